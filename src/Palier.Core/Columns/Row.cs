using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>One partner as the decisions of a plan see it.</summary>
/// <param name="counted">The figures of its lines, in the order of the plan.</param>
/// <param name="partner">Its words.</param>
/// <param name="general">The general evaluation, for what is not compiled.</param>
internal readonly ref struct Row(ReadOnlySpan<long> counted, Partner partner, IGeneral general)
{
    public ReadOnlySpan<long> Counted { get; } = counted;

    public Partner Partner { get; } = partner;

    public IGeneral General { get; } = general;

    /// <summary>The level that counts: held when it is asked.</summary>
    public string? Level { get; init; }
}

/// <summary>The evaluation of a partner by the general way, made when something asks for it.</summary>
internal interface IGeneral
{
    Evaluation<FiguresOnly> Evaluation { get; }
}

/// <summary>A figure of a partner, compiled.</summary>
internal abstract class FigureNode
{
    /// <summary>The figure, or none.</summary>
    public abstract Exact Of(in Row row);
}

/// <summary>A condition, compiled.</summary>
internal abstract class ConditionNode
{
    public abstract bool Holds(in Row row);
}
