using System.Collections.Immutable;
using Palier.Core.Definition.Reader;
using Palier.Core.Values;

namespace Palier.Core.Definition.Analysis;

/// <summary>Makes formulas of the conditions of a programme as they are on one day.</summary>
internal sealed class Formulas(Programme programme, DateOnly day)
{
    /// <summary>Stands for every word that no claim names; it is no word that a text can write.</summary>
    public const string OtherWord = "(another word)";

    private const string LevelName = "level";

    // What is claimed about a test that is not looked into begins with the name that is tested.
    private static readonly char[] WhereNameEnds = [' ', ':'];

    public Formula Of(Condition condition) => condition switch
    {
        Condition.Always => Formula.True,
        Condition.Never => Formula.False,
        Condition.Tested tested => Of(tested.Name, tested.Test),
        Condition.All all => new Formula.All([.. all.Of.Select(Of)]),
        Condition.SomeOf some => new Formula.AtLeast(some.AtLeast, [.. some.Of.Select(Of)]),
        Condition.Group group => Of(group.Inside),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, null),
    };

    /// <summary>Tests on the fields of a kind of fact: all must hold.</summary>
    public Formula Of(string fact, ImmutableArray<FieldTest> where) => new Formula.All([.. where.Select(w => Of($"{fact}.{w.Field}", w.Test))]);

    /// <summary>That the level is one that something is for.</summary>
    public Formula Of(ForLevels levels) => programme.Ladder is { } ladder && levels is not ForLevels.Everyone
        ? Formula.Any(ladder.Levels.Where(l => levels.Covers(l.Name, ladder)).Select(l => Rank(l.Name)))
        : Formula.True;

    /// <summary>Which values what is claimed about can have.</summary>
    public Domain DomainOf(string about) =>
        about == LevelName ? new Domain(true, false, programme.Ladder?.Levels.Length ?? 1)
        : programme.FindMetric(about) is { Verb: Verb.Count or Verb.CountUnits or Verb.Roles } count ? new Domain(true, count.Requires is null)
        : new Domain(false);

    public Found Find(Formula formula) => Space.Find(formula, DomainOf);

    private Formula Of(string name, Test test) => test switch
    {
        Test.SetAside => Formula.True,
        Test.Limit limit => Compared(name, limit.How, limit.Value),
        Test.Met met => Truth(name, met.IsMet),
        Test.Held held => Truth(name, held.IsHeld),
        Test.LevelLimit level => Level(name, level),
        Test.OneOf oneOf => Words(name, oneOf),
        Test.DayLimit limit => new Formula.Single(new Claim.Limit(name, limit.Before ? Comparison.Below : Comparison.AtLeast, (Rational)limit.Day.DayNumber)),
        Test.Top { IsShare: false } top => new Formula.Single(new Claim.Limit(name, Comparison.AtMost, top.Of)),
        Test.EveryPart parts => Formula.And(Of(name, parts.Whole), NotLookedInto(name, parts.Part)),
        Test.At { When: not When.DayOf } at => Of($"{name} at {at.When}", at.Inner),
        Test.History history => history.Entries.On(day) is { } entry ? Of(name, entry.Value) : Formula.False,
        _ => NotLookedInto(name, test),
    };

    // The same test is the same claim wherever it stands in the text.
    private static Formula.Single NotLookedInto(string name, Test test) => new Formula.Single(new Claim.So($"{name}: {test with { Place = default }}"));

    private static Formula Truth(string name, bool wanted)
    {
        Formula so = new Formula.Single(new Claim.So(name));
        return wanted ? so : new Formula.Not(so);
    }

    private Formula Compared(string name, Comparison how, Figure value) => value switch
    {
        Figure.Plain plain => new Formula.Single(new Claim.Limit(name, how, plain.Value)),
        Figure.History history => history.Entries.On(day) is { } entry ? Compared(name, how, entry.Value) : Formula.False,
        Figure.Table table => FromTable(table, row => Compared(name, how, row)),
        Figure.Named named => new Formula.Single(new Claim.So($"{name} {how} {named.Name}")),
        _ => new Formula.Single(new Claim.So($"{name} {how} {value.Place}")),
    };

    // The first row that the word belongs to; the rest where it belongs to none.
    private Formula FromTable(Figure.Table table, Func<Figure, Formula> compared)
    {
        var (ways, before) = (new List<Formula>(), new List<Formula>());
        foreach (var (key, value) in table.Rows)
        {
            var here = WordIs(table.By, key);
            ways.Add(Formula.And([.. before, here, compared(value)]));
            before.Add(new Formula.Not(here));
        }

        if (table.Other is { } other)
        {
            ways.Add(Formula.And([.. before, compared(other)]));
        }

        return Formula.Any(ways);
    }

    private Formula Words(string name, Test.OneOf test)
    {
        var found = Formula.Any(test.Words.Select(w => WordIs(name, w)));
        return test.Not ? new Formula.Not(found) : found;
    }

    // Somebody may have several marks at once, so each is a claim of its own.
    private Formula WordIs(string name, string listed)
    {
        if (name == LevelName && programme.Ladder?.Find(listed) is not null)
        {
            return Rank(listed);
        }

        if (!programme.Lists.TryGetValue(listed, out var list))
        {
            return OneWord(name, [listed]);
        }

        var words = list.Words.On(day)?.Value ?? [];
        return list.Passing.IsEmpty
            ? OneWord(name, words)
            : Formula.And(OneWord(name, words), Formula.Any(OneWord(name, words.Except(list.Passing.Select(p => p.Word))), new Formula.Single(new Claim.So($"{name} still in {listed}"))));
    }

    private static Formula OneWord(string name, ImmutableSortedSet<string> words) =>
        name == "marks" || name.EndsWith(".marks", StringComparison.Ordinal) ? Formula.Any(words.Select(w => new Formula.Single(new Claim.So($"{name}: {w}"))))
        : words.IsEmpty ? Formula.False
        : new Formula.Single(new Claim.OneOf(name, words));

    private Formula Rank(string level)
    {
        var rank = (Rational)programme.Ladder!.RankOf(level);
        return Formula.And(new Formula.Single(new Claim.Limit(LevelName, Comparison.AtLeast, rank)), new Formula.Single(new Claim.Limit(LevelName, Comparison.AtMost, rank)));
    }

    // The order of another programme's levels is not known here; whoever has one of them takes part there.
    private Formula Level(string name, Test.LevelLimit test) => name == LevelName && programme.Ladder is { } ladder
        ? new Formula.Single(new Claim.Limit(LevelName, test.How, (Rational)ladder.RankOf(test.Level)))
        : Formula.And(Truth(name, true), new Formula.Single(new Claim.So($"{name} {test.How} {test.Level}")));

    /// <summary>Values as a case gives them: <c>{ revenue: 100_000, invitation: not met }</c>.</summary>
    public string Shown(Found found) => "{ " + string.Join(", ", (found.Point ?? []).Select(p => $"{p.About.Split(WhereNameEnds)[0]}: {Shown(p.About, p.Value)}")) + " }";

    private string Shown(string about, Sample value)
    {
        if (about == LevelName)
        {
            return value.Figure is { } rank && programme.Ladder is { } ladder ? ladder.Levels[(int)rank.Numerator].Name : "none";
        }

        return value.Word is { } word ? word == OtherWord ? "other" : word
            : value.Figure is { } figure ? FigureText.Of(figure, programme.FindMetric(about)?.Unit ?? programme.FindFact(about)?.Unit ?? UnitOfField(about))
            : programme.FindMetric(about) is not null ? "none"
            : value.IsSo ? "met" : "not met";
    }

    private Unit UnitOfField(string about) => about.Split('.', 2) is [var fact, var field] ? Symbols.UnitOfField(programme, fact, field) : Unit.Number;
}

/// <summary>Figures as a text writes them.</summary>
internal static class FigureText
{
    /// <summary>Digits in groups of three, with the percent sign where it is a percentage: <c>250_000</c>, <c>2.5%</c>.</summary>
    public static string Of(Rational figure, Unit unit)
    {
        var text = (unit == Unit.Percent ? figure * 100 : figure).ToString();
        var (whole, rest) = text.IndexOf('.', StringComparison.Ordinal) is var point and > 0 ? (text[..point], text[point..]) : (text, "");
        for (var i = whole.Length - 3; i > 0 && char.IsAsciiDigit(whole[i - 1]); i -= 3)
        {
            whole = whole.Insert(i, "_");
        }

        return whole + rest + (unit == Unit.Percent ? "%" : "");
    }
}
