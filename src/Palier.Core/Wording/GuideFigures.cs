using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>Figures, conditions, windows and steps of a programme in words, as they are in force on one day.</summary>
internal sealed class GuideFigures(Programme programme, Words words, DateOnly on)
{
    public DateOnly On => on;

    public GuideTimes Times { get; } = new(words);

    private GuideMoney Money => new(programme, words, this);

    public string Join(IEnumerable<string> names, string and) => Listed([.. names.Select(n => words.Titled(n, programme))], and);

    public string Said(Condition condition) => condition switch
    {
        Condition.Always => words.Say("guide.always"),
        Condition.Never => words.Say("guide.never"),
        Condition.Tested t => Tested(t),
        Condition.All all => string.Join("; ", all.Of.Select(Said)),
        Condition.SomeOf { AtLeast: 1 } any => words.Say("guide.any", ("parts", Listed([.. any.Of.Select(Said)], "guide.or"))),
        Condition.SomeOf some => words.Say("guide.some", ("count", $"{some.AtLeast}"), ("parts", Listed([.. some.Of.Select(Said)], "guide.or"))),
        Condition.Group g => $"{g.Title.In(words.Language.Code)} ({Said(g.Inside)})",
        _ => "",
    };

    public string Test(Test test, Unit unit) => test switch
    {
        Definition.Test.Limit l => words.Say($"guide.{Key(l.How)}", ("value", Figure(l.Value, unit))),
        Definition.Test.LevelLimit l => words.Say($"guide.{Key(l.How)}", ("value", words.Titled(l.Level, programme))),
        Definition.Test.OneOf o => words.Say(o.Not ? "guide.none_of" : "guide.one_of", ("words", Listed([.. o.Words.SelectMany(WordsOf)], "guide.or"))),
        Definition.Test.Met m => words.Say(m.IsMet ? "phrase.met" : "phrase.not_met"),
        Definition.Test.Held h => words.Say(h.IsHeld ? "guide.held" : "guide.not_held"),
        Definition.Test.Within w => Times.Said(w.Window),
        Definition.Test.DayLimit d => words.Say(d.Before ? "guide.before_day" : "guide.from_day", ("day", words.Language.Day(d.Day))),
        Definition.Test.Top t => words.Say(t.IsShare ? "guide.top_share" : "guide.top_count", ("count", t.IsShare ? words.Language.Percent(t.Of) : words.Language.Number(t.Of))),
        Definition.Test.EveryPart e => words.Say("guide.every_part", ("test", Test(e.Whole, unit)), ("part", Test(e.Part, Unit.Points))),
        Definition.Test.At a => words.Say("guide.at", ("test", Test(a.Inner, unit)), ("when", Times.Said(a.When))),
        Definition.Test.History h => h.Entries.On(on) is { } entry
            ? words.Say("guide.since", ("value", Test(entry.Value, unit)), ("day", words.Language.Day(entry.From))) : words.Say("phrase.no_figure"),
        Definition.Test.SetAside => words.Say("guide.set_aside"),
        _ => throw new ArgumentOutOfRangeException(nameof(test), test, null),
    };

    /// <param name="of">The base of the step, which a scale is looked up by where it does not say by what.</param>
    public string Figure(Figure figure, Unit unit, string? of = null) => figure switch
    {
        Figure.Plain p => Number(p.Value, p.Unit == Unit.Percent ? Unit.Percent : unit),
        Figure.Named n => words.Titled(n.Name, programme),
        Figure.History h => h.Entries.On(on) is { } entry
            ? words.Say("guide.since", ("value", Figure(entry.Value, unit, of)), ("day", words.Language.Day(entry.From)))
            : words.Say("phrase.no_figure"),
        Figure.Table t => Table(t, unit, of),
        Figure.Scale s => Scale(s, unit, of),
        _ => "",
    };

    public string Levels(ForLevels levels) => levels switch
    {
        ForLevels.AndAbove a => words.Say("guide.and_above", ("level", words.Titled(a.Level, programme))),
        ForLevels.Listed l => Join(l.Levels, "guide.and"),
        _ => words.Say("guide.everyone"),
    };

