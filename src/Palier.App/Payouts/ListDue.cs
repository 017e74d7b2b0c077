using System.Collections.Immutable;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Payouts;

/// <summary>What is due on a day, and what is not yet and why.</summary>
/// <param name="On">The day.</param>
/// <param name="Payees">Everyone of whom something is payable, in the order of their ids.</param>
/// <param name="Debtors">The currencies that the vendor can pay.</param>
public sealed record DueListed(DateOnly On, ImmutableArray<Due> Payees, ImmutableArray<Currency> Debtors)
{
    /// <summary>What a batch of each currency would pay now, the currencies by their codes.</summary>
    public IEnumerable<(Money Amount, int Payees)> Batches => Payees.Select(p => p.Amount).OfType<Money>().GroupBy(a => a.Currency).OrderBy(g => g.Key.Code, StringComparer.Ordinal)
        .Select(g => (g.Aggregate((a, b) => a + b), g.Count()));
}

/// <summary>Lists what is due to whom, across all programmes.</summary>
public static class ListDue
{
    /// <param name="database">Where the books are.</param>
    /// <param name="on">The day, which picks the accounts, the holds and the rates.</param>
    public static DueListed Run(Database database, DateOnly on)
    {
        using var context = database.Context();
        var books = PayableBooks.Load(context, on);
        return new DueListed(on, [.. books.Payees.Select(p => books.Of(p, on))], [.. books.Debtors.Keys.OrderBy(c => c.Code, StringComparer.Ordinal)]);
    }
}
