using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>One partner as the decisions of a plan see it.</summary>
/// <param name="counted">The figures of its lines, and of those it is answered with.</param>
/// <param name="lane">Its place among those.</param>
/// <param name="partner">Its words.</param>
/// <param name="general">The general evaluation, for what is not compiled.</param>
internal readonly ref struct Row(Block? counted, int lane, Partner partner, IGeneral general)
{
    private readonly Block? _counted = counted;
    private readonly int _lane = lane;

    public Partner Partner { get; } = partner;

    public IGeneral General { get; } = general;

    /// <summary>The level that counts: held when it is asked.</summary>
    public string? Level { get; init; }

    /// <summary>A figure of its lines, in the order of the plan.</summary>
    public long this[int figure] => _counted!.Of(figure, _lane);
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

    /// <summary>For which of some partners it holds.</summary>
    /// <param name="rows">The partners.</param>
    /// <param name="of">A bit for each that is asked about; of the others nothing is asked.</param>
    public virtual ulong Holding(in Rows rows, ulong of)
    {
        var holding = 0UL;
        foreach (var lane in new LanesIn(of))
        {
            holding |= Holds(rows[lane]) ? 1UL << lane : 0;
        }

        return holding;
    }
}
