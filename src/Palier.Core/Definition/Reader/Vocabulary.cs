using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>All words of the language, construct by construct, with what may stand behind each.</summary>
internal static class Vocabulary
{
    private static readonly Kind AnyText = Kinds.Free;

    public static readonly Construct Scale = new(
        "scale", ("by", Kinds.Dotted),
        ("kind", new Choice<ScaleKind>(
            ("stepped", ScaleKind.Stepped), ("slab", ScaleKind.Slab), ("rolling", ScaleKind.Rolling), ("total", ScaleKind.Total), ("linear", ScaleKind.Linear))),
        ("from", Bands()), ("above", Bands()))
    { ExactlyOne = ["from", "above"] };

    public static readonly Construct Round = new(
        "round", ("to!", Kinds.Amount),
        ("half", new Choice<RoundingMode>(("up", RoundingMode.HalfUp), ("down", RoundingMode.HalfDown), ("even", RoundingMode.HalfEven))),
        ("always", new Choice<RoundingMode>(("up", RoundingMode.Up), ("down", RoundingMode.Down))))
    { ExactlyOne = ["half", "always"] };

    /// <summary>The steps of an amount, each with the words that may stand beside it.</summary>
    public static readonly ImmutableArray<Construct> Steps =
    [
        new("rate", ("rate!", Kinds.Figure), ("of!", Kinds.Dotted), ("value_at", Kinds.Moment)),
        new("each", ("each!", Kinds.Figure), ("of!", Kinds.Dotted), ("per", new Kind.Written("size", $"(full )?{Patterns.Number}")), ("value_at", Kinds.Moment)),
        new("fixed", ("fixed!", Kinds.Figure), ("value_at", Kinds.Moment)),
        new("sum", ("sum!", Kinds.Names)),
        new("highest", ("highest!", Kinds.Names)),
        new("lowest", ("lowest!", Kinds.Names)),
        new("times", ("times!", Kinds.Figure), ("value_at", Kinds.Moment)),
        new("less", ("less!", Kinds.Names)),
        new("at_most", ("at_most!", Kinds.Figure), ("per", Kinds.Names), ("every", Kinds.Cadences), ("shared", Kinds.Shared), ("value_at", Kinds.Moment)),
        new("at_least", ("at_least!", Kinds.Figure)),
        new("round", ("round!", new Kind.Map(() => Round))),
        new("split", ("split!", new Kind.Either(Shares(), new Kind.Each(Kinds.Word, Shares()))), ("remainder", Kinds.Remainder)),
    ];

    public static readonly string[] StepWords = [.. Steps.Select(s => s.Name)];

    /// <summary>Words that stand beside those of steps.</summary>
    public static readonly string[] BesideSteps = [.. Steps.SelectMany(s => s.Words).Distinct().Except(StepWords)];

    /// <summary>A metric comes about by exactly one verb.</summary>
    public static readonly Construct Metric = new(
        "metric", ("title", Kinds.Text), ("ref", Kinds.Clause), ("sum", Kinds.Names), ("less", Kinds.Names),
        ("count", new Kind.Either(Kinds.Dotted, new Kind.Choice(["half-year"]))), ("highest", Kinds.Names), ("lowest", Kinds.Names), ("latest", Kinds.Names),
        ("median", Kinds.Names), ("percentile", Kinds.Percent), ("share", Kinds.Dotted), ("growth_of", Kinds.Dotted), ("increase_of", Kinds.Dotted), ("rank_of", Kinds.Dotted),
        ("score", new Kind.Each(Kinds.Dotted, new Kind.Map(() => ScorePart!))), ("roles", new Kind.Each(Kinds.Word, new Kind.Map(() => Role!))),
        ("of", Kinds.Names), ("against", new Kind.Written("basis", Patterns.Against)), ("base_at_least", Kinds.Figure), ("among", Kinds.Names),
        ("ties", new Kind.Either(new Choice<Ties>(("all in", Ties.AllIn), ("none in", Ties.NoneIn)), Kinds.Dotted)),
        ("rounds", new Choice<RoundingMode>(("up", RoundingMode.Up), ("down", RoundingMode.Down))), ("mixing", new Choice<bool>(("allowed", true), ("none", false))),
        ("unit", Kinds.Units), ("for_each", Kinds.Things), ("amount", Kinds.Steps), ("same_as", Kinds.Name), ("where", Kinds.Tests), ("over", Kinds.Windows),
        ("at", new Choice<bool>(("the day", true))), ("per", Kinds.Names), ("top", Kinds.Whole), ("having", Kinds.Condition),
        ("across", new Choice<int>(("group", 1), ("country", 2), ("region", 3))), ("requires", Kinds.Condition), ("remind", Kinds.BeforeExpiry),
        ("tell", Kinds.Duration), ("grace", Kinds.Duration), ("counts_on", Kinds.CountsOn), ("line_rounding", Kinds.LineRounding), ("converts_at", Kinds.ReferenceRates))
    {
        ExactlyOne =
            ["sum", "count", "highest", "lowest", "latest", "median", "percentile", "share", "growth_of", "increase_of", "rank_of", "score", "roles", "amount", "same_as"],
    };

