namespace Palier.Core.Facts;

/// <summary>
/// The moment a fact became known: a time in UTC and a number that orders facts of the same time.
/// The second of the two times of every fact; the first is the day it holds for.
/// </summary>
public readonly record struct Known(DateTime At, long Sequence) : IComparable<Known>
{
    /// <summary>The latest moment there is: asks for everything that is known.</summary>
    public static readonly Known Everything = new(DateTime.MaxValue, long.MaxValue);

    public int CompareTo(Known other) => Sequence.CompareTo(other.Sequence);

    public static bool operator <(Known left, Known right) => left.CompareTo(right) < 0;

    public static bool operator >(Known left, Known right) => left.CompareTo(right) > 0;

    public static bool operator <=(Known left, Known right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Known left, Known right) => left.CompareTo(right) >= 0;
}
