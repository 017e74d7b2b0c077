using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>
/// The measure of nearness. For each thing that is lacking, what is missing divided by what there must then be (what there is and
/// what is missing together); a fact and a level elsewhere count one; the sum of all. Of two ways with the same sum the one
/// with fewer things is nearer, then the one that stands first in the text. A way with an obstacle comes after every way without.
/// </summary>
public static class Measure
{
    /// <summary>The part of one thing: missing ÷ (there + missing); one where that is not positive.</summary>
    public static Rational PartOf(Rational have, Rational missing) =>
        have + missing is { Sign: > 0 } then ? missing / then : Rational.One;

    public static Rational Of(IEnumerable<Lacking> lacking) => lacking.Aggregate(Rational.Zero, (sum, l) => sum + l.Part);

    /// <summary>Ways in order, the nearest first; the order given is that of the text.</summary>
    public static IEnumerable<Way> Nearest(IEnumerable<Way> ways) =>
        ways.OrderBy(w => w.Obstacles.Length).ThenBy(w => w.Measure).ThenBy(w => w.Lacking.Length);
}