    public static readonly Construct ScorePart = new(
        "part of a score", ("worth", Kinds.Figure), ("at_most", Kinds.Figure), ("at_least", Kinds.Figure), ("weight", Weight()), ("requires", Kinds.Condition));

    public static readonly Construct Role = new("role", ("holding!", Kinds.Word), ("places!", Kinds.Whole));

    public static readonly Construct Answers = new(
        "answers", ("counts_on", Kinds.CountsOn),
        ("converts_at", new Kind.Either(Kinds.ReferenceRates, new Kind.Each(new("currency", "[A-Z]{3}"), Kinds.Rate))),
        ("line_rounding", Kinds.LineRounding), ("value_at", Kinds.Moment), ("level_at", Kinds.Moment),
        ("returns", new Choice<Returns>(("when returned", Returns.WhenReturned), ("in the period of the sale", Returns.InThePeriodOfTheSale))),
        ("leavers", new Choice<Leavers>(("until they leave", Leavers.UntilTheyLeave), ("to end of period", Leavers.ToEndOfPeriod))),
        ("disputed", new Choice<Disputed>(("left out", Disputed.LeftOut), ("counted", Disputed.Counted))),
        ("late_facts", Kinds.Late), ("late_rules", Kinds.Late), ("closes", Kinds.Moment),
        ("debts", new Choice<Debts>(("earned back first", Debts.EarnedBackFirst), ("invoiced", Debts.Invoiced))),
        ("accrues", new Choice<Accrues>(("most likely amount", Accrues.MostLikelyAmount), ("expected value", Accrues.ExpectedValue), ("as earned", Accrues.AsEarned))),
        ("shared_people", new Choice<SharedPeople>(
            ("each employer", SharedPeople.EachEmployer), ("first employer", SharedPeople.FirstEmployer), ("no employer", SharedPeople.NoEmployer))),
        ("mergers", new Choice<Mergers>(("history moves", Mergers.HistoryMoves), ("history stays", Mergers.HistoryStays))),
        ("working_days", new Kind.Either(new Kind.Choice(["partner.country", "Monday to Friday"]), new Kind.Written("country", "[A-Z]{2}"))));

    public static readonly Construct Fact = new(
        "fact", ("title", Kinds.Text), ("ref", Kinds.Clause), ("asserted_by!", AnyText), ("evidence!", AnyText), ("unit", Kinds.Units), ("lasts", Kinds.Duration),
        ("remind", Kinds.BeforeExpiry));

    public static readonly Construct Membership = new(
        "membership", ("ref", Kinds.Clause), ("needs", Kinds.Words), ("requires!", Kinds.Condition), ("fix", Kinds.Duration), ("again", Kinds.Moment), ("starts", Kinds.Start),
        ("match", new Kind.Map(() => Match!)), ("ends", new Kind.Each(Kinds.Word, new Kind.Map(() => MembershipEnd!))));

    public static readonly Construct Match = new(
        "match", ("from!", new Kind.Each(Kinds.Dotted, new Kind.Each(Kinds.Word, Kinds.Word))), ("takes!", new Choice<bool>(("best", true), ("lowest", false))),
        ("until!", Kinds.Day));

