using System.Diagnostics;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>
/// Answers block by block where everything that is asked was compiled and every review is a step of a <see cref="LadderWalk"/>: then no
/// object is made for a partner, and conditions are asked of all partners of a block at once.
/// </summary>
/// <remarks>An instance is scratch paper of one thread.</remarks>
internal sealed class Deciding : IGeneral
{
    private readonly PopulationPlan _plan;
    private readonly LadderWalk[] _walks;
    private readonly WalkPaper[] _papers;
    private readonly PartnerFacts[] _facts = new PartnerFacts[Block.Lanes];
    private readonly string?[] _held = new string?[Block.Lanes];
    private readonly (int Walk, int Place)[] _levels;
    private readonly Asked[] _bonuses;
    private ulong _canTell;
    private ulong _enrolled;

    private Deciding(PopulationPlan plan, LadderWalk[] walks)
    {
        (_plan, _walks, _papers) = (plan, walks, Array.ConvertAll(walks, w => w.Paper()));
        _levels = [.. plan.Questions.Levels.Select(l => Place(l.Programme, l.On))];
        _bonuses = [.. plan.Bonuses.Select((b, i) => Asking(b!, i))];
    }

    public Evaluation<FiguresOnly> Evaluation => throw new UnreachableException("everything that is asked was compiled");

    /// <summary>Scratch paper for a plan; null where something of it must be asked in other ways.</summary>
    public static Deciding? For(PopulationPlan plan) => plan is { IsWhole: true, Walks: { } walks } ? new Deciding(plan, [.. walks]) : null;

    /// <summary>
    /// Looks up who some partners are before they are answered for. They lie scattered in memory, and one after the other each would be
    /// waited for; looked up together, the next is fetched while the last is on its way.
    /// </summary>
    public void Meet(IMembers members, int first, int end)
    {
        (_canTell, _enrolled) = (0, 0);
        for (var lane = 0; lane < end - first; lane++)
        {
            var (facts, canTell) = (_facts[lane] = members.Besides(first + lane), true);
            for (var i = 0; i < _walks.Length; i++)
            {
                canTell &= _walks[i].CanTell(facts, out _papers[i].Enrolments[lane]);
            }

            _canTell |= canTell ? 1UL << lane : 0;
            _enrolled |= facts.Enrolments.IsEmpty ? 0 : 1UL << lane;
        }
    }

    /// <summary>Answers for some of the partners looked up, but not for those whose history has more to it than reviews.</summary>
    /// <param name="first">The number of the partner in the first lane.</param>
    /// <param name="of">A bit for each that is asked about.</param>
    /// <param name="counted">Their figures.</param>
    /// <param name="answers">Takes the answers.</param>
    /// <returns>A bit for each that was answered.</returns>
    public ulong TryAnswer(int first, ulong of, Block counted, PopulationAnswers answers)
    {
        of &= _canTell;
        try
        {
            Answer(first, of, counted, answers);
            return of;
        }
        catch (OverflowException)
        {
            return OneAfterTheOther(first, of, counted, answers);
        }
    }

    // A figure of one of them does not fit: that one is answered without columns then.
    private ulong OneAfterTheOther(int first, ulong of, Block counted, PopulationAnswers answers)
    {
        var answered = 0UL;
        foreach (var lane in new LanesIn(of))
        {
            try
            {
                Answer(first, 1UL << lane, counted, answers);
                answered |= 1UL << lane;
            }
            catch (OverflowException)
            {
                // Nobody else's answer is touched by it.
            }
        }

        return answered;
    }

    private void Answer(int first, ulong of, Block counted, PopulationAnswers answers)
    {
        var rows = new Rows(counted, _facts, _held, this);
        for (var i = 0; i < _walks.Length; i++)
        {
            _walks[i].Walk(of, rows, _papers[i]);
        }

        for (var i = 0; i < _levels.Length; i++)
        {
            foreach (var lane in new LanesIn(of))
            {
                answers.LevelsOf(first + lane)[i] = Level(_levels[i], lane);
            }
        }

        for (var i = 0; i < _bonuses.Length; i++)
        {
            _bonuses[i].Bonus.Answer(rows, Asking(_bonuses[i], of), answers, first, i);
        }

        for (var i = 0; i < _plan.Figures.Length; i++)
        {
            foreach (var lane in new LanesIn(of))
            {
                answers.FiguresOf(first + lane)[i] = _plan.Figures[i].Of(new Row(counted, lane, _facts[lane].Partner, this)) is { IsNone: false } value ? value.ToRational() : null;
            }
        }
    }

    // Who of some may earn a bonus, with the level of each that counts for it.
    private ulong Asking(in Asked asked, ulong of)
    {
        if (!asked.IsOpen)
        {
            return 0;
        }

        var may = asked.Covers is not { } covers ? of : asked.Level.Walk < 0 ? 0 : of & _papers[asked.Level.Walk].Among(asked.Level.Place, covers);
        foreach (var lane in new LanesIn(may & _enrolled))
        {
            may &= asked.Bonus.HasLeft(_facts[lane]) ? ~(1UL << lane) : ulong.MaxValue;
        }

        foreach (var lane in new LanesIn(may))
        {
            _held[lane] = Level(asked.Level, lane);
        }

        return may;
    }

    private int Rank((int Walk, int Place) of, int lane) => of.Walk < 0 ? -1 : _papers[of.Walk].Ranks(of.Place)[lane];

    private string? Level((int Walk, int Place) of, int lane) => Rank(of, lane) is >= 0 and var rank ? _walks[of.Walk].NameOf(rank) : null;

    private (int Walk, int Place) Place(string programme, DateOnly on) =>
        Array.FindIndex(_walks, w => w.Name == programme) is >= 0 and var walk ? (walk, _walks[walk].PlaceOf(on)) : (-1, -1);

    private Asked Asking(BonusNode bonus, int i)
    {
        var ladder = bonus.Version.Ladder;
        bool[]? covers = ladder is null || bonus.Bonus.For is Definition.ForLevels.Everyone ? null : [.. ladder.Levels.Select(l => bonus.Bonus.For.Covers(l.Name, ladder))];
        return new Asked(bonus, bonus.IsOpen, _plan.LevelDays[i] is { } day ? Place(bonus.Version.Name, day) : (-1, -1), covers);
    }

    /// <param name="Bonus">A bonus in a period.</param>
    /// <param name="IsOpen">Whether there is one in that period at all.</param>
    /// <param name="Level">Where the level that counts is found.</param>
    /// <param name="Covers">For each level whether it is for it; null where it is for everyone.</param>
    private readonly record struct Asked(BonusNode Bonus, bool IsOpen, (int Walk, int Place) Level, bool[]? Covers);
}
