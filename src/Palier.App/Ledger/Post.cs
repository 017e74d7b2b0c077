using Microsoft.EntityFrameworkCore;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Ledger;

/// <summary>What came of posting a settlement.</summary>
public abstract record PostSettlementOutcome
{
    private PostSettlementOutcome()
    {
    }

    public sealed record Posted(int Number, string Hash, int Movements) : PostSettlementOutcome;

    /// <summary>It was posted before; nothing was posted now.</summary>
    public sealed record PostedBefore(int Number, string By, DateOnly Day) : PostSettlementOutcome;

    public sealed record Withdrawn(int Number, string By, DateOnly Day) : PostSettlementOutcome;

    public sealed record NoSuchSettlement(int Number) : PostSettlementOutcome;

    /// <summary>Facts, rules or movements came since it was computed, and it would be another one now; settle again and look at that.</summary>
    public sealed record ChangedSince(int Number) : PostSettlementOutcome;
}

/// <summary>Posts exactly the movements of a settlement that was shown, or withdraws it.</summary>
public static class Post
{
    /// <param name="database">Where the books are.</param>
    /// <param name="number">The settlement.</param>
    /// <param name="by">Who posts it.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="shown">The hash of what the person was shown; what has another one is not posted. Null where only the number was given.</param>
    public static PostSettlementOutcome Run(Database database, int number, string by, DateOnly on, DateTime now, string? shown = null)
    {
        using var saving = database.Begin(now, $"post settlement {number}");
        if (Ended(saving.Context, number, out var settlement) is { } ended)
        {
            return ended;
        }

        if ((shown is not null && shown != settlement!.Hash) || HasChanged(saving.Context, settlement!))
        {
            return new PostSettlementOutcome.ChangedSince(number);
        }

        var proposal = Proposal.Read(settlement!.Content);
        saving.AddRows(proposal.Movements.Select(m => m.Row(settlement.Programme, number)));
        saving.AddRows([new SettlementEventRow { Settlement = number, Posted = true, By = by, Day = on }]);
        return Deeds.Commit(saving, new Deed("post", by, on, $"settlement {number}", settlement.Hash), new PostSettlementOutcome.Posted(number, settlement.Hash, proposal.Movements.Length));
    }

    /// <summary>Withdraws a settlement that is not to be posted.</summary>
    public static PostSettlementOutcome Withdraw(Database database, int number, string by, DateOnly on, DateTime now)
    {
        using var saving = database.Begin(now, $"withdraw settlement {number}");
        if (Ended(saving.Context, number, out _) is { } ended)
        {
            return ended;
        }

        saving.AddRows([new SettlementEventRow { Settlement = number, Posted = false, By = by, Day = on }]);
        return Deeds.Commit(saving, new Deed("withdraw", by, on, $"settlement {number}"), new PostSettlementOutcome.Withdrawn(number, by, on));
    }

    private static PostSettlementOutcome? Ended(PalierContext context, int number, out SettlementRow? settlement)
    {
        settlement = context.Settlements.FirstOrDefault(s => s.Number == number);
        return settlement is null ? new PostSettlementOutcome.NoSuchSettlement(number)
            : context.SettlementEvents.FirstOrDefault(e => e.Settlement == number) is not { } ended ? null
            : ended.Posted ? new PostSettlementOutcome.PostedBefore(number, ended.By, ended.Day)
            : new PostSettlementOutcome.Withdrawn(number, ended.By, ended.Day);
    }

    // Other settlements that wait change nothing. After anything else it is computed again and must come out the same.
    private static bool HasChanged(PalierContext context, SettlementRow settlement)
    {
        if (Proposal.HashOf(settlement.Content) != settlement.Hash)
        {
            return true;
        }

        if (!context.Moments.Any(m => m.Sequence > settlement.ComputedOn && !EF.Functions.Like(m.What, "settle %")))
        {
            return false;
        }

        var books = StoredBooks.Load(context, settlement.Programme);
        var (proposal, _) = Propose.Decide(books, new Period(settlement.PeriodFrom, settlement.PeriodUntil), settlement.KeptTo);
        return proposal is null || Proposal.HashOf(proposal.Content) != settlement.Hash;
    }
}
