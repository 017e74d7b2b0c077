using System.Text;
using System.Security.Cryptography;
using Palier.App.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Verification;

/// <summary>Checks the money: settlements are what they would be again, movements are what was proposed, balances are their sums.</summary>
internal static class MoneyCheck
{
    public static IEnumerable<Finding> Run(PalierContext context, Action<string>? progress)
    {
        var movements = context.Movements.OrderBy(m => m.Sequence).ToList();
        var posted = context.SettlementEvents.Where(e => e.Posted).ToDictionary(e => e.Settlement);
        foreach (var settlement in context.Settlements.OrderBy(s => s.Number).ToList())
        {
            progress?.Invoke($"settlement {settlement.Number}");
            if (Of(context, settlement, posted.ContainsKey(settlement.Number), movements) is { } found)
            {
                yield return found;
            }
        }

        foreach (var stray in movements.Where(m => m.Settlement is { } s && !posted.ContainsKey(s)))
        {
            yield return new Finding(FindingKind.MovementsDiffer, 0, $"settlement {stray.Settlement}", $"{stray.Sequence}");
        }

        foreach (var found in Statements(context).Concat(PaymentCheck.Run(context, movements)).Concat(BalanceFindings(context, movements)))
        {
            yield return found;
        }
    }

    /// <summary>What accounts hold, added up from the movements.</summary>
    public static Dictionary<(string Programme, string Owner, string Account, string Currency), long> Sums(IEnumerable<MovementRow> movements)
    {
        var sums = new Dictionary<(string, string, string, string), long>();
        foreach (var m in movements)
        {
            var (to, from) = ((m.Programme, m.ToOwner, m.ToAccount, m.Currency), (m.Programme, m.FromOwner, m.FromAccount, m.Currency));
            sums[to] = checked(sums.GetValueOrDefault(to) + m.Minor);
            sums[from] = checked(sums.GetValueOrDefault(from) - m.Minor);
        }

        return sums;
    }

    private static Finding? Of(PalierContext context, SettlementRow settlement, bool isPosted, List<MovementRow> movements)
    {
        var name = $"settlement {settlement.Number}";
        if (Proposal.HashOf(settlement.Content) != settlement.Hash)
        {
            return new Finding(FindingKind.SettlementHash, 0, name);
        }

        var proposed = Proposal.Read(settlement.Content).Movements.Select(m => m.Row(settlement.Programme, settlement.Number));
        var there = movements.Where(m => m.Settlement == settlement.Number).Select(m => m with { Sequence = 0, KnownAt = default });
        if (isPosted && !proposed.SequenceEqual(there))
        {
            return new Finding(FindingKind.MovementsDiffer, 0, name);
        }

        var books = StoredBooks.Load(context, settlement.Programme, settlement.ComputedOn);
        var (again, _) = Propose.Decide(books, new Period(settlement.PeriodFrom, settlement.PeriodUntil), settlement.KeptTo);
        return again is null || Proposal.HashOf(again.Content) != settlement.Hash ? new Finding(FindingKind.SettlementComputed, 0, name) : null;
    }

    private static IEnumerable<Finding> Statements(PalierContext context) => context.IssuedStatements.OrderBy(s => s.Number).AsEnumerable()
        .Where(s => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(s.Content))) != s.Hash)
        .Select(s => new Finding(FindingKind.StatementHash, 0, $"statement {s.Number}"));

    private static IEnumerable<Finding> BalanceFindings(PalierContext context, List<MovementRow> movements)
    {
        var (sums, stored) = (Sums(movements), context.Balances.ToDictionary(b => (b.Programme, b.Owner, b.Account, b.Currency), b => b.Minor));
        return sums.Keys.Union(stored.Keys).Where(k => sums.GetValueOrDefault(k) != stored.GetValueOrDefault(k) || !stored.ContainsKey(k))
            .Order().Select(k => new Finding(FindingKind.BalanceDiffers, 0, $"{k.Programme} {k.Owner}:{k.Account}", $"{stored.GetValueOrDefault(k)} {sums.GetValueOrDefault(k)} {k.Currency}"));
    }
}
