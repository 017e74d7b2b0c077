using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>What one band of a scale pays: its rate on its part of the base.</summary>
/// <param name="Band">Which band of the scale, from 0.</param>
/// <param name="From">Where the band's part begins.</param>
/// <param name="Until">Where it ends; null for the last.</param>
/// <param name="Part">How much of the base the rate is paid on.</param>
public readonly record struct BandPart(int Band, Rational From, Rational? Until, Rational Part, Rational Rate)
{
    public Rational Amount => Part * Rate;
}

/// <summary>Divides a base among the bands of a scale.</summary>
public static class BandPayment
{
    /// <summary>
    /// The parts that pay, lowest band first. A count is numbered: the band from 15 has the 15th unit as its first, so 14 lie
    /// below it. A base below zero lies in the first band.
    /// </summary>
    /// <param name="scale">The scale, with a rate for each band.</param>
    /// <param name="rates">The rates of its bands, in order.</param>
    /// <param name="of">The base.</param>
    public static ImmutableArray<BandPart> Parts(Figure.Scale scale, ImmutableArray<Rational> rates, Quantity of)
    {
        var begins = scale.Bands.Select((b, i) => i > 0 && of.Unit == Unit.Count && !scale.Above ? b.Begins - 1 : b.Begins).ToArray();
        var reached = Bands.Reached(scale, of.Value);
        var parts = ImmutableArray.CreateBuilder<BandPart>();
        for (var i = 0; i <= reached; i++)
        {
            Rational? end = i + 1 < begins.Length ? begins[i + 1] : null;
            var upTo = end is { } e ? Rational.Min(of.Value, e) : of.Value;
            switch (scale.Kind)
            {
                case ScaleKind.Stepped:
                    parts.Add(new BandPart(i, begins[i], end, upTo - begins[i], rates[i]));
                    break;
                case ScaleKind.Rolling:
                    parts.Add(new BandPart(i, begins[i], end, upTo, rates[i]));
                    break;
                case ScaleKind.Total:
                    parts.Add(new BandPart(i, begins[i], end, of.Value, rates[i]));
                    break;
                default:
                    if (i == reached)
                    {
                        parts.Add(new BandPart(i, begins[i], end, of.Value, rates[i]));
                    }

                    break;
            }
        }

        return parts.ToImmutable();
    }
}
