using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>What came of posting.</summary>
public abstract record PostOutcome
{
    /// <summary>Posted; those that were there already are left as they are.</summary>
    public sealed record Posted(Journal Journal, ImmutableArray<Movement> New) : PostOutcome;

    /// <summary>Something else already stands under the key, so nothing was posted: two settlements ran against each other.</summary>
    public sealed record TakenByAnother(Movement There, Movement Wanted) : PostOutcome;
}

/// <summary>All movements so far, in the order they were posted. It only grows.</summary>
public sealed class Journal
{
    public static readonly Journal Empty = new([], ImmutableDictionary<string, Movement>.Empty);

    private readonly ImmutableDictionary<string, Movement> _byKey;

    private Journal(ImmutableArray<Movement> movements, ImmutableDictionary<string, Movement> byKey) => (Movements, _byKey) = (movements, byKey);

    public ImmutableArray<Movement> Movements { get; }

    /// <summary>The accounts that anything moved on, in the order of their names.</summary>
    public IEnumerable<Account> Accounts =>
        Movements.SelectMany(m => new[] { m.From, m.To }).Distinct().OrderBy(a => a.ToString(), StringComparer.Ordinal);

    /// <summary>The journal with more movements: all of them or, where a key is taken, none.</summary>
    public PostOutcome Post(IEnumerable<Movement> movements)
    {
        var (all, keys) = (Movements.ToBuilder(), _byKey.ToBuilder());
        foreach (var movement in movements)
        {
            if (!keys.TryGetValue(movement.Key, out var there))
            {
                all.Add(movement);
                keys.Add(movement.Key, movement);
            }
            else if (there.From != movement.From || there.To != movement.To || there.Amount != movement.Amount)
            {
                return new PostOutcome.TakenByAnother(there, movement);
            }
        }

        return all.Count == Movements.Length
            ? new PostOutcome.Posted(this, [])
            : new PostOutcome.Posted(new Journal(all.ToImmutable(), keys.ToImmutable()), [.. all.Skip(Movements.Length)]);
    }

    /// <summary>What came into an account less what went out, by the end of a day.</summary>
    public Money Balance(Account account, Currency currency, DateOnly on) => Movements
        .Where(m => m.On <= on && m.Amount.Currency == currency)
        .Aggregate(Money.Zero(currency), (sum, m) => m.To == account ? sum + m.Amount : m.From == account ? sum - m.Amount : sum);

    /// <summary>What was posted for a bonus of a period to one account: what it was given less what was taken back, also by bills.</summary>
    public Money Posted(string name, Period period, Account part, Currency currency) => Of(name, period)
        .Where(m => m.Of.Part == part && m.Amount.Currency == currency)
        .Aggregate(Money.Zero(currency), (sum, m) => sum + m.ForPart);

    /// <summary>Everything that was posted for a bonus of a period as earned.</summary>
    public IEnumerable<Movement> Of(string name, Period period) =>
        Movements.Where(m => m.Of.Purpose == Purpose.Earned && m.Of.Name == name && m.Of.Period == period);
}
