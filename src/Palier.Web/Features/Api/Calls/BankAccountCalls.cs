using System.Collections.Immutable;
using System.Text.Json;
using Palier.App.BankAccounts;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Calls;

/// <summary>Where an account is, as everybody may see it.</summary>
internal sealed record AccountAt(string Country, string Ends);

/// <summary>A bank account as lists show it.</summary>
internal sealed record AccountShort(
    int Number, string Owner, string Name, string Country, string Ends, Currency Currency, AccountState State, string By, DateOnly Day, string Hash, DateOnly? CountsFrom, string? DecidedBy);

/// <summary>One part of a bank account.</summary>
internal sealed record AccountPart(AccountField Field, string Value);

/// <summary>What approving an account would do.</summary>
internal sealed record AccountAffects(DateOnly CountsFrom, ImmutableArray<Money> Payable, ImmutableArray<int> Batches);

/// <summary>A bank account opened; all of it for those who see account numbers whole, and null for everybody else.</summary>
internal sealed record AccountDetail(AccountShort Account, ImmutableArray<AccountPart>? Whole, string? Reason, AccountAt? Replaces, AccountAt? Stops, AccountAffects? Effects);

/// <summary>A bank account that is to be proposed: with an IBAN, or with a number and the country it is in.</summary>
internal sealed record AccountGiven(
    string Owner, string Holder, string Currency, string Contact, string? Iban = null, string? Number = null, string? Country = null, string? ClearingSystem = null, string? Member = null, string? Bic = null,
    string? Street = null, string? Town = null, string? Reason = null);

/// <summary>Whose change is to be stopped.</summary>
internal sealed record AccountStop(string Owner);

/// <summary>Bank accounts: proposed by one person, decided by another, stopped by anyone who may. The tag of one that waits is the hash that its approval is bound to.</summary>
internal static class BankAccountCalls
{
    private const string Part = "accounts";

    private static readonly string[] deciding = ["no_account", "account_approved_before", "account_rejected_before", "same_person", "approved_by_them", "concerns_them", "shown_changed"];

    private static readonly string[] proposing = ["account_no_owner", "account_wrong", "account_nothing_changes", "account_asked_before"];

    public static IEnumerable<Call> All =>
    [
        Fits.List("/bank-accounts", "listBankAccounts", Part, typeof(AccountShort), List, new AskedFor("owner"), Fits.State([.. Enum.GetValues<AccountState>().Select(Kebab)])),
        Call.Read("/bank-accounts/{number}", "readBankAccount", Part, typeof(AccountDetail), Read, "no_account") with { ShowsMoreTo = true },
        Call.Do("/bank-accounts", "proposeBankAccount", Part, Act.ProposeBankAccount, typeof(AccountGiven), [typeof(BankAccountOutcome.Proposed), typeof(BankAccountOutcome.Stopped)], Propose, proposing)
            with { Status = StatusCodes.Status201Created },
        Call.Do("/bank-account-stops", "stopBankAccount", Part, Act.StopBankAccount, typeof(AccountStop), [typeof(BankAccountOutcome.Stopped)], Stop, ["account_nothing_to_stop", .. proposing])
            with { Status = StatusCodes.Status201Created },
        Call.Do("/bank-accounts/{number}/approval", "approveBankAccount", Part, Act.DecideBankAccount, null,
            [typeof(BankAccountOutcome.InForce), typeof(BankAccountOutcome.Waits), typeof(BankAccountOutcome.Kept)], asked => Decide(asked, true), deciding) with { Shown = Tag },
        Call.Do("/bank-accounts/{number}/rejection", "rejectBankAccount", Part, Act.DecideBankAccount, null,
            [typeof(BankAccountOutcome.Rejected), typeof(BankAccountOutcome.GoesOn)], asked => Decide(asked, false), deciding) with { Shown = Tag },
    ];

    public static AccountAffects Shown(AccountEffects e) => new(e.CountsFrom, e.Payable, [.. e.Batches.Select(b => b.Number)]);

    private static Answer List(Asked asked) => asked.Page(
        ListBankAccounts.Run(asked.Database, asked.Today, asked.Query("owner")).Where(a => asked.Fit("state", Kebab(a.State))), a => Listing.Down(a.Number), Shown);

    private static Answer Read(Asked asked) => Find(asked) is { Listed: var listed } one
        ? Answer.Of(new AccountDetail(
            Shown(listed), one.Whole is { } whole ? [.. AccountDetails.Of(whole).Select(f => new AccountPart(f.Field, f.Value))] : null, one.Reason, At(listed.Replaces), At(listed.Stops),
            listed.Effects is { } effects ? Shown(effects) : null)) with { Tag = CoveredTag.Of(TagOf(listed), one.Whole is not null) }
        : asked.Refuse("no_account", figures: ("number", asked.Place("number")));

    private static Answer Propose(Asked asked)
    {
        var (b, doer) = (asked.Body<AccountGiven>(), asked.Doer);
        var typed = new AccountTyped
        {
            Holder = b.Holder, Currency = b.Currency, Contact = b.Contact, Iban = b.Iban ?? "", Number = b.Number ?? "", Country = b.Country ?? "", ClearingSystem = b.ClearingSystem ?? "",
            Member = b.Member ?? "", Bic = b.Bic ?? "", Street = b.Street ?? "", Town = b.Town ?? "", Reason = b.Reason ?? "",
        };
        return asked.Do(o => Told(asked, o), () => ProposeBankAccount.Run(asked.Database, b.Owner, typed, doer.Name, doer.On, doer.Now), Where);
    }

    private static Answer Stop(Asked asked)
    {
        var (body, doer) = (asked.Body<AccountStop>(), asked.Doer);
        return asked.Do(o => Told(asked, o), () => ProposeBankAccount.Stop(asked.Database, body.Owner, doer.Name, doer.On, doer.Now), Where);
    }

    private static Answer Decide(Asked asked, bool approve)
    {
        var doer = asked.Doer;
        return asked.Do<BankAccountOutcome>(asked.Telling.Of, () => DecideBankAccount.Run(asked.Database, asked.Number(), approve, doer.Name, doer.On, doer.Now, asked.ShownHash));
    }

    // Everything that is wrong is told at once, each with its field.
    private static MoneyTold Told(Asked asked, BankAccountOutcome outcome) => outcome is BankAccountOutcome.Wrong
        ? new MoneyTelling(asked.Words).Of(outcome) with { Key = "account_wrong" } : asked.Telling.Of(outcome);

    private static string? Where(BankAccountOutcome outcome) => outcome switch
    {
        BankAccountOutcome.Proposed o => $"/api/bank-accounts/{o.Number}",
        BankAccountOutcome.Stopped o => $"/api/bank-accounts/{o.Number}",
        _ => null,
    };

    private static AccountOpened? Find(Asked asked) => ListBankAccounts.Show(asked.Database, asked.Number(), asked.Today, asked.Here.Numbers);

    private static string? Tag(Asked asked) => Find(asked) is { } one ? TagOf(one.Listed) : null;

    private static string TagOf(AccountListed a) => a.State == AccountState.Asked ? a.Hash : $"{a.Hash}.{Kebab(a.State)}";

    private static string Kebab(AccountState state) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{state}");

    private static AccountAt? At(AccountPlace? place) => place is null ? null : new(place.Country, place.Ends);

    private static AccountShort Shown(AccountListed a) => new(
        a.Number, a.Owner, a.Name, a.Place.Country, a.Place.Ends, a.Currency, a.State, a.By, a.Day, a.Hash, a.CountsFrom, a.DecidedBy);
}
