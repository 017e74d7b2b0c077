using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>
/// The figures of one partner under one programme, by name: given ones first, then metrics, then what is known of the
/// partner. A figure may have no value, which is not zero.
/// </summary>
public sealed partial class Figures<TReasons>(Programme programme, PartnerFacts facts, ICounting counting, Given given)
    where TReasons : struct, IReasons
{
    private readonly List<Reason> _problems = [];
    private Dictionary<string, Explained<Quantity?>> _answers = [];
    private Asking? _asked;
    private readonly FactTests _tests = new(programme, facts);

    /// <summary>Asked for names that a later step of the way knows: bonuses.</summary>
    public Func<string, Asking, Explained<Quantity?>?>? Elsewhere { get; set; }

    /// <summary>Asked for the level held in another programme on a day; null when the partner takes no part there.</summary>
    public Func<string, DateOnly, HeldLevel?>? HeldIn { get; set; }

    /// <summary>Asked for the level held in this programme on a day; null before levels are known.</summary>
    public Func<DateOnly, string?>? LevelHeldOn { get; set; }

    /// <summary>The same figures for other facts: another partner's, or those of several taken together. Null where only one partner is known.</summary>
    public Func<PartnerFacts, Figures<TReasons>>? ForOthers { get; set; }

    /// <summary>Everyone, for figures that look beyond one partner.</summary>
    public Population? Population { get; set; }

    /// <summary>Ranks that were already worked out, shared by all who ask in one run.</summary>
    public Rankings Rankings { get; set; } = new();

    public Programme Programme => programme;

    public PartnerFacts Facts => facts;

    public ICounting Counting => counting;

    public Given Given => given;

    /// <summary>Why some figure cannot be had although there are facts, such as a currency without a rate.</summary>
    public IReadOnlyList<Reason> Problems => _problems;

    /// <summary>Remembers why a fact cannot be tested: what asks cannot be computed then.</summary>
    public void CannotTest(Reason problem) => _problems.Add(problem);

    /// <summary>The figure of a name, with the line that says how it came about.</summary>
    public Explained<Quantity?> Of(string name, Asking asking)
    {
        if (asking.IsWhole && given.TryFigure(name, asking.Day, out var value))
        {
            return Line(value, "given", programme.FindMetric(name)?.Ref, ("name", new Arg.Name(name)));
        }

        if (programme.FindMetric(name) is { } metric)
        {
            return Remembered(metric, asking);
        }

        if (programme.FindFact(name) is { Unit: { } unit } fact)
        {
            return OfAsserted(fact, unit, asking);
        }

        if (name == "enrolment.quarters")
        {
            return Line(QuartersEnrolled(asking.Day), "quarters_enrolled", null, ("day", new Arg.Day(asking.Day)));
        }

        return name.Split('.', 2) is [var of, var field] ? OfDotted(of, field, asking)
            : Elsewhere?.Invoke(name, asking) ?? Line(null, "no_such_figure", null, ("name", new Arg.Name(name)));
    }

    // The levels of a ladder ask for the same figures with the same question, one after the other.
    private Explained<Quantity?> Remembered(Metric metric, Asking asking)
    {
        if (!asking.IsWhole || asking.Thing is not null)
        {
            return OfMetric(metric, asking);
        }

        if (!ReferenceEquals(asking, _asked))
        {
            (_asked, _answers) = (asking, []);
        }

        var answers = _answers;
        if (!answers.TryGetValue(metric.Name, out var answer))
        {
            answers[metric.Name] = answer = OfMetric(metric, asking);
        }

        return answer;
    }

    /// <summary>A word of the partner, the fact in question or the level in force, for tables and tests; null where there is none.</summary>
    public string? WordOf(string name, Asking asking)
    {
        if (given.Words.TryGetValue(name, out var word))
        {
            return word;
        }

        switch (name)
        {
            case "level": return asking.Level;
            case "partner.country": return facts.Partner.Country;
            case "partner.kind": return facts.Partner.Kind;
            case "partner.region": return facts.Partner.Region;
            case "partner.segment": return facts.Partner.Segment;
        }

        var field = asking.Thing is { } of && name.StartsWith(of.Kind + ".", StringComparison.Ordinal) ? name[(of.Kind.Length + 1)..] : name;
        return asking.Thing is { } thing ? _tests.WordOf(thing, field) ?? (field == thing.Kind ? thing.Key : null)
            : asking.Narrow.GetValueOrDefault(name);
    }

    /// <summary>A day of the fact in question, by its field; null where there is none.</summary>
    public DateOnly? DayOf(string name, Asking asking) =>
        asking.Thing is not { } thing ? null
        : _tests.DayOf(thing, name.StartsWith(thing.Kind + ".", StringComparison.Ordinal) ? name[(thing.Kind.Length + 1)..] : name);

    /// <summary>What windows and moments are resolved for.</summary>
    public Moments MomentsOf(Asking asking) => new(asking.Day, asking.Period, facts.EnrolledIn(programme.Name, asking.Day)?.From, f => DayOf(f, asking))
    {
        Closes = programme.Answers.Closes,
        Calendar = CalendarOf(),
    };

    /// <summary>The same asked for one fact: a day of that fact may pick the values that hold.</summary>
    public Asking For(IFact thing, Asking asking)
    {
        var one = asking with { Thing = thing };
        return programme.Answers.ValueAt is When.FieldDay at && MomentsOf(one).Resolve(at) is { } day ? one with { ValueOn = day } : one;
    }

    /// <summary>Whether a word is what is listed: the word itself, or in the list of that name on a day.</summary>
    public bool IsListed(string listed, string word, DateOnly day) => _tests.Matches(listed, word, day, null);

    /// <summary>The asserted fact in force on a day: of several the one that became known last; null when none is, or when it was taken back.</summary>
    public AssertedFact? Asserted(string what, DateOnly on)
    {
        var lasts = programme.FindFact(what)?.Lasts;
        var last = facts.Asserted
            .Where(a => a.What == what && a.From <= on && !((a.Until ?? lasts?.After(a.From, CalendarOf())) <= on))
            .MaxBy(a => (a.Known.Sequence, a.From));
        return last is { Value: "not met" } ? null : last;
    }

    private WorkingDays CalendarOf() => facts.CalendarFor(programme);

    private Arg Shown(Quantity? value) => value is { } v ? new Arg.Figure(v.Value, v.Unit, programme.Currency) : new Arg.NoFigure();

    private Explained<Quantity?> Line(Quantity? value, string kind, string? clause, params ReadOnlySpan<(string, Arg)> with) =>
        new(value, TReasons.Recorded ? [Reason.Of(kind, clause, Shown(value), with)] : []);

    private static Explained<Quantity?> Below(Explained<Quantity?> line, IEnumerable<Reason> below) =>
        TReasons.Recorded ? line with { Lines = [line.Lines[0] with { Below = [.. below] }] } : line;

    private Explained<Quantity?> Failed(Reason problem)
    {
        _problems.Add(problem);
        return new Explained<Quantity?>(null, [problem]);
    }

    private Explained<Quantity?> OfAsserted(DeclaredFact fact, Unit unit, Asking asking)
    {
        var found = Asserted(fact.Name, asking.Day);
        var quantity = FieldText.Number(found?.Value?.TrimEnd('%', ' ')) is { } number ? new Quantity(unit == Unit.Percent ? number / 100 : number, unit) : (Quantity?)null;
        return Line(quantity, quantity is null ? "not_asserted" : "asserted", fact.Ref,
            ("name", new Arg.Name(fact.Name)), ("by", new Arg.Word(found?.By ?? "")), ("day", new Arg.Day(found?.From ?? asking.Day)));
    }

    // The quarter in which it began is the first.
    private Quantity? QuartersEnrolled(DateOnly day) => facts.EnrolledIn(programme.Name, day) is { } enrolment
        ? new Quantity((MonthsBetween(FirstOfQuarter(enrolment.From), FirstOfQuarter(day)) / 3) + 1, Unit.Count) : null;

    private DateOnly FirstOfQuarter(DateOnly day) => Definition.Calendar.FirstOf(Cadence.Quarter, day, programme.YearStarts);

    private static int MonthsBetween(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;

    // A field of the fact in question, a part of a score, or a figure of the thing that it belongs to.
    private Explained<Quantity?> OfDotted(string of, string field, Asking asking)
    {
        if (programme.FindMetric(of) is { Verb: Verb.Score score } metric)
        {
            return OfPart(metric, score, field, asking);
        }

        if (asking.Thing is not { } thing)
        {
            return Line(null, "no_such_figure", null, ("name", new Arg.Name($"{of}.{field}")));
        }

        var (fact, inner) = _tests.Resolve(thing, of == thing.Kind ? field : $"{of}.{field}");
        if (fact is null)
        {
            return Line(null, "no_such_figure", null, ("name", new Arg.Name($"{of}.{field}")));
        }

        var unit = Definition.Reader.Symbols.UnitOfField(programme, fact.Kind, inner);
        var look = new Look { Kind = fact.Kind, Day = asking.Day, CountsOn = DayFor(null), Asking = asking.Period };
        var (conversion, day) = (new Conversion(programme, facts.Common), DayOfFact(fact) ?? asking.Day);
        if (conversion.Of(fact, inner, day, look) is not { } value)
        {
            return Failed(conversion.NoRate(fact, inner, day, look));
        }

        return Line(new Quantity(value.Value, unit), $"of_{(fact.Kind == "sale" ? "sale" : "thing")}", null,
            ("thing", new Arg.Phrase(fact.Kind)), ("key", new Arg.Word(fact.Key)), ("customer", new Arg.Word(fact.Word("customer") ?? "")));
    }

    private DateOnly? DayOfFact(IFact fact) => fact is SalesLine line
        ? DayFor(null) switch { Definition.DayOf.InvoicedOn => line.InvoicedOn, Definition.DayOf.PaidOn => line.PaidOn, _ => line.SoldOn ?? line.OrderedOn }
        : FactKinds.IsEvent(fact.Kind) ? fact.Day(FactKinds.DayOfEvent(fact.Kind)) : null;

    private DayOf DayFor(Metric? metric) => metric?.CountsOn ?? programme.Answers.CountsOn ?? Definition.DayOf.SoldOn;
}