    public string Step(Step step) => step switch
    {
        Step.Rate r => words.Say("guide.step_rate", ("value", Figure(r.Value, Unit.Percent, r.Of)), ("of", words.Titled(r.Of, programme))),
        Step.Each e => words.Say(e.Full ? "guide.step_each_full" : "guide.step_each",
            ("value", Figure(e.Value, Unit.Money, e.Of)), ("of", words.Titled(e.Of, programme)), ("per", words.Language.Number(e.Per))),
        Step.Fixed f => words.Say("guide.step_fixed", ("value", Figure(f.Value, Unit.Money))),
        Step.Sum s => words.Say("guide.step_sum", ("names", Join(s.Of, "guide.and"))),
        Step.Less l => words.Say("guide.step_less", ("names", Join(l.Of, "guide.and"))),
        Step.Extreme e => words.Say(e.Highest ? "guide.step_highest" : "guide.step_lowest", ("names", Join(e.Of, "guide.and"))),
        Step.Times t => words.Say("guide.step_times", ("value", Figure(t.Value, Unit.Number))),
        Step.Cap { Shared: not null } or Step.Cap { Every: not null } or Step.Cap { Per.IsEmpty: false } => Money.Cap((Step.Cap)step),
        Step.Split split => Money.Split(split),
        Step.Cap c => words.Say(c.AtMost ? "guide.step_at_most" : "guide.step_at_least", ("value", Figure(c.Value, Unit.Money))),
        Step.Round r => words.Say("guide.step_round", ("to", words.Language.Number(r.To)), ("mode", words.Say($"phrase.{ModeKey(r.Mode)}"))),
        _ => "",
    };

    private static string ModeKey(RoundingMode mode) => mode switch
    {
        RoundingMode.HalfUp => "half_up",
        RoundingMode.HalfDown => "half_down",
        RoundingMode.HalfEven => "half_even",
        RoundingMode.Up => "always_up",
        _ => "always_down",
    };

    private static string Key(Comparison how) => how switch
    {
        Comparison.AtLeast => "at_least",
        Comparison.Above => "above",
        Comparison.AtMost => "at_most",
        _ => "below",
    };

    private string Listed(List<string> parts, string and) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => string.Join(", ", parts.Take(parts.Count - 1)) + words.Say(and) + parts[^1],
    };

    private string Tested(Condition.Tested tested)
    {
        var unit = programme.FindMetric(tested.Name)?.Unit ?? programme.FindFact(tested.Name)?.Unit ?? Unit.Count;
        return tested.Test is Test.Met { IsMet: true }
            ? words.Titled(tested.Name, programme)
            : $"{words.Titled(tested.Name, programme)}{(IsAmount(tested.Test) ? ", " : " ")}{Test(tested.Test, unit)}";
    }

    // An amount stands behind its name after a comma: "Revenue, at least 100,000 EUR".
    private static bool IsAmount(Test test) => test switch
    {
        Definition.Test.Limit or Definition.Test.LevelLimit or Definition.Test.Top or Definition.Test.EveryPart => true,
        Definition.Test.At at => IsAmount(at.Inner),
        Definition.Test.History { Entries.Entries: [var first, ..] } => IsAmount(first.Value),
        _ => false,
    };

    private IEnumerable<string> WordsOf(string word) => programme.Lists.TryGetValue(word, out var list) && list.Words.On(on) is { } entry ? entry.Value : [word];

    private string WordOrList(string word) => string.Join(", ", WordsOf(word));

    private string Number(Rational value, Unit unit) => unit switch
    {
        Unit.Percent => words.Language.Percent(value),
        Unit.Money => words.Stated(value, programme.Currency),
        _ => words.Language.Number(value),
    };

    private string Table(Figure.Table table, Unit unit, string? of)
    {
        var rows = table.Rows.Select(r => words.Say("guide.row",
            ("value", Figure(r.Value, unit, of)), ("key", table.By == "level" ? words.Titled(r.Key, programme) : WordOrList(r.Key)))).ToList();
        if (table.Other is { } other)
        {
            rows.Add(words.Say("guide.row_other", ("value", Figure(other, unit, of))));
        }

        return string.Join(", ", rows);
    }

    private string Scale(Figure.Scale scale, Unit unit, string? of)
    {
        Unit? by = (scale.By ?? of) is { } name ? programme.FindMetric(name)?.Unit ?? programme.FindFact(name)?.Unit ?? Unit.Number : null;
        var bands = scale.Bands.Select(b => words.Say(scale.Above && b.Begins.Sign > 0 ? "guide.band_above" : "guide.band_from",
            ("value", Figure(b.Value, unit)), ("begins", by is { } u ? Number(b.Begins, u) : words.Language.Number(b.Begins))));
        var text = string.Join(", ", bands);
        var kind = words.Say($"guide.kind_{scale.Kind.ToString().ToLowerInvariant()}");
        return scale.By is null ? $"{text} ({kind})" : words.Say("guide.scale_by", ("bands", text), ("kind", kind), ("by", words.Titled(scale.By, programme)));
    }
}
