using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>What something earned, in minor units of the wallet's currency.</summary>
/// <remarks>There are many of them, so what could not be computed is a number that no amount is.</remarks>
internal readonly record struct Earned
{
    private readonly long _minor;

    public Earned(long minor) => _minor = minor == long.MinValue ? throw new OverflowException("an amount is beyond what can be kept") : minor;

    private Earned(bool _) => _minor = long.MinValue;

    /// <summary>It could not be computed, so nothing was earned yet.</summary>
    public static Earned Refused { get; } = new(true);

    public long Minor => IsRefused ? 0 : _minor;

    public bool IsRefused => _minor == long.MinValue;
}

/// <summary>What is required and the steps that follow from it.</summary>
internal sealed record RuleNode(ConditionNode Requires, StepNode[] Steps);

/// <summary>One bonus in one period, compiled.</summary>
internal sealed class BonusNode(Programme version, Bonus bonus, Period period, int decimals, RuleNode own, ImmutableArray<(Exemption Exception, ConditionNode When, RuleNode Rule)> except)
{
    private readonly long _minorOfOne = (long)Math.Pow(10, decimals);

    public Programme Version => version;

    public Bonus Bonus => bonus;

    public Period Period => period;

    /// <summary>Whether there is a bonus in the period: it begins with its version or on a day of its own, and ends with them.</summary>
    public bool IsOpen => !(period.From < (bonus.From > version.From ? bonus.From.Value : version.From)) && !((bonus.Until ?? version.Until) <= period.From);

    /// <summary>Whether a partner had left the programme before the period.</summary>
    public bool HasLeft(PartnerFacts facts)
    {
        var takesPart = true;
        foreach (var enrolment in facts.Enrolments)
        {
            if (enrolment.Programme == version.Name)
            {
                if (!(enrolment.Until <= period.From))
                {
                    return false;
                }

                takesPart = false;
            }
        }

        return !takesPart;
    }

    /// <summary>What some partners earned whose level it is for; of the others nothing is said.</summary>
    /// <param name="rows">The partners.</param>
    /// <param name="of">A bit for each that is asked about.</param>
    /// <param name="answers">Takes the answers.</param>
    /// <param name="first">The number of the partner in the first lane.</param>
    /// <param name="asked">Which of the questions for bonuses it is.</param>
    public void Answer(in Rows rows, ulong of, PopulationAnswers answers, int first, int asked)
    {
        // Where there is no exception, what is required is asked of all at once.
        var paid = except.IsEmpty ? own.Requires.Holding(rows, of) : of;
        foreach (var lane in new LanesIn(paid))
        {
            answers.EarnedBy(first + lane)[asked] = except.IsEmpty ? Paid(own, rows[lane]) : Of(rows[lane]);
        }
    }

    /// <summary>What a partner earned whose level it is for.</summary>
    public Earned Of(in Row row)
    {
        if (except.IsEmpty)
        {
            return Of(own, row);
        }

        var holding = new List<(Exemption Exception, RuleNode Rule)>();
        foreach (var (exception, when, rule) in except)
        {
            if (when.Holds(row))
            {
                holding.Add((exception, rule));
            }
        }

        if (holding.Count == 0)
        {
            return Of(own, row);
        }

        // Of the exceptions that hold, the one that beats all the others counts.
        var first = holding.Find(e => holding.TrueForAll(o => o.Exception == e.Exception || e.Exception.Beats.Contains(o.Exception.Name)));
        return first.Rule is null ? Earned.Refused : Of(first.Rule, row);
    }

    private Earned Of(RuleNode rule, in Row row) => rule.Requires.Holds(row) ? Paid(rule, row) : default;

    private Earned Paid(RuleNode rule, in Row row)
    {
        var running = Exact.Zero;
        foreach (var step in rule.Steps)
        {
            running = step.After(running, row);
        }

        return new Earned((running * _minorOfOne).ToWhole(RoundingMode.HalfUp));
    }
}

/// <summary>The ladder of one version on the day of a review, compiled.</summary>
internal sealed class LadderNode(Ladder ladder, ConditionNode[] requires)
{
    /// <summary>The highest level whose condition holds; null for none.</summary>
    public Level? Reached(in Row row) => Rank(row) is >= 0 and var rank ? ladder.Levels[rank] : null;

    /// <summary>Its place from the bottom; -1 for none.</summary>
    public int Rank(in Row row)
    {
        for (var i = requires.Length - 1; i >= 0; i--)
        {
            if (requires[i].Holds(row))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The places of the levels that some partners reach; -1 for none.</summary>
    /// <param name="rows">The partners.</param>
    /// <param name="of">A bit for each that is asked about.</param>
    /// <param name="reached">Takes the places, lane by lane.</param>
    public void Rank(in Rows rows, ulong of, Span<int> reached)
    {
        for (var i = requires.Length - 1; i >= -1 && of != 0; i--)
        {
            var met = i < 0 ? of : requires[i].Holding(rows, of);
            foreach (var lane in new LanesIn(met))
            {
                reached[lane] = i;
            }

            of &= ~met;
        }
    }
}
