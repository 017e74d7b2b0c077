using System.Runtime.Intrinsics;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

internal sealed class ConstantNode(bool holds) : ConditionNode
{
    public override bool Holds(in Row row) => holds;

    public override ulong Holding(in Rows rows, ulong of) => holds ? of : 0;
}

internal sealed class AllNode(ConditionNode[] parts) : ConditionNode
{
    public override bool Holds(in Row row)
    {
        foreach (var part in parts)
        {
            if (!part.Holds(row))
            {
                return false;
            }
        }

        return true;
    }

    public override ulong Holding(in Rows rows, ulong of)
    {
        for (var i = 0; i < parts.Length && of != 0; i++)
        {
            of = parts[i].Holding(rows, of);
        }

        return of;
    }
}

internal sealed class SomeNode(int atLeast, ConditionNode[] of) : ConditionNode
{
    public override bool Holds(in Row row)
    {
        var met = 0;
        foreach (var part in of)
        {
            met += part.Holds(row) ? 1 : 0;
        }

        return met >= atLeast;
    }
}

internal sealed class LimitNode(FigureNode have, Comparison how, FigureNode need) : ConditionNode
{
    public override bool Holds(in Row row)
    {
        if (have.Of(row) is not { IsNone: false } h || need.Of(row) is not { IsNone: false } n)
        {
            return false;
        }

        var against = h.CompareTo(n);
        return how switch
        {
            Comparison.AtLeast => against >= 0,
            Comparison.Above => against > 0,
            Comparison.AtMost => against <= 0,
            _ => against < 0,
        };
    }
}

/// <summary>What was counted against a figure of the text: two whole numbers, which is what most conditions are.</summary>
internal sealed class CountedLimitNode(CountedNode have, long low, long high) : ConditionNode
{
    public override bool Holds(in Row row) => have.Parts(row) is var parts && parts >= low && parts <= high;

    public override ulong Holding(in Rows rows, ulong of)
    {
        var (holding, from, until) = (0UL, Vector256.Create(low), Vector256.Create(high));
        var parts = have.Parts(rows);
        for (var lane = 0; lane < parts.Length; lane += Vector256<long>.Count)
        {
            var some = Vector256.Create(parts[lane..]);
            holding |= (ulong)(Vector256.GreaterThanOrEqual(some, from) & Vector256.LessThanOrEqual(some, until)).ExtractMostSignificantBits() << lane;
        }

        return of & holding;
    }

    /// <summary>The node of a limit; null where the limit is no plain figure or lies beyond 64 bits.</summary>
    public static CountedLimitNode? Of(FigureNode have, Comparison how, FigureNode need)
    {
        if (have is not CountedNode counted || need is not PlainNode { Value: { IsNone: false } limit })
        {
            return null;
        }

        try
        {
            var parts = limit * counted.PartsOfOne;
            return how switch
            {
                Comparison.AtLeast => new CountedLimitNode(counted, parts.ToWhole(RoundingMode.Ceiling), long.MaxValue),
                Comparison.Above => new CountedLimitNode(counted, checked(parts.ToWhole(RoundingMode.Floor) + 1), long.MaxValue),
                Comparison.AtMost => new CountedLimitNode(counted, long.MinValue, parts.ToWhole(RoundingMode.Floor)),
                _ => new CountedLimitNode(counted, long.MinValue, checked(parts.ToWhole(RoundingMode.Ceiling) - 1)),
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}

internal sealed class LevelNode(Ladder ladder, Comparison how, int limit) : ConditionNode
{
    public override bool Holds(in Row row) => row.Level is { } level && Compare.Holds(how, ladder.RankOf(level), limit);
}

/// <summary>One of the partner's words is one of those listed, or none of them is.</summary>
internal sealed class OneOfNode(WordNode word, Func<string, bool> isListed, bool not) : ConditionNode
{
    public override bool Holds(in Row row)
    {
        if (word is not MarksNode)
        {
            return isListed(word.Of(row) ?? "unknown") != not;
        }

        foreach (var mark in row.Partner.Marks)
        {
            if (isListed(mark))
            {
                return !not;
            }
        }

        return not;
    }
}

internal sealed class GeneralConditionNode(Condition condition, Asking asking) : ConditionNode
{
    public override bool Holds(in Row row) => row.General.Evaluation.Holds(condition, asking with { Level = row.Level });
}

/// <summary>A word of a partner.</summary>
internal abstract class WordNode
{
    public abstract string? Of(in Row row);

    /// <summary>The word of a name; null where only the general evaluation knows it.</summary>
    public static WordNode? Find(string name) => name switch
    {
        "level" => new HeldNode(),
        "partner.country" => new PartnerNode(p => p.Country),
        "partner.kind" => new PartnerNode(p => p.Kind),
        "partner.region" => new PartnerNode(p => p.Region),
        "partner.segment" => new PartnerNode(p => p.Segment),
        _ => null,
    };

    private sealed class HeldNode : WordNode
    {
        public override string? Of(in Row row) => row.Level;
    }

    private sealed class PartnerNode(Func<Facts.Partner, string?> word) : WordNode
    {
        public override string? Of(in Row row) => word(row.Partner);
    }
}

/// <summary>The words that mark a partner.</summary>
internal sealed class MarksNode : WordNode
{
    public override string? Of(in Row row) => null;
}
