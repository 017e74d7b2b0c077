using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

internal sealed class PlainNode(Exact value) : FigureNode
{
    public Exact Value => value;

    public override Exact Of(in Row row) => value;
}

/// <summary>A number of lines or things, or a sum in parts of a unit.</summary>
internal sealed class CountedNode(CountPlan plan, int place, long partsOfOne) : FigureNode
{
    public long PartsOfOne => partsOfOne;

    /// <summary>The number as it was counted, in parts.</summary>
    public long Parts(in Row row) => row[plan.First + place];

    /// <summary>The numbers of all.</summary>
    public ReadOnlySpan<long> Parts(in Rows rows) => rows.Counted[plan.First + place];

    public override Exact Of(in Row row) => Exact.Of(row[plan.First + place], partsOfOne);
}

/// <summary>Figures added up, less others; no figure counts 0.</summary>
internal sealed class SumNode(FigureNode[] of, FigureNode[] less) : FigureNode
{
    public override Exact Of(in Row row)
    {
        var total = Exact.Zero;
        foreach (var part in of)
        {
            total += part.Of(row) is { IsNone: false } value ? value : Exact.Zero;
        }

        foreach (var part in less)
        {
            total -= part.Of(row) is { IsNone: false } value ? value : Exact.Zero;
        }

        return total;
    }
}

internal sealed class ExtremeNode(FigureNode[] of, bool highest, bool noneIsZero) : FigureNode
{
    public override Exact Of(in Row row)
    {
        var best = Exact.None;
        foreach (var part in of)
        {
            var value = part.Of(row);
            value = value.IsNone && noneIsZero ? Exact.Zero : value;
            best = value.IsNone ? best : best.IsNone ? value : highest ? Exact.Max(best, value) : Exact.Min(best, value);
        }

        return best;
    }
}

internal sealed class ShareNode(FigureNode part, FigureNode whole) : FigureNode
{
    public override Exact Of(in Row row) =>
        part.Of(row) is { IsNone: false } p && whole.Of(row) is { IsNone: false, Sign: not 0 } w ? p / w : Exact.None;
}

internal sealed class GrowthNode(FigureNode now, FigureNode before, FigureNode? least, bool asIncrease) : FigureNode
{
    public override Exact Of(in Row row)
    {
        var (n, b) = (now.Of(row), before.Of(row));
        if (n.IsNone || b.IsNone || (least?.Of(row) is { IsNone: false } l && b < l))
        {
            return Exact.None;
        }

        return asIncrease ? n - b : b.Sign > 0 ? (n - b) / b : Exact.None;
    }
}

/// <summary>The mean of figures; none where one of them is none.</summary>
internal sealed class MeanNode(FigureNode[] of) : FigureNode
{
    public override Exact Of(in Row row)
    {
        var total = Exact.Zero;
        foreach (var part in of)
        {
            if (part.Of(row) is not { IsNone: false } value)
            {
                return Exact.None;
            }

            total += value;
        }

        return total / of.Length;
    }
}

/// <summary>A figure that there is only where a condition holds.</summary>
internal sealed class RequiredNode(ConditionNode requires, FigureNode figure) : FigureNode
{
    public override Exact Of(in Row row) => requires.Holds(row) ? figure.Of(row) : Exact.None;
}

/// <summary>The row of a table for a word: the level, or a word of the partner.</summary>
internal sealed class TableNode(WordNode word, ImmutableArray<(Func<string, bool> Is, FigureNode Value)> rows, FigureNode? other) : FigureNode
{
    public override Exact Of(in Row row) => Row(row)?.Of(row) ?? Exact.None;

    public FigureNode? Row(in Row row)
    {
        if (word.Of(row) is { } found)
        {
            foreach (var (covers, value) in rows)
            {
                if (covers(found))
                {
                    return value;
                }
            }
        }

        return other;
    }
}

/// <summary>The value of the band that a figure has reached, straight between the points where the scale is linear.</summary>
internal sealed class ScaleNode(Figure.Scale scale, FigureNode? by, FigureNode[] values) : FigureNode
{
    public Figure.Scale Scale => scale;

    /// <summary>Where the bands begin.</summary>
    public Exact[] Begins { get; } = [.. scale.Bands.Select(b => Exact.Of(b.Begins))];

    public bool HasOwnBase => by is not null;

    public FigureNode[] Values => values;

    public override Exact Of(in Row row) => by is null ? Exact.None : At(by.Of(row), row);

    public Exact At(Exact at, in Row row)
    {
        if (at.IsNone)
        {
            return Exact.None;
        }

        var i = Reached(at);
        var value = values[i].Of(row);
        if (!value.IsNone && scale.Kind == ScaleKind.Linear && i + 1 < values.Length && values[i + 1].Of(row) is { IsNone: false } next)
        {
            value += (Exact.Max(at, Begins[i]) - Begins[i]) / (Begins[i + 1] - Begins[i]) * (next - value);
        }

        return value;
    }

    /// <summary>The last band whose beginning is reached; the first for everything below it.</summary>
    public int Reached(Exact at)
    {
        var reached = 0;
        for (var i = 1; i < Begins.Length; i++)
        {
            reached = scale.Above ? at > Begins[i] ? i : reached : at >= Begins[i] ? i : reached;
        }

        return reached;
    }
}

/// <summary>A figure that is not compiled, asked of the general evaluation.</summary>
internal sealed class GeneralFigureNode(string name, Asking asking) : FigureNode
{
    public override Exact Of(in Row row) => Exact.Of(row.General.Evaluation.Figures.Of(name, asking with { Level = row.Level }).Value?.Value);
}

/// <summary>A figure of the text that is not compiled, such as a table by a word of something else.</summary>
internal sealed class GeneralLookupNode(Figure figure, Asking asking) : FigureNode
{
    public override Exact Of(in Row row) =>
        Exact.Of(new Lookup<FiguresOnly>(row.General.Evaluation.Figures).Value(figure, asking with { Level = row.Level }).Value);
}
