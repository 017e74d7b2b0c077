using Palier.Core.Definition;
using Palier.Core.Values;
using Palier.Web.Shell;

namespace Palier.Web.Features.Programmes;

/// <summary>Says a programme's conditions, figures and steps as a guide would print them.</summary>
internal sealed class GuideText(Reader reader, Programme programme)
{
    public IReadOnlyList<string> Conditions(Condition condition) => condition switch
    {
        Condition.Always => [],
        Condition.Never => [reader["guide.never"]],
        Condition.All all => [.. all.Of.SelectMany(Conditions)],
        Condition.SomeOf some => [reader.Say("guide.some", ("n", reader.Figures.Number(some.AtLeast))) + " "
            + string.Join(" / ", some.Of.Select(c => string.Join(", ", Conditions(c))))],
        Condition.Group group => [$"{group.Title.In(reader.Language)}: {string.Join(", ", Conditions(group.Inside))}"],
        Condition.Tested tested => [$"{Core.Titled(tested.Name, programme)}: {Test(tested)}"],
        _ => [],
    };

    public string For(ForLevels levels) => levels switch
    {
        ForLevels.AndAbove above => reader.Say("guide.above", ("level", Title(above.Level))),
        ForLevels.Listed listed => reader.Say("guide.for", ("levels", string.Join(", ", listed.Levels.Select(Title)))),
        _ => reader["guide.all"],
    };

    public IReadOnlyList<string> Steps(IEnumerable<Step> steps) => [.. steps.Select(Step)];

    private Palier.Core.Wording.Words Core => reader.Language == "fr" ? Palier.Core.Wording.Words.French : Palier.Core.Wording.Words.English;

    private string Test(Condition.Tested tested) => tested.Test switch
    {
        global::Palier.Core.Definition.Test.Limit limit => reader.Say($"limit.{limit.How}", ("figure", Say(limit.Value, UnitOf(tested.Name)))),
        global::Palier.Core.Definition.Test.LevelLimit level => reader.Say($"limit.{level.How}", ("figure", LevelElsewhere(level.Level))),
        global::Palier.Core.Definition.Test.OneOf words => reader.Say(words.Not ? "guide.none_of" : "guide.one_of", ("words", string.Join(", ", words.Words.Select(w => Core.Titled(w, programme))))),
        global::Palier.Core.Definition.Test.Met met => reader[met.IsMet ? "met" : "guide.not_met"],
        global::Palier.Core.Definition.Test.Held held => reader[held.IsHeld ? "guide.held" : "guide.not_held"],
        _ => reader["guide.within"],
    };

    private string LevelElsewhere(string level) => programme.Ladder?.Find(level) is null ? level : Title(level);

    private string Title(string name) => reader.Title(programme, name);

    private Unit UnitOf(string name) => programme.FindMetric(name)?.Unit ?? programme.FindFact(name)?.Unit ?? Unit.Number;

    private string Step(Step step) => step switch
    {
        global::Palier.Core.Definition.Step.Rate rate => reader.Say("step.rate", ("rate", Say(rate.Value, Unit.Percent, UnitOf(rate.Of))), ("of", Title(rate.Of))),
        global::Palier.Core.Definition.Step.Each each => reader.Say("step.each", ("amount", Say(each.Value, Unit.Money, UnitOf(each.Of))), ("of", Title(each.Of))),
        global::Palier.Core.Definition.Step.Fixed f => reader.Say("step.fixed", ("amount", Say(f.Value, Unit.Money))),
        global::Palier.Core.Definition.Step.Sum sum => reader.Say("step.sum", ("of", Titles(sum.Of))),
        global::Palier.Core.Definition.Step.Less less => reader.Say("step.less", ("of", Titles(less.Of))),
        global::Palier.Core.Definition.Step.Extreme e => reader.Say(e.Highest ? "step.highest" : "step.lowest", ("of", Titles(e.Of))),
        global::Palier.Core.Definition.Step.Times times => reader.Say("step.times", ("factor", Say(times.Value, Unit.Number))),
        global::Palier.Core.Definition.Step.Cap cap => reader.Say(cap.AtMost ? "limit.AtMost" : "limit.AtLeast", ("figure", Say(cap.Value, Unit.Money))),
        global::Palier.Core.Definition.Step.Round round => reader.Say("step.round", ("to", reader.Figures.Number(Saying.Drawn(round.To), round.To.ExactDecimals() ?? 2))),
        _ => "",
    };

    private string Titles(IEnumerable<string> names) => string.Join(", ", names.Select(Title));

    private string Say(Figure figure, Unit unit, Unit by = Unit.Money) => figure switch
    {
        Figure.Plain plain => reader.Quantity(plain.Value, plain.Unit == Unit.Percent ? Unit.Percent : unit, programme.Currency),
        Figure.History history => string.Join(", ", history.Entries.Entries.Select(e => reader.Say("figure.from", ("figure", Say(e.Value, unit, by)), ("day", reader.Figures.Day(e.From))))),
        Figure.Table table => string.Join("; ", table.Rows.Select(r => $"{Core.Titled(r.Key, programme)} {Say(r.Value, unit, by)}")
            .Concat(table.Other is { } other ? [reader.Say("figure.other", ("figure", Say(other, unit, by)))] : [])),
        Figure.Scale scale => string.Join("; ", scale.Bands.Select(b =>
            reader.Say(scale.Above ? "figure.band_above" : "figure.band_from", ("figure", Say(b.Value, unit, by)), ("begins", reader.Quantity(b.Begins, by, programme.Currency))))),
        Figure.Named named => Title(named.Name),
        _ => "",
    };
}
