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

    /// <summary>Asked for names that a later step of the way knows: bonuses.</summary>
    public Func<string, Asking, Explained<Quantity?>?>? Elsewhere { get; set; }

    public Programme Programme => programme;

    public PartnerFacts Facts => facts;

    public ICounting Counting => counting;

    public Given Given => given;

    /// <summary>Why some figure cannot be had although there are facts, such as a currency without a rate.</summary>
    public IReadOnlyList<Reason> Problems => _problems;

    /// <summary>The figure of a name, with the line that says how it came about.</summary>
    public Explained<Quantity?> Of(string name, Asking asking)
    {
        if (asking.Customer is null && given.Figures.TryGetValue(name, out var value))
        {
            return Line(value, "given", programme.FindMetric(name)?.Ref, ("name", new Arg.Name(name)));
        }

        if (programme.FindMetric(name) is { } metric)
        {
            return OfMetric(metric, asking);
        }

        if (programme.FindFact(name) is { Unit: { } unit } fact)
        {
            return OfAsserted(fact, unit, asking);
        }

        if (name == "enrolment.quarters")
        {
            return Line(QuartersEnrolled(asking.Day), "quarters_enrolled", null, ("day", new Arg.Day(asking.Day)));
        }

        if (asking.Sale is { } sale && name.StartsWith("sale.", StringComparison.Ordinal))
        {
            return OfSale(name[5..], sale);
        }

        return Elsewhere?.Invoke(name, asking) ?? Line(null, "no_such_figure", null, ("name", new Arg.Name(name)));
    }

    /// <summary>A word of the partner, the sale or the level in force, for tables and tests; null where there is none.</summary>
    public string? WordOf(string name, Asking asking)
    {
        if (given.Words.TryGetValue(name, out var word))
        {
            return word;
        }

        return name switch
        {
            "level" => asking.Level,
            "partner.country" => facts.Partner.Country,
            "partner.kind" => facts.Partner.Kind,
            "partner.region" => facts.Partner.Region,
            "partner.segment" => facts.Partner.Segment,
            _ when asking.Sale is { } sale => FactTests.WordOf(sale, name.StartsWith("sale.", StringComparison.Ordinal) ? name[5..] : name),
            _ => null,
        };
    }

    /// <summary>The asserted fact in force on a day: of several the one that became known last; null when none is, or when it was taken back.</summary>
    public AssertedFact? Asserted(string what, DateOnly on)
    {
        var last = facts.Asserted
            .Where(a => a.What == what && a.From <= on && !(a.Until <= on))
            .MaxBy(a => (a.Known.Sequence, a.From));
        return last is { Value: "not met" } ? null : last;
    }

    private static Rational? Number(string text) =>
        decimal.TryParse(text.TrimEnd('%', ' '), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var n)
            ? Rational.Of(n) : null;

    private Arg Shown(Quantity? value) => value is { } v ? new Arg.Figure(v.Value, v.Unit, programme.Currency) : new Arg.NoFigure();

    private Explained<Quantity?> Line(Quantity? value, string kind, string? clause, params ReadOnlySpan<(string, Arg)> with) =>
        new(value, TReasons.Recorded ? [Reason.Of(kind, clause, Shown(value), with)] : []);

    private Explained<Quantity?> OfAsserted(DeclaredFact fact, Unit unit, Asking asking)
    {
        var found = Asserted(fact.Name, asking.Day);
        var quantity = found?.Value is { } text && Number(text) is { } number ? new Quantity(unit == Unit.Percent ? number / 100 : number, unit) : (Quantity?)null;
        return Line(quantity, quantity is null ? "not_asserted" : "asserted", fact.Ref,
            ("name", new Arg.Name(fact.Name)), ("by", new Arg.Word(found?.By ?? "")), ("day", new Arg.Day(found?.From ?? asking.Day)));
    }

    // The quarter in which it began is the first.
    private Quantity? QuartersEnrolled(DateOnly day)
    {
        var enrolment = facts.Enrolments.Where(e => e.Programme == programme.Name && e.From <= day && !(e.Until <= day)).MinBy(e => e.From);
        return enrolment is null ? null
            : new Quantity(((day.Year - enrolment.From.Year) * 4) + ((day.Month - 1) / 3) - ((enrolment.From.Month - 1) / 3) + 1, Unit.Count);
    }

    private Explained<Quantity?> OfSale(string field, SalesLine sale)
    {
        var unit = field == "net" ? Unit.Money : Unit.Count;
        var metric = new Metric(field, default, LocalText.OfName(field), null, new Verb.SumField(field), unit) { CountsOn = programme.Answers.CountsOn };
        var tally = new PartnerCounting(programme, facts with { Sales = [sale with { Corrects = null }] })
            .Sum(metric, new Slice(new Period(DateOnly.MinValue, DateOnly.MaxValue), default, null, null, false));
        if (tally.Problem is { } problem)
        {
            _problems.Add(problem);
            return new Explained<Quantity?>(null, [problem]);
        }

        return Line(new Quantity(tally.Value, unit), "of_sale", null, ("key", new Arg.Word(sale.Key)), ("customer", new Arg.Word(sale.Customer ?? "")));
    }
}
