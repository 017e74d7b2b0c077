using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>The kinds of values that stand in several constructs.</summary>
internal static class Kinds
{
    public static readonly Kind.Written Free = new("text", null);

    public static readonly Kind.Written Clause = new("clause", null);

    public static readonly Kind.Written Name = new("name", Patterns.Name);

    public static readonly Kind.Written Dotted = new("name", Patterns.Dotted);

    public static readonly Kind.Written Word = new("word", Patterns.Word);

    public static readonly Kind.Written Day = new("day", Patterns.Day);

    public static readonly Kind.Written Whole = new("whole number", "[0-9]+");

    public static readonly Kind.Written Amount = new("amount", Patterns.Number);

    public static readonly Kind.Written Percent = new("percentage", Patterns.Percent);

    public static readonly Kind.Written Duration = new("duration", Patterns.Duration);

    public static readonly Kind.Written BeforeExpiry = new("duration before expiry", Patterns.BeforeExpiry);

    public static readonly Kind.Written Moment = new("moment", Patterns.Moment);

    public static readonly Kind.Written Start = new("start", Patterns.Start);

    public static readonly Kind.Written Reviews = new("cadence", Patterns.Reviews);

    public static readonly Kind.Written Window = new("window", Patterns.Window);

    public static readonly Choice<Cadence> Cadences = new(("month", Cadence.Month), ("quarter", Cadence.Quarter), ("half-year", Cadence.HalfYear), ("year", Cadence.Year));

    public static readonly Choice<Unit> Units = new(("count", Unit.Count), ("money", Unit.Money), ("percent", Unit.Percent), ("points", Unit.Points));

    public static readonly Choice<DayOf> CountsOn = new(("sold_on", DayOf.SoldOn), ("invoiced_on", DayOf.InvoicedOn), ("paid_on", DayOf.PaidOn));

    public static readonly Choice<LineRounding> LineRounding = new(("each line", Definition.LineRounding.EachLine), ("in total", Definition.LineRounding.InTotal));

    public static readonly Choice<ReferenceRate> ReferenceRates = new(
        ("reference rate of the day", ReferenceRate.OfTheDay), ("reference rate of the month end", ReferenceRate.OfTheMonthEnd),
        ("own currency only", ReferenceRate.None));

    public static readonly Choice<Late> Late = new(("adjust next", Definition.Late.AdjustNext), ("reopen", Definition.Late.Reopen));

    public static readonly Choice<bool> Met = new(("met", true), ("not met", false));

    public static readonly Choice<Shared> Shared = new(("pro rata", Definition.Shared.ProRata), ("first come", Definition.Shared.FirstCome));

    public static readonly Choice<Values.Remainder> Remainder = new(("first", Values.Remainder.First), ("largest", Values.Remainder.Largest));

    /// <summary>Kinds of facts that a rule may run for, one by one.</summary>
    public static readonly Kind.Choice Things =
        new(["sale", "deal", "customer", "subscription", "person", "claim", "milestone", "request", "activity", "report"]);

    /// <summary>A text, or one for each language.</summary>
    public static readonly Kind Text = new Kind.Named("text", () => new Kind.Either(Free, new Kind.Each(new("language", "[a-z]{2}"), Free)));

    /// <summary>One word or several.</summary>
    public static readonly Kind Words = Several(new("word", null));

    /// <summary>One name or several.</summary>
    public static readonly Kind Names = Several(Dotted);

    /// <summary>Which levels: one and above, or a list.</summary>
    public static readonly Kind Levels = new Kind.Either(new Kind.Written("levels", ".+ and above"), Words);

    /// <summary>A figure in one of its five ways; maps of days and of words are told apart by their keys.</summary>
    public static readonly Kind Figure = new Kind.Named("figure", () => new Kind.Either(
        new Kind.Written("figure", $"{Patterns.Number}|{Patterns.Percent}|{Patterns.Dotted}"), new Kind.Map(() => Vocabulary.Scale), Dated(Figure!), Table(Figure!)));

    public static readonly Kind Rate = new Kind.Either(Amount, Dated(Amount));

    /// <summary>Windows looked up by a word of the fact.</summary>
    public static readonly Kind Windows = new Kind.Named("windows", () => new Kind.Either(Window, Table(Window)));

    public static readonly Kind Condition = new Kind.Named("condition", () => new Kind.Either(new Kind.Choice(["always", "never"]), Conditions()));

    /// <summary>A test of a figure, a word, a day or a standing; what it may be depends on what is tested.</summary>
    public static readonly Kind Test = new Kind.Named("test", () => new Kind.Either(
        new Kind.Written("test", null), new Kind.Items(Word), new Kind.Map(() => TestWords!), Figure, Dated(Test!)));

    // Which of these words may stand depends on what is tested.
    private static readonly Construct TestWords = new(
        "words of a test", ("at_least", Figure), ("above", Figure), ("at_most", Figure), ("below", Figure), ("not", Words), ("from", Day), ("before", Day), ("within", Window),
        ("top", new Kind.Written("count or share", $"{Patterns.Number}|{Patterns.Percent}")), ("every_part", Test), ("at", Moment));

    /// <summary>Tests on the fields of a fact.</summary>
    public static readonly Kind Tests = new Kind.Named("tests", () => new Kind.Each(Dotted, Test));

    public static readonly Kind Steps = new Kind.Items(new Kind.Named("step", () => new Kind.Either([.. Vocabulary.Steps.Select(s => new Kind.Map(() => s))])));

    public static readonly Kind Limits = new Kind.Either(new Kind.Map(() => Vocabulary.Limit), new Kind.Items(new Kind.Map(() => Vocabulary.Limit)));

    /// <summary>Things of a construct by their names.</summary>
    public static Kind.Each Each(Func<Construct> construct) => new(Name, new Kind.Map(construct));

    /// <summary>A map of the days from which its values hold.</summary>
    public static Kind.Each Dated(Kind value) => new(Day, value);

    /// <summary>All of a map of tests; <c>any</c> of it; so many <c>of</c> it.</summary>
    public static Kind.Each Conditions(params Word[] beside) => new(Dotted, new Kind.Either(Test, Condition))
    {
        Beside = [.. beside, Yaml.Word.Of("any", Condition), Yaml.Word.Of("at_least", Whole), Yaml.Word.Of("of", Condition)],
    };

    private static Kind.Either Several(Kind.Written one) => new(one, new Kind.Items(one));

    // A map with words of a scale is one, and a map of days a history.
    private static Kind.Each Table(Kind value) =>
        new(new Kind.Written("row", $"(?!({string.Join('|', Vocabulary.Scale.Words.Except(["by"]))}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})$){Patterns.Word}"), value) { Beside = [Yaml.Word.Of("by", Dotted), Yaml.Word.Of("other", value)] };
}
