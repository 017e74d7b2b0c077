using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>Checks conditions for one partner.</summary>
public sealed partial class ConditionCheck<TReasons>(Figures<TReasons> figures)
    where TReasons : struct, IReasons
{
    private readonly Lookup<TReasons> _lookup = new(figures);

    public Checked Of(Condition condition, Asking asking) => condition switch
    {
        Condition.Always => Result(true, null, Reason.Of("always", null, new Arg.Verdict(true))),
        Condition.Never => Result(false, null, Reason.Of("never", null, new Arg.Verdict(false))),
        Condition.Tested tested => Tested(tested.Name, tested.Test, asking),
        Condition.All all => All(all, asking),
        Condition.SomeOf some => SomeOf(some, asking),
        Condition.Group group => Group(group, asking),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, null),
    };

    private static Checked Result(bool holds, Shortfall? missing, Reason line) =>
        TReasons.Recorded ? new Checked(holds, holds || missing is null ? [] : [missing], [line]) : new Checked(holds, [], []);

    private Checked All(Condition.All all, Asking asking)
    {
        var (holds, missing, lines) = (true, ImmutableArray.CreateBuilder<Shortfall>(), ImmutableArray.CreateBuilder<Reason>());
        foreach (var part in all.Of)
        {
            var found = Of(part, asking);
            holds &= found.Holds;
            if (TReasons.Recorded)
            {
                missing.AddRange(found.Missing);
                lines.AddRange(found.Lines);
            }
            else if (!holds)
            {
                break;
            }
        }

        return new Checked(holds, missing.ToImmutable(), lines.ToImmutable());
    }

    // The nearest way: fewest things missing, then the smallest sum of gaps.
    private Checked SomeOf(Condition.SomeOf some, Asking asking)
    {
        var parts = some.Of.Select(c => Of(c, asking)).ToList();
        var met = parts.Count(p => p.Holds);
        var holds = met >= some.AtLeast;
        if (!TReasons.Recorded)
        {
            return new Checked(holds, [], []);
        }

        var missing = parts.Where(p => !p.Holds)
            .OrderBy(p => p.Missing.Length)
            .ThenBy(p => p.Missing.Aggregate(Rational.Zero, (sum, s) => sum + s.PartMissing))
            .Take(holds ? 0 : some.AtLeast - met).SelectMany(p => p.Missing);
        var line = Reason.Of("some_of", null, new Arg.Verdict(holds),
            ("met", new Arg.Number(met)), ("all", new Arg.Number(parts.Count)), ("needed", new Arg.Number(some.AtLeast)));
        return new Checked(holds, [.. missing], [line with { Below = [.. parts.SelectMany(p => p.Lines)] }]);
    }

    private Checked Group(Condition.Group group, Asking asking)
    {
        if (figures.Given.Words.TryGetValue(group.Name, out var word))
        {
            return Fact(group.Name, word == "met", true, null, asking.Day);
        }

        var inner = Of(group.Inside, asking);
        return TReasons.Recorded
            ? inner with { Lines = [Reason.Of("group", null, new Arg.Verdict(inner.Holds), ("name", new Arg.Name(group.Name))) with { Below = inner.Lines }] }
            : inner;
    }

    private Checked Tested(string name, Test test, Asking asking) => test switch
    {
        Test.Limit limit => Limit(name, limit, asking),
        Test.Met met => Fact(name, IsMet(name, asking.Day), met.IsMet, figures.Programme.FindFact(name)?.Ref, asking.Day),
        Test.LevelLimit level => Level(name, level, asking),
        Test.Held held => Held(name, held, asking),
        Test.OneOf oneOf => OneOf(name, oneOf, asking),
        Test.Within or Test.DayLimit => Day(name, test, asking),
        Test.Top top => Top(name, top, asking),
        Test.EveryPart parts => EveryPart(name, parts, asking),
        Test.At at => At(name, at, asking),
        Test.History history => history.Entries.On(asking.ValueOn) is { } entry
            ? Tested(name, entry.Value, asking)
            : Result(false, null, Reason.Of("before_history", null, new Arg.Verdict(false), ("day", new Arg.Day(asking.ValueOn)))),
        Test.SetAside => Result(true, null, Reason.Of("set_aside", figures.Programme.FindMetric(name)?.Ref, new Arg.Verdict(true), ("name", new Arg.Name(name)))),
        _ => throw new InvalidOperationException($"{name} cannot be tested so"),
    };

    private Checked Limit(string name, Test.Limit limit, Asking asking)
    {
        var (have, need) = (figures.Of(name, asking), _lookup.Value(limit.Value, asking));
        var holds = have.Value is { } h && need.Value is { } n && Compare.Holds(limit.How, h.Value, n);
        if (!TReasons.Recorded)
        {
            return new Checked(holds, [], []);
        }

        var unit = have.Value?.Unit ?? figures.Programme.FindMetric(name)?.Unit ?? figures.Programme.FindFact(name)?.Unit ?? Unit.Number;
        Quantity? needed = need.Value is { } asked ? new Quantity(asked, unit) : null;
        Quantity? gap = limit.How is Comparison.AtLeast or Comparison.Above && needed is { } q
            ? new Quantity(q.Value - (have.Value?.Value ?? Rational.Zero), unit) : null;
        var kind = have.Value is null ? "limit_no_figure" : limit.How switch
        {
            Comparison.AtLeast => holds ? "at_least" : unit == Unit.Percent ? "at_least_percent" : "at_least_short",
            Comparison.Above => "above",
            Comparison.AtMost => "at_most",
            _ => "below",
        };
        var clause = figures.Programme.FindMetric(name)?.Ref ?? figures.Programme.FindFact(name)?.Ref;
        var line = Reason.Of(kind, clause, new Arg.Verdict(holds),
            ("name", new Arg.Name(name)), ("have", Shown(have.Value)), ("need", Shown(needed)), ("short", Shown(gap)));
        return Result(holds, new Shortfall(name, have.Value, needed, gap, null, clause), line with { Below = [.. have.Lines, .. need.Lines] });
    }

    private Arg Shown(Quantity? value) => value is { } v ? new Arg.Figure(v.Value, v.Unit, figures.Programme.Currency) : new Arg.NoFigure();

    private bool IsMet(string name, DateOnly day) =>
        figures.Given.Words.TryGetValue(name, out var word) ? word == "met" : figures.Asserted(name, day) is not null;

    private Checked Fact(string name, bool met, bool wanted, string? clause, DateOnly day)
    {
        var by = met && TReasons.Recorded ? figures.Asserted(name, day) : null;
        var line = by is null
            ? Reason.Of(met ? "fact_met" : "fact_not_met", clause, new Arg.Verdict(met == wanted), ("name", new Arg.Name(name)))
            : Reason.Of("fact_met_by", clause, new Arg.Verdict(met == wanted),
                ("name", new Arg.Name(name)), ("by", new Arg.Word(by.By)), ("day", new Arg.Day(by.From)));
        return Result(met == wanted, new Shortfall(name, null, null, null, wanted ? "met" : "not met", clause), line);
    }

    private Checked Level(string name, Test.LevelLimit test, Asking asking)
    {
        var held = name == "level"
            ? LevelWord(asking) is { } level && figures.Programme.Ladder is { } ladder ? new HeldLevel(level, ladder) : null
            : Elsewhere(name, asking.Day);
        var holds = held is not null && Compare.Holds(test.How, held.Ladder.RankOf(held.Level), held.Ladder.RankOf(test.Level));
        return Standing("level_is", name, held, test.Level, holds);
    }

    // On a day other than the one asked about, the level held is looked up anew.
    private string? LevelWord(Asking asking) =>
        figures.Given.Words.GetValueOrDefault("level") ?? (figures.LevelHeldOn is { } held && asking.IsMoved ? held(asking.Day) : figures.WordOf("level", asking));

    private Checked Held(string name, Test.Held test, Asking asking)
    {
        var held = Elsewhere(name, asking.Day);
        return Standing(test.IsHeld ? "held" : "not_held", name, held, "held", held is not null == test.IsHeld);
    }

    // A case that gives a level elsewhere without the other programme's text can only say: that level, or not.
    private HeldLevel? Elsewhere(string programme, DateOnly day)
    {
        var held = figures.HeldIn?.Invoke(programme, day);
        return figures.Given.Words.TryGetValue(programme, out var given)
            ? new HeldLevel(given, held?.Ladder ?? new Ladder(default, null, [new Level(given, default, LocalText.OfName(given), null, new Condition.Always())]))
            : held;
    }

    private static Checked Standing(string kind, string name, HeldLevel? held, string need, bool holds) =>
        Result(holds, new Shortfall(name, null, null, null, need, null), Reason.Of(kind, null, new Arg.Verdict(holds),
            ("name", new Arg.Name(name)), ("have", held is null ? new Arg.Phrase("nothing") : new Arg.Name(held.Level)), ("need", new Arg.Name(need))));

    private Checked OneOf(string name, Test.OneOf test, Asking asking)
    {
        var words = name == "partner.marks" && !figures.Given.Words.ContainsKey(name)
            ? figures.Facts.Partner.Marks : [figures.WordOf(name, asking) ?? "unknown"];
        var found = test.Words.Any(w => words.Any(x => figures.IsListed(w, x, asking.Day)));
        var asked = string.Join(", ", test.Words);
        return Result(found != test.Not, new Shortfall(name, null, null, null, asked, null), Reason.Of(
            test.Not ? "none_of" : "one_of", null, new Arg.Verdict(found != test.Not),
            ("name", new Arg.Name(name)), ("have", new Arg.Word(string.Join(", ", words))), ("words", new Arg.Word(asked))));
    }
}