    public static readonly Construct MembershipEnd = new(
        "end of membership", ("ref", Kinds.Clause), ("when!", Kinds.Condition), ("every!", Kinds.Reviews), ("because!", Kinds.Text));

    public static readonly Construct Levels = new(
        "levels", ("ref", Kinds.Clause), ("up!", new Kind.Map(() => Clock!)), ("down", new Kind.Either(new Kind.Choice(["never"]), new Kind.Map(() => Clock!))),
        ("override", new Kind.Map(() => Override!)), ("ladder!", new Kind.Each(Kinds.Word, new Kind.Either(new Kind.Choice(["always", "never"]), Level()))));

    public static readonly Construct Clock = new(
        "clock of levels", ("every!", Kinds.Reviews), ("after", new Kind.Written("sustained", Patterns.Sustained)), ("at_most", new Kind.Written("steps", Patterns.Steps)),
        ("not_before", new Kind.Written("lock-in", Patterns.NotBefore)), ("starts!", Kinds.Start));

    public static readonly Construct Override = new("override", ("by!", AnyText), ("lasts!", Kinds.Duration));

    public static readonly Construct Benefit = new(
        "benefit", ("title", Kinds.Text), ("ref!", Kinds.Clause), ("for", Kinds.Levels), ("gives", new Kind.Either(Kinds.Text, new Kind.Each(Kinds.Word, Kinds.Text))),
        ("granted", new Choice<bool>(("case by case", true))), ("unused", new Choice<Unused>(("lapses", Unused.Lapses), ("carries over", Unused.CarriesOver))), ("limit", Kinds.Limits));

    public static readonly Construct Limit = new(
        "limit", ("at_most!", Kinds.Figure), ("of", Kinds.Dotted), ("every", Kinds.Cadences), ("per", Kinds.Names), ("where", Kinds.Tests), ("across", Kinds.Words));

    public static readonly Construct Request = new(
        "request", ("title", Kinds.Text), ("ref!", Kinds.Clause), ("for", Kinds.Levels), ("needs", Kinds.Names), ("requires", Kinds.Condition), ("ask", Kinds.Moment),
        ("limit", Kinds.Limits), ("spends", Kinds.Name), ("claim", Kinds.Moment));

    public static readonly Construct Hold = new(
        "hold", ("title", Kinds.Text), ("ref", Kinds.Clause), ("while!", Kinds.Condition), ("stops!", OneOrMore(new Kind.Choice(Definition.Hold.Kinds))),
        ("releases!", new Choice<Release>(("at once", Release.AtOnce), ("the day after", Release.TheDayAfter), ("by a person", Release.ByAPerson))), ("because!", Kinds.Text));

    public static readonly Construct Promise = new("promise", ("ref", Kinds.Clause), ("keeps!", Kinds.Words), ("until!", Kinds.Day));

    public static readonly Construct Bonus = new(
        "bonus", ("title", Kinds.Text), ("ref!", Kinds.Clause), ("for", Kinds.Levels), ("every!", Kinds.Cadences), ("settled", Kinds.Cadences), ("for_each", Kinds.Things),
        ("where", Kinds.Tests), ("requires", Kinds.Condition), ("level_at", Kinds.Moment), ("amount!", Kinds.Steps), ("except", Kinds.Each(() => Exemption!)), ("from", Kinds.Day), ("until", Kinds.Day), ("to", Kinds.Name),
        ("spends", Kinds.Name), ("run_off", new Kind.Map(() => RunOff!)));

    public static readonly Construct RunOff = new(
        "run-off", ("after!", new Choice<RunOffAfter>(("leaving", RunOffAfter.Leaving), ("losing the level", RunOffAfter.LosingTheLevel))), ("lasts!", Kinds.Duration),
        ("times!", new Kind.Written("part", $"{Patterns.Number}|{Patterns.Percent}")));

    public static readonly Construct Stack = new(
        "stack", ("ref", Kinds.Clause), ("of!", Kinds.Names), ("takes!", new Choice<bool>(("highest", true), ("first", false))),
        ("per!", new Choice<int>(("sale", 1), ("deal", 2), ("period", 3))), ("across", new Choice<bool>(("supply chain", true))));

