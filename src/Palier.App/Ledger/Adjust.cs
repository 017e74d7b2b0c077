using Palier.App.Programmes;
using Palier.Core.Acting;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Ledger;

/// <summary>What somebody asks to move by hand.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Partner">The partner.</param>
/// <param name="Wallet">The wallet that is given or taken from.</param>
/// <param name="Amount">The amount in units of what the wallet holds; below zero it is taken back.</param>
/// <param name="Reason">Why; it stands beside the movement for good.</param>
public sealed record AdjustmentAsked(string Programme, string Partner, string Wallet, decimal Amount, string Reason);

/// <summary>What came of adjusting.</summary>
public abstract record AdjustOutcome
{
    private AdjustOutcome()
    {
    }

    /// <summary>It waits for a second person.</summary>
    public sealed record Proposed(int Number, string Partner, Money Amount) : AdjustOutcome;

    /// <summary>A second person approved it, and it is posted.</summary>
    public sealed record Posted(int Number, Movement Movement) : AdjustOutcome;

    public sealed record Rejected(int Number) : AdjustOutcome;

    public sealed record ReasonMissing : AdjustOutcome;

    public sealed record NoSuchProgramme(string Name) : AdjustOutcome;

    public sealed record NoSuchPartner(string Id) : AdjustOutcome;

    public sealed record NoSuchWallet(string Name) : AdjustOutcome;

    /// <summary>Nothing, or more decimals than what the wallet holds has.</summary>
    public sealed record NotAnAmount(decimal Amount, Currency Currency) : AdjustOutcome;

    public sealed record NoSuchMovement(long Sequence) : AdjustOutcome;

    /// <summary>It is part of a payment: what the bank says of that takes it back, and nobody by hand.</summary>
    public sealed record PartOfPayment(long Sequence, int Payment) : AdjustOutcome;

    public sealed record CorrectedBefore(long Sequence, int Adjustment) : AdjustOutcome;

    public sealed record NoSuchAdjustment(int Number) : AdjustOutcome;

    public sealed record DecidedBefore(int Number, bool Approved, string By) : AdjustOutcome;

    /// <summary>This person's approval does not count.</summary>
    public sealed record NotApproved(Approval Why) : AdjustOutcome;

    /// <summary>It is above the limit: approved by the second person, it waits for a third.</summary>
    public sealed record ThirdNeeded(int Number) : AdjustOutcome;

    /// <summary>The wallet does not hold as much as is to be taken from it.</summary>
    public sealed record NotCovered(int Number, Money There) : AdjustOutcome;
}

/// <summary>Proposes money to be moved by hand, with a reason; <see cref="DecideAdjustment"/> posts it.</summary>
public static class Adjust
{
    /// <summary>Proposes to give a partner something, or to take it back.</summary>
    public static AdjustOutcome Run(Database database, AdjustmentAsked asked, string by, DateOnly on, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(asked.Reason))
        {
            return new AdjustOutcome.ReasonMissing();
        }

        using var saving = database.Begin(now, $"propose to adjust {asked.Partner}");
        return RowOf(saving.Context, asked, by, on) switch
        {
            (null, { } refused) => refused,
            var (row, _) => Propose(saving, row!),
        };
    }

    /// <summary>The row of what is asked, with the next number; or why there is none.</summary>
    internal static (AdjustmentRow? Row, AdjustOutcome? Refused) RowOf(PalierContext context, AdjustmentAsked asked, string by, DateOnly on)
    {
        if (new Versions([.. PublishedProgrammes.All(context).Where(p => p.Name == asked.Programme)]).For(on, on) is not { } programme)
        {
            return (null, new AdjustOutcome.NoSuchProgramme(asked.Programme));
        }

        if (!context.Organisations.Any(o => o.Id == asked.Partner))
        {
            return (null, new AdjustOutcome.NoSuchPartner(asked.Partner));
        }

        if (asked.Wallet != Wallet.Cash && programme.FindWallet(asked.Wallet) is null)
        {
            return (null, new AdjustOutcome.NoSuchWallet(asked.Wallet));
        }

        var currency = programme.CurrencyOf(programme.FindWallet(asked.Wallet));
        return MinorUnits.Of(asked.Amount, currency) is { } minor and not 0
            ? (new AdjustmentRow
            {
                Number = NextNumber(context), Programme = asked.Programme, Partner = asked.Partner, Wallet = asked.Wallet, Minor = Math.Abs(minor), Currency = currency.Code, Gives = minor > 0,
                Reason = asked.Reason.Trim(), By = by, Day = on,
            }, null)
            : (null, new AdjustOutcome.NotAnAmount(asked.Amount, currency));
    }

    /// <summary>Proposes to take back a whole movement by one in the other direction, which names it.</summary>
    public static AdjustOutcome Reverse(Database database, long movement, string reason, string by, DateOnly on, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new AdjustOutcome.ReasonMissing();
        }

        using var saving = database.Begin(now, "propose to reverse a movement");
        if (saving.Context.Movements.FirstOrDefault(m => m.Sequence == movement) is not { } there)
        {
            return new AdjustOutcome.NoSuchMovement(movement);
        }

        if (there.Payment is { } payment)
        {
            return new AdjustOutcome.PartOfPayment(movement, payment);
        }

        if (saving.Context.Movements.FirstOrDefault(m => m.Corrects == movement) is { } corrected)
        {
            return new AdjustOutcome.CorrectedBefore(movement, corrected.Adjustment ?? 0);
        }

        return Propose(saving, new AdjustmentRow
        {
            Number = NextNumber(saving.Context), Programme = there.Programme, Partner = there.Partner, Wallet = there.PartAccount, Minor = there.Minor, Currency = there.Currency,
            Gives = there.FromOwner == there.PartOwner, Reason = reason.Trim(), Corrects = movement, By = by, Day = on,
        });
    }

    private static AdjustOutcome.Proposed Propose(Saving saving, AdjustmentRow row)
    {
        saving.AddRows([row]);
        return Deeds.Commit(saving, new Deed("propose to adjust", row.By, row.Day, $"adjustment {row.Number}"), new AdjustOutcome.Proposed(row.Number, row.Partner, new Money(row.Gives ? row.Minor : -row.Minor, RowMapping.CurrencyOf(row.Currency))));
    }

    private static int NextNumber(PalierContext context) => (context.Adjustments.Max(a => (int?)a.Number) ?? 0) + 1;
}
