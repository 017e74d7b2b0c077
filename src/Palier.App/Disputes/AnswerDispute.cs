using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Disputes;

/// <summary>What came of answering a dispute.</summary>
public abstract record AnswerOutcome
{
    private AnswerOutcome()
    {
    }

    /// <summary>The line stands: the dispute is over, and what waited for it goes on.</summary>
    public sealed record Refused(int Number) : AnswerOutcome;

    /// <summary>The partner is right: an adjustment waits for another person, and ends the dispute once it is posted.</summary>
    public sealed record Upheld(int Number, int Adjustment, string Partner, Money Amount) : AnswerOutcome;

    public sealed record ReasonMissing : AnswerOutcome;

    public sealed record NoSuchDispute(int Number) : AnswerOutcome;

    public sealed record OverBefore(int Number, DateOnly On) : AnswerOutcome;

    /// <summary>It was upheld, and the adjustment waits for another person.</summary>
    public sealed record WaitsFor(int Number, int Adjustment) : AnswerOutcome;

    /// <summary>It is about the partner that this person belongs to.</summary>
    public sealed record ConcernsThem(string Name) : AnswerOutcome;

    /// <summary>What is to put it right cannot be proposed.</summary>
    public sealed record NotProposed(AdjustOutcome Why) : AnswerOutcome;
}

/// <summary>Answers a dispute for the vendor: refuses it with a reason, or upholds it with the amount that puts it right.</summary>
public static class AnswerDispute
{
    /// <param name="database">Where the dispute is.</param>
    /// <param name="number">The dispute.</param>
    /// <param name="amount">What the partner is given beside what it has, below zero what is taken back; null refuses the dispute.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    public static AnswerOutcome Run(Database database, int number, decimal? amount, string reason, string by, DateOnly on, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new AnswerOutcome.ReasonMissing();
        }

        using var saving = database.Begin(now, $"answer dispute {number}");
        if (saving.Context.Disputes.FirstOrDefault(d => d.Number == number) is not { } dispute)
        {
            return new AnswerOutcome.NoSuchDispute(number);
        }

        if (Approving.Who(saving.Context, by).Partner is { } own)
        {
            return own == dispute.Partner ? new AnswerOutcome.ConcernsThem(by) : new AnswerOutcome.NoSuchDispute(number);
        }

        return DisputeFacts.StateOf(saving.Context, dispute) switch
        {
            DisputeState.Refused refused => new AnswerOutcome.OverBefore(number, refused.On),
            DisputeState.PutRight right => new AnswerOutcome.OverBefore(number, right.On),
            DisputeState.Upheld upheld => new AnswerOutcome.WaitsFor(number, upheld.Adjustment),
            _ => amount is { } given ? Uphold(saving, dispute, given, reason, by, on) : Refuse(saving, dispute, reason, by, on),
        };
    }

    private static AnswerOutcome Refuse(Saving saving, DisputeRow dispute, string reason, string by, DateOnly on)
    {
        saving.AddRows([Answer(saving.Context, dispute, reason, by, on)]);
        DisputeFacts.Settle(saving, dispute, on);
        return Deeds.Commit<AnswerOutcome>(saving, new Deed("refuse dispute", by, on, $"dispute {dispute.Number}"), new AnswerOutcome.Refused(dispute.Number));
    }

    private static AnswerOutcome Uphold(Saving saving, DisputeRow dispute, decimal amount, string reason, string by, DateOnly on)
    {
        var asked = new AdjustmentAsked(dispute.Programme, dispute.Partner, dispute.Wallet, amount, $"dispute {dispute.Number}: {reason.Trim()}");
        var (row, refused) = Adjust.RowOf(saving.Context, asked, by, on);
        if (row is null)
        {
            return new AnswerOutcome.NotProposed(refused!);
        }

        saving.AddRows([row]);
        saving.AddRows([Answer(saving.Context, dispute, reason, by, on) with { Upheld = true, Adjustment = row.Number }]);
        var given = new Money(row.Gives ? row.Minor : -row.Minor, RowMapping.CurrencyOf(row.Currency));
        return Deeds.Commit<AnswerOutcome>(saving, new Deed("uphold dispute", by, on, $"dispute {dispute.Number}"), new AnswerOutcome.Upheld(dispute.Number, row.Number, dispute.Partner, given));
    }

    private static DisputeAnswerRow Answer(PalierContext context, DisputeRow dispute, string reason, string by, DateOnly on) => new()
    {
        Dispute = dispute.Number, Turn = (context.DisputeAnswers.Where(a => a.Dispute == dispute.Number).Max(a => (int?)a.Turn) ?? 0) + 1, Reason = reason.Trim(), By = by, Day = on,
    };
}
