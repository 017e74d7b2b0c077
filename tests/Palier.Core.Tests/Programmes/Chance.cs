namespace Palier.Core.Tests.Programmes;

/// <summary>Chooses by a number: the same number makes the same choices.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _dice = new(seed);

    public string One(params string[] of) => of[_dice.Next(of.Length)];

    public T Of<T>(IReadOnlyList<T> of) => of[_dice.Next(of.Count)];

    public int Number(int from, int to) => _dice.Next(from, to + 1);

    public long Long(long from, long to) => _dice.NextInt64(from, to + 1);

    /// <summary>True once in so many times.</summary>
    public bool Once(int @in) => _dice.Next(@in) == 0;

    public List<T> Some<T>(IEnumerable<T> of, int count)
    {
        var all = of.ToArray();
        _dice.Shuffle(all);
        return [.. all.Take(count)];
    }

    public DateOnly Day(DateOnly from, int days) => from.AddDays(_dice.Next(days));
}
