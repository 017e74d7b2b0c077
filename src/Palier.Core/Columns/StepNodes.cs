using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>One step of an amount, compiled: takes the running amount and gives the next.</summary>
internal abstract class StepNode
{
    public abstract Exact After(Exact running, in Row row);
}

/// <summary>A rate of a base, or so much for each unit of it; a base without figure adds nothing.</summary>
/// <param name="per">For every so many units; null for a rate.</param>
/// <param name="full">Only whole multiples of <paramref name="per"/> count.</param>
internal sealed class PayNode(FigureNode of, bool isCount, Exact? per, bool full, FigureNode rate) : StepNode
{
    public override Exact After(Exact running, in Row row)
    {
        var value = of.Of(row);
        if (value.IsNone)
        {
            return running;
        }

        if (per is { } units)
        {
            value /= units;
            value = full ? value.ToWhole(RoundingMode.Down) : value;
        }

        var node = rate;
        while (node is TableNode table)
        {
            node = table.Row(row);
        }

        return running + (node is ScaleNode { HasOwnBase: false, Scale.Kind: not ScaleKind.Linear } scale ? BandByBand(scale, value, row)
            : node is ScaleNode { HasOwnBase: false } linear ? value * OrZero(linear.At(value, row))
            : node is null ? Exact.Zero : value * OrZero(node.Of(row)));
    }

    private static Exact OrZero(Exact value) => value.IsNone ? Exact.Zero : value;

    // A count is numbered: the band from 15 has the 15th unit as its first, so 14 lie below it.
    private Exact BandByBand(ScaleNode scale, Exact value, in Row row)
    {
        var (bands, reached, total) = (scale.Scale.Bands, scale.Reached(value), Exact.Zero);
        for (var i = 0; i <= reached; i++)
        {
            var paid = OrZero(scale.Values[i].Of(row));
            var upTo = i + 1 < bands.Length ? Exact.Min(value, Begin(scale, i + 1)) : value;
            total += scale.Scale.Kind switch
            {
                ScaleKind.Stepped => (upTo - Begin(scale, i)) * paid,
                ScaleKind.Rolling => upTo * paid,
                ScaleKind.Total => value * paid,
                _ => i == reached ? value * paid : Exact.Zero,
            };
        }

        return total;
    }

    private Exact Begin(ScaleNode scale, int band) => band > 0 && isCount && !scale.Scale.Above ? scale.Begins[band] - 1 : scale.Begins[band];
}

/// <summary>Adds figures, or takes them away; no figure counts 0.</summary>
internal sealed class AddNode(FigureNode figure) : StepNode
{
    public override Exact After(Exact running, in Row row) => figure.Of(row) is { IsNone: false } value ? running + value : running;
}

internal sealed class TimesNode(FigureNode factor) : StepNode
{
    public override Exact After(Exact running, in Row row) => factor.Of(row) is { IsNone: false } value ? running * value : Exact.Zero;
}

/// <summary>At most, or at least, so much; without a figure nothing binds.</summary>
internal sealed class CapNode(FigureNode limit, bool atMost) : StepNode
{
    public override Exact After(Exact running, in Row row) =>
        limit.Of(row) is not { IsNone: false } value ? running : atMost ? Exact.Min(running, value) : Exact.Max(running, value);
}

internal sealed class RoundNode(Exact to, RoundingMode mode) : StepNode
{
    public override Exact After(Exact running, in Row row) => running.To(to, mode);
}
