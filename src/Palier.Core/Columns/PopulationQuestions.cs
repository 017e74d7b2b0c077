using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>What is asked of everyone at once: levels held on days, and what bonuses earned in periods.</summary>
/// <param name="Programmes">Every version of every programme: levels are reviewed by them, and conditions may ask for a standing in another.</param>
public sealed record PopulationQuestions(ImmutableArray<Programme> Programmes)
{
    /// <summary>The levels: of which programme, on which day.</summary>
    public ImmutableArray<(string Programme, DateOnly On)> Levels { get; init; } = [];

    /// <summary>The bonuses: of which version, in which period.</summary>
    public ImmutableArray<(Programme Version, Bonus Bonus, Period Period)> Bonuses { get; init; } = [];

    /// <summary>Figures by name: of which version, on which day, for which period.</summary>
    public ImmutableArray<(Programme Version, string Name, DateOnly Day, Period? Period)> Figures { get; init; } = [];

    /// <summary>Whether what is known of one partner may change the answer for another.</summary>
    public bool LookBeyondThePartner => Programmes.Any(p => p.LooksBeyondThePartner || p.Stacks.Any(s => s.AcrossSupplyChain)
        || p.Bonuses.Any(b => b.Amount.Concat(b.Except.SelectMany(e => e.Amount ?? [])).Any(s => s is Step.Cap { Shared: not null })));

    /// <summary>How a figure of a day and a period is asked: values with a history are those of the period's first day.</summary>
    internal static Asking Asking(DateOnly day, Period? period) => new() { Day = day, Period = period, ValueOn = period?.From ?? day };

    /// <summary>All bonuses of a version in all their periods that lie in a span.</summary>
    public PopulationQuestions WithBonuses(Programme version, Period span) => this with
    {
        Bonuses =
        [
            .. Bonuses,
            .. version.Bonuses.SelectMany(b => Calendar.Periods(b.Every, span, version.YearStarts).Select(p => (version, b, p))),
        ],
    };
}

/// <summary>The answers, partner by partner, in the order in which it was asked.</summary>
public sealed class PopulationAnswers
{
    private readonly string?[] _levels;
    private readonly Earned[] _earned;
    private readonly Rational?[] _figures;

    internal PopulationAnswers(PopulationQuestions questions, int partners)
    {
        (Questions, Partners) = (questions, partners);
        (_levels, _earned) = (new string?[partners * questions.Levels.Length], new Earned[partners * questions.Bonuses.Length]);
        _figures = new Rational?[partners * questions.Figures.Length];
    }

    public PopulationQuestions Questions { get; }

    public int Partners { get; }

    /// <summary>How many partners the general evaluation answered, because columns cannot hold what is known of them.</summary>
    public int OneByOne { get; internal set; }

    /// <summary>How many partners were answered by figures and reviews alone, without a history of their own.</summary>
    public int Walked { get; internal set; }

    /// <summary>The level that a partner holds; null for none.</summary>
    /// <param name="partner">Its number.</param>
    /// <param name="asked">Which of the questions for levels.</param>
    public string? Level(int partner, int asked) => LevelsOf(partner)[asked];

    /// <summary>What a bonus earned a partner, in minor units of its wallet's currency; 0 where it is refused.</summary>
    /// <param name="partner">Its number.</param>
    /// <param name="asked">Which of the questions for bonuses.</param>
    public long Minor(int partner, int asked) => EarnedBy(partner)[asked].Minor;

    /// <summary>Whether what a bonus earned could not be computed, such as for a currency without a rate.</summary>
    public bool IsRefused(int partner, int asked) => EarnedBy(partner)[asked].IsRefused;

    /// <summary>A figure of a partner; null for no figure.</summary>
    /// <param name="partner">Its number.</param>
    /// <param name="asked">Which of the questions for figures.</param>
    public Rational? Figure(int partner, int asked) => FiguresOf(partner)[asked];

    /// <summary>The same with the answers for some partners replaced.</summary>
    internal PopulationAnswers With(int[] partners, PopulationAnswers found)
    {
        var all = new PopulationAnswers(Questions, Partners) { OneByOne = found.OneByOne, Walked = found.Walked };
        _levels.CopyTo(all._levels, 0);
        _earned.CopyTo(all._earned, 0);
        _figures.CopyTo(all._figures, 0);
        for (var i = 0; i < partners.Length; i++)
        {
            found.LevelsOf(i).CopyTo(all.LevelsOf(partners[i]));
            found.EarnedBy(i).CopyTo(all.EarnedBy(partners[i]));
            found.FiguresOf(i).CopyTo(all.FiguresOf(partners[i]));
        }

        return all;
    }

    internal Span<Rational?> FiguresOf(int partner) => _figures.AsSpan(partner * Questions.Figures.Length, Questions.Figures.Length);

    internal Span<string?> LevelsOf(int partner) => _levels.AsSpan(partner * Questions.Levels.Length, Questions.Levels.Length);

    internal Span<Earned> EarnedBy(int partner) => _earned.AsSpan(partner * Questions.Bonuses.Length, Questions.Bonuses.Length);
}
