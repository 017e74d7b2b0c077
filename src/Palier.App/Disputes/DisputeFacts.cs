using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Disputes;

/// <summary>What disputes and confirmations are to the books: facts of a wallet and a period, from which follows which payout waits.</summary>
internal static class DisputeFacts
{
    public const string Dispute = "dispute";
    public const string Confirmation = "confirmation";

    /// <summary>Writes down that what a wallet pays for a period is disputed, or confirmed, from a day on.</summary>
    public static Occurrence Said(string kind, string key, Statement of, string wallet, Period period, DateOnly on) => new()
    {
        Kind = kind, Key = key, Partner = of.Partner.Id, Currency = of.Programme.Currency,
        Fields = ImmutableSortedDictionary<string, string>.Empty.Add("wallet", wallet).Add("period", $"{period}").Add("on", DayText(on)),
    };

    /// <summary>The key of what a dispute says of a wallet.</summary>
    public static string KeyOf(int dispute, string wallet) => $"dispute {dispute} {wallet}";

    /// <summary>Ends a dispute: from this day on nothing waits for it any more.</summary>
    public static void Settle(Saving saving, DisputeRow dispute, DateOnly on)
    {
        var begins = KeyOf(dispute.Number, "");
        saving.Add(saving.Context.Occurrences.Where(o => o.Kind == Dispute && o.Partner == dispute.Partner).OrderBy(o => o.Sequence).AsEnumerable()
            .Where(o => o.Key.StartsWith(begins, StringComparison.Ordinal)).GroupBy(o => o.Key, StringComparer.Ordinal).Select(g => RowMapping.Fact(g.Last())).Select(o => o with { Fields = o.Fields.SetItem("settled_on", DayText(on)) }).ToList());
    }

    /// <summary>An adjustment was posted: where it puts a dispute right, that dispute ends with it.</summary>
    public static void Posted(Saving saving, int adjustment, DateOnly on)
    {
        if (saving.Context.DisputeAnswers.FirstOrDefault(a => a.Adjustment == adjustment) is { } answer)
        {
            Settle(saving, saving.Context.Disputes.First(d => d.Number == answer.Dispute), on);
        }
    }

    /// <summary>How a dispute stands.</summary>
    public static DisputeState StateOf(PalierContext context, DisputeRow dispute) => StatesOf(context, context.DisputeAnswers.Where(a => a.Dispute == dispute.Number))(dispute);

    /// <summary>How each of several disputes stands.</summary>
    public static Func<DisputeRow, DisputeState> StatesOf(PalierContext context, IQueryable<DisputeAnswerRow> answers)
    {
        var given = answers.OrderBy(a => a.Turn).AsEnumerable().ToLookup(a => a.Dispute);
        var numbers = given.SelectMany(g => g).Select(a => a.Adjustment).OfType<int>().ToArray();
        var decided = context.AdjustmentDecisions.Where(d => numbers.Contains(d.Adjustment)).ToDictionary(d => d.Adjustment);
        return dispute => Core.Ledger.Disputes.Of(dispute.Day, [.. given[dispute.Number].Select(a => new DisputeAnswer(a.Day, a.Adjustment,
            a.Adjustment is { } number && decided.TryGetValue(number, out var decision) ? (decision.Approved, decision.Day) : null))]);
    }

    private static string DayText(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