    public static readonly Construct Wallet = new(
        "wallet", ("title", Kinds.Text), ("ref!", Kinds.Clause), ("owner", Kinds.Dotted), ("unit", Kinds.Name), ("pays", Kinds.Cadences), ("due", Kinds.Moment),
        ("at_least", Kinds.Amount), ("confirm", new Kind.Map(() => Confirm!)), ("dispute", Kinds.Moment), ("missing", new Kind.Map(() => Missing!)), ("lasts", Kinds.Duration),
        ("unused", new Choice<Unused>(("forfeited", Unused.Forfeited), ("carries over", Unused.CarriesOver))));

    public static readonly Construct Confirm = new(
        "confirm", ("within!", Kinds.Duration), ("otherwise!", new Choice<Silence>(("confirmed", Silence.Confirmed), ("forfeited", Silence.Forfeited))));

    public static readonly Construct Missing = new("missing", ("needs!", Kinds.Names), ("wait!", Kinds.Duration), ("then!", new Choice<bool>(("forfeited", true))));

    public static readonly Construct Exemption = new(
        "exception", ("ref", Kinds.Clause), ("when!", Kinds.Condition), ("requires", Kinds.Condition), ("amount", Kinds.Steps), ("because!", Kinds.Text), ("beats", Kinds.Names));

    public static readonly Construct Programme = new(
        "programme", ("programme!", Kinds.Name), ("title", Kinds.Text), ("about", Kinds.Text), ("guide", AnyText), ("version!", Kinds.Whole), ("from!", Kinds.Day),
        ("until", Kinds.Day), ("published!", Kinds.Day), ("currency!", new Kind.Written("currency", "[A-Z]{3}")), ("time_zone!", AnyText),
        ("year_starts", new Kind.Written("first of a month", $"(1 )?({string.Join('|', MonthDay.Names)})")),
        ("held_by", new Choice<int>(("site", 1), ("country", 2), ("group", 3))), ("for_each", Kinds.Words), ("answers", new Kind.Map(() => Answers)), ("lists", Lists()),
        ("facts", Kinds.Each(() => Fact) with { Others = [(new("column", Patterns.Dotted), new Kind.Either(Kinds.Units, new Kind.Items(Kinds.Word)))] }),
        ("metrics", Kinds.Each(() => Metric)), ("membership", new Kind.Map(() => Membership)), ("levels", new Kind.Map(() => Levels)),
        ("benefits", Kinds.Each(() => Benefit)), ("requests", Kinds.Each(() => Request)),
        ("bonuses", Kinds.Each(() => Bonus) with { Beside = [Word.Of("stack", Kinds.Each(() => Stack))] }),
        ("wallets", Kinds.Each(() => Wallet)), ("holds", Kinds.Each(() => Hold)), ("promises", Kinds.Each(() => Promise)));

    /// <summary>Words of a rule that stand beside the tests in the condition of a level.</summary>
    public static readonly string[] BesideTests = ["title", "ref"];

    private static Kind.Each Bands() => new(new("beginning", $"{Patterns.Number}|{Patterns.Percent}"), Kinds.Figure);

    private static Kind.Each Shares() => new(Kinds.Word, Kinds.Percent);

    private static Kind.Each Level() => Kinds.Conditions(Word.Of("title", Kinds.Text), Word.Of("ref", Kinds.Clause));

    private static Kind.Either OneOrMore(Kind one) => new(one, new Kind.Items(one));

    private static Kind.Either Weight()
    {
        var part = new Kind.Either(new Kind.Choice(["set aside"]), Kinds.Percent);
        return new Kind.Either(Kinds.Percent, Kinds.Dated(part));
    }

    // Words; words from a day on; or words that belong to the list for a time only.
    private static Kind.Each Lists()
    {
        var until = new Construct("word for a time", ("until!", Kinds.Moment));
        var words = new Kind.Either(Kinds.Words, new Kind.Each(Kinds.Word, new Kind.Either(new Kind.Choice(["always"]), new Kind.Map(() => until))));
        return new Kind.Each(Kinds.Word, new Kind.Either(Kinds.Dated(words), words));
    }
}
