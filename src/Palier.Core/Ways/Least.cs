namespace Palier.Core.Ways;

/// <summary>Finds the least number that is enough.</summary>
internal static class Least
{
    /// <summary>More steps of an amount than anybody is asked for.</summary>
    public const long MostMoney = 100_000_000_000_000;

    private const long MostCounted = 128;

    /// <summary>The least number above <paramref name="below"/>, which is not enough, up to <paramref name="enough"/>, which is.</summary>
    public static long Between(long below, long enough, Func<long, bool> isEnough)
    {
        while (enough - below > 1)
        {
            var middle = below + ((enough - below) / 2);
            (below, enough) = isEnough(middle) ? (below, middle) : (middle, enough);
        }

        return enough;
    }

    /// <summary>The least number of steps of a leaf that is enough; null where none is.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="from">A number that is not enough.</param>
    /// <param name="guess">A number that is likely to be the one.</param>
    /// <param name="isEnough">Whether a number is.</param>
    public static long? Of(Leaf leaf, long from, long? guess, Func<long, bool> isEnough)
    {
        if (leaf.Kind != LackingKind.More)
        {
            return isEnough(1) ? 1 : null;
        }

        foreach (var near in guess is { } g ? new[] { Math.Max(g, from + 1), Math.Max(g, from + 1) + 1 } : [])
        {
            if (isEnough(near))
            {
                return near - 1 > from && isEnough(near - 1) ? Between(from, near - 1, isEnough) : near;
            }
        }

        // A plain threshold that its own gap does not meet is met by no more of it: what is done does not count there.
        if (guess is not null)
        {
            return null;
        }

        var (below, most) = (from, leaf.Unit == Values.Unit.Count ? MostCounted : MostMoney);
        for (var next = from + 1; next <= most; next = from + ((next - from) * (leaf.Unit == Values.Unit.Count ? 2 : 4)))
        {
            if (isEnough(next))
            {
                return Between(below, next, isEnough);
            }

            below = next;
        }

        return null;
    }
}
