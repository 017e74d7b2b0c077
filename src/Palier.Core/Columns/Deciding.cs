using System.Diagnostics;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>
/// Answers partner after partner where everything that is asked was compiled and every review is a step of a <see cref="LadderWalk"/>:
/// then no object is made for a partner.
/// </summary>
/// <remarks>An instance is scratch paper of one thread.</remarks>
internal sealed class Deciding : IGeneral
{
    private readonly PopulationPlan _plan;
    private readonly LadderWalk[] _walks;
    private readonly (int From, int Rank)[][] _papers;
    private readonly int[][] _ranks;
    private readonly PartnerFacts[] _facts = new PartnerFacts[PopulationRun.PartnersAtOnce];
    private readonly (bool CanTell, Enrolment? Enrolment)[][] _met;
    private readonly (int Walk, int Place)[] _levels;
    private readonly Asked[] _bonuses;

    private Deciding(PopulationPlan plan, LadderWalk[] walks)
    {
        (_plan, _walks) = (plan, walks);
        (_papers, _ranks) = (Array.ConvertAll(walks, w => w.Paper()), Array.ConvertAll(walks, w => new int[w.Asked]));
        _met = Array.ConvertAll(walks, _ => new (bool, Enrolment?)[PopulationRun.PartnersAtOnce]);
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
        for (var partner = first; partner < end; partner++)
        {
            var facts = _facts[partner - first] = members.Besides(partner);
            for (var i = 0; i < _walks.Length; i++)
            {
                var canTell = _walks[i].CanTell(facts, out var enrolment);
                _met[i][partner - first] = (canTell, enrolment);
            }
        }
    }

    /// <summary>Answers for a partner; false where its history has more to it than reviews.</summary>
    /// <param name="met">Its place among those looked up.</param>
    /// <param name="partner">Its number.</param>
    /// <param name="counted">Its figures.</param>
    /// <param name="answers">Takes the answers.</param>
    /// <exception cref="OverflowException">A figure does not fit: the partner is answered without columns then.</exception>
    public bool TryAnswer(int met, int partner, ReadOnlySpan<long> counted, PopulationAnswers answers)
    {
        var facts = _facts[met];
        var row = new Row(counted, facts.Partner, this);
        for (var i = 0; i < _walks.Length; i++)
        {
            if (_met[i][met] is not (true, var enrolment))
            {
                return false;
            }

            _walks[i].Walk(enrolment, row, _papers[i], _ranks[i]);
        }

        var levels = answers.LevelsOf(partner);
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = Level(_levels[i]);
        }

        var earned = answers.EarnedBy(partner);
        for (var i = 0; i < earned.Length; i++)
        {
            earned[i] = Earned(_bonuses[i], facts, row);
        }

        var figures = answers.FiguresOf(partner);
        for (var i = 0; i < figures.Length; i++)
        {
            figures[i] = _plan.Figures[i].Of(row) is { IsNone: false } value ? value.ToRational() : null;
        }

        return true;
    }

    private Earned Earned(in Asked asked, PartnerFacts facts, in Row row)
    {
        if (!asked.IsOpen || (asked.Covers is { } covers && (Rank(asked.Level) is not (>= 0 and var rank) || !covers[rank])) || asked.Bonus.HasLeft(facts))
        {
            return default;
        }

        return asked.Bonus.Of(row with { Level = Level(asked.Level) });
    }

    private int Rank((int Walk, int Place) of) => of.Walk < 0 ? -1 : _ranks[of.Walk][of.Place];

    private string? Level((int Walk, int Place) of) => Rank(of) is >= 0 and var rank ? _walks[of.Walk].Ladder.Levels[rank].Name : null;

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
