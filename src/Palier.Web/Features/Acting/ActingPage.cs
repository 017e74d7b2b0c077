using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Definition;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Web.Hosting;
using Palier.Web.Shell;

namespace Palier.Web.Features.Acting;

/// <summary>Why a form was not done, and the field of it that must be put right; null where that is none.</summary>
public sealed record Refused(string Form, string Sentence, string? Field);

/// <summary>A page with forms that do something: each calls its use case as the person here, and either goes on or says why not.</summary>
public abstract class ActingPage : ComponentBase
{
    // The field that an outcome is about, by the key of its sentence.
    private static readonly Dictionary<string, string> fields = new(StringComparer.Ordinal)
    {
        ["reason_missing"] = "reason", ["no_partner"] = "partner", ["no_books"] = "partner", ["no_wallet"] = "wallet", ["not_an_amount"] = "amount", ["no_movement"] = "movement",
        ["corrected_before"] = "movement", ["no_programme"] = "programme", ["nobody"] = "programme", ["never_closes"] = "programme", ["too_early"] = "period",
        ["period_closed"] = "period", ["not_kept"] = "period", ["who_issues"] = "vendor", ["no_hold"] = "hold", ["bank_wrong"] = "file",
        ["batch_no_debtor"] = "currency", ["batch_nothing_due"] = "currency", ["batch_day_over"] = "executeOn", ["batch_no_working_day"] = "executeOn", ["batch_cannot_be_paid"] = "payees",
        ["no_line"] = "line", ["dispute_too_late"] = "line", ["in_dispute_before"] = "line", ["claim_not_an_amount"] = "amount", ["no_level"] = "level",
        ["override_ends_before"] = "until", ["override_too_long"] = "until", ["override_nobody_may"] = "programme", ["limit_not_an_amount"] = "amount",
        ["account_no_owner"] = "owner", ["account_Holder"] = "holder", ["account_Street"] = "street", ["account_Town"] = "town", ["account_Country"] = "country", ["account_Currency"] = "currency",
        ["account_Iban"] = "iban", ["account_Number"] = "number", ["account_ClearingSystem"] = "clearing", ["account_Member"] = "member", ["account_Bic"] = "bic", ["account_Contact"] = "contact", ["account_Reason"] = "reason",
    };

    private ImmutableArray<Programme>? _programmes;

    [Inject]
    public required Reader R { get; init; }

    [Inject]
    public required Here Here { get; init; }

    [Inject]
    public required Database Database { get; init; }

    [Inject]
    public required SiteHere Site { get; init; }

    [Inject]
    public required NavigationManager Nav { get; init; }

    [Inject]
    public required Outcome Outcome { get; init; }

    /// <summary>The form that was just refused; null where none was.</summary>
    public Refused? Refused { get; private set; }

    /// <summary>The programmes in force today.</summary>
    protected ImmutableArray<Programme> Programmes => _programmes ??= Site.Programmes;

    protected MoneyTelling Telling => new(R.Reasons, name => Site.Title(name, R.Language));

    /// <summary>The hash of what the page showed, which the button sends along; the page that is answered may show something else by now.</summary>
    [SupplyParameterFromForm(Name = "shown")]
    public string? ShownHash { get; set; }

    protected Language Words => Language.Find(R.Language)!;

    /// <summary>Does what a form asks for and goes on to another page, which says so; or stays and says why not.</summary>
    /// <param name="form">The name of the form.</param>
    /// <param name="act">What it is, for the roles.</param>
    /// <param name="use">Calls the use case.</param>
    /// <param name="to">Where to go on once it is done.</param>
    protected void Do(string form, Act act, Func<Doer, MoneyTold> use, Func<string> to)
    {
        if (Here.Refusal(act, R) is { } refusal)
        {
            Refuse(form, refusal);
            return;
        }

        var told = use(Here.Doer);
        if (!told.IsDone)
        {
            Refuse(form, told.Key == "same_person" ? $"{told.Sentence} {Here.Others(act, R)}" : told.Sentence, fields.GetValueOrDefault(told.Key));
            return;
        }

        Outcome.Keep(told.Sentence, told.Key is not ("nothing" or "posted_before" or "closed_before" or "issued_none" or "statement_confirmed_before" or "bank_read_before" or "looked_at_before"));
        Nav.NavigateTo(to() + "#content");
    }

    /// <summary>Refuses a form before anything is asked of a use case: what was typed cannot be read.</summary>
    protected void Refuse(string form, string sentence, string? field = null) => Refused = new Refused(form, sentence, field);
}
