namespace Palier.App.Sample;

/// <summary>
/// A small generator of numbers (SplitMix64), so that a seed gives the same world on every machine and in every
/// version of .NET; the algorithm behind the framework's own class is not promised to stay.
/// </summary>
internal sealed class Dice
{
    private ulong _state;

    private Dice(ulong state) => _state = state;

    /// <summary>
    /// The dice of one thing in the world. Each thing has its own, so that a change in how one is made leaves the others as they were.
    /// </summary>
    public static Dice Of(ulong seed, string what, int number)
    {
        var hash = 0xcbf29ce484222325UL ^ seed;
        foreach (var letter in what)
        {
            hash = (hash ^ letter) * 0x100000001b3UL;
        }

        var dice = new Dice(hash + ((ulong)number * 0xd1342543de82ef95UL));
        dice.Next();
        return dice;
    }

    /// <summary>A number from 0 to one below <paramref name="end"/>.</summary>
    public int Below(int end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, 1);
        return (int)(((Next() >> 32) * (ulong)end) >> 32);
    }

    /// <summary>A number from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>True so many times in a thousand.</summary>
    public bool PerMille(int chances) => Below(1000) < chances;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>The place of a weight, drawn in proportion to the weights.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var drawn = Below(sum);
        var place = 0;
        while (drawn >= weights[place])
        {
            drawn -= weights[place];
            place++;
        }

        return place;
    }

    /// <summary>The numbers from 0 to one below <paramref name="count"/>, in an order of chance.</summary>
    public int[] Shuffled(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            var j = Below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }

        return order;
    }

    private ulong Next()
    {
        _state += 0x9e3779b97f4a7c15UL;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebUL;
        return mixed ^ (mixed >> 31);
    }
}
