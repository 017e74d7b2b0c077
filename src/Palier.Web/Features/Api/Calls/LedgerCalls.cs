using Palier.App.Accruing;
using Palier.App.Ledger;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Calls;

/// <summary>What an account holds; of a partner, below zero is what it owes.</summary>
internal sealed record BalanceShown(string Owner, string Account, Money Amount, bool Owes);

/// <summary>A movement as it was posted.</summary>
internal sealed record MovementPosted(
    long Number, string Partner, string From, string To, Money Amount, DateOnly Day, string Key, int Version, int? Settlement, int? Adjustment, int? Payment, int? Batch, long? Corrects, string? Reason);

/// <summary>What one bonus of one partner has cost by a day.</summary>
internal sealed record AccrualShown(string Partner, string? Level, string Bonus, Period Period, Money ToDate, Money Accrued, Money Expected, Money Posted, Money ToBook);

/// <summary>The books: balances, movements, and what open periods have cost so far.</summary>
internal static class LedgerCalls
{
    private const string Part = "ledger";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/ledger/{programme}/balances", "listBalances", Part, typeof(BalanceShown), Balances, new AskedFor("owner")) with { Problems = ["no_programme", "unknown_parameter", "wrong_cursor"] },
        Fits.List("/ledger/{programme}/movements", "listMovements", Part, typeof(MovementPosted), Movements, new AskedFor("owner"), new AskedFor("account")) with { Problems = ["no_programme", "unknown_parameter", "missing_parameter", "wrong_cursor"] },
        Fits.List("/accruals/{programme}", "listAccruals", Part, typeof(AccrualShown), Accruals, new AskedFor("on", AskedKind.Day, Required: true), Fits.Partner)
            with { Problems = ["no_programme", "nobody", "unknown_parameter", "missing_parameter", "wrong_cursor"] },
    ];

    private static Answer Balances(Asked asked) => Unknown(asked) ?? asked.Page(
        ListLedger.Balances(asked.Database, asked.Place("programme"), asked.Query("owner")), b => $"{b.Account.Owner}\u0001{b.Account.Name}\u0001{b.Amount.Currency.Code}",
        b => new BalanceShown(b.Account.Owner, b.Account.Name, b.Amount, b.Owes));

    // The movements of years are many: only those of the page are read.
    private static Answer Movements(Asked asked)
    {
        if (Unknown(asked) is { } unknown)
        {
            return unknown;
        }

        if (asked.Query("account") is not null && asked.Query("owner") is null)
        {
            throw new RefusedException("missing_parameter", ("name", "owner"));
        }

        var (limit, after) = (asked.Limit(), Listing.After(asked) is { } place ? long.TryParse(place, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
            : throw new RefusedException("wrong_cursor", ("value", asked.Query("after")!)) : 0);
        var found = ListLedger.Movements(asked.Database, asked.Place("programme"), asked.Query("owner"), asked.Query("account"), after, limit + 1);
        return asked.Page([.. found.Take(limit).Select(Shown)], found.Length > limit ? $"{found[limit - 1].Sequence}" : null);
    }

    private static Answer Accruals(Asked asked) => EstimateAccruals.Run(asked.Database, asked.Place("programme"), asked.Day("on")!.Value) switch
    {
        AccrualsOutcome.Estimated o => asked.Page(o.Lines.Where(l => asked.Fit("partner", l.Partner)), l => $"{l.Partner}\u0001{l.Bonus.Name}\u0001{l.Period}", Shown),
        var other => Refused(asked, other),
    };

    /// <summary>Why nothing can be estimated.</summary>
    public static Answer Refused(Asked asked, AccrualsOutcome outcome) => outcome switch
    {
        AccrualsOutcome.NobodyEnrolled o => asked.Refuse("nobody", o, ("programme", o.Programme)),
        AccrualsOutcome.NoSuchProgramme o => asked.Refuse("no_programme", o, ("name", o.Name)),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    private static Answer? Unknown(Asked asked) => asked.Site.Programme(asked.Place("programme")) is null ? asked.Refuse("no_programme", figures: ("name", asked.Place("programme"))) : null;

    private static MovementPosted Shown(PostedMovement m) => new(
        m.Sequence, m.Partner, m.Movement.From.ToString(), m.Movement.To.ToString(), m.Movement.Amount, m.Movement.On, m.Movement.Key, m.Movement.Version, m.Settlement, m.Adjustment, m.Payment, m.Batch, m.Corrects, m.Reason);

    private static AccrualShown Shown(Accrued l) =>
        new(l.Partner, l.Level?.Name, l.Bonus.Name, l.Period, l.Estimate.ToDate, l.Estimate.Amount, l.Estimate.Expected, l.Posted, l.ToBook);
}
