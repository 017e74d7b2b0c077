using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>
/// Facts that are supposed: what would have to be known for a figure to be so much more. They are facts like any other, of the
/// kind that the figure counts and with the fields that it asks for, so that everything else that counts them does too.
/// </summary>
internal sealed class Supposing(Programme programme, DateOnly on)
{
    // Known last of all, so that of several statements this one stands.
    private static readonly Known Last = new(DateTime.MinValue, long.MaxValue);
    private int _made;

    /// <summary>Whether facts can be supposed that make a figure more.</summary>
    public static bool CanMake(Metric metric) => metric.Verb switch
    {
        Verb.SumField { Fact: not ("certificate" or "person" or "invoice" or "customer") } => true,
        Verb.Count { Fact: not ("invoice" or "customer" or "partner") } => true,
        _ => false,
    };

    /// <summary>The facts with a statement more.</summary>
    public PartnerFacts State(PartnerFacts facts, string what, Rational? value) => facts with
    {
        Asserted = facts.Asserted.Add(new AssertedFact
        {
            Partner = facts.Partner.Id,
            What = what,
            Value = value is { } v ? Digits(programme.FindFact(what)?.Unit == Unit.Percent ? v * 100 : v) : null,
            From = on,
            By = "",
            Known = Last,
        }),
    };

    /// <summary>The facts with so much more of a figure: one fact where it is an amount, so many where it is a count.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="metric">The figure.</param>
    /// <param name="amount">How much more.</param>
    /// <param name="each">The amount of each sale where what is counted must have sold something.</param>
    public PartnerFacts More(PartnerFacts facts, Metric metric, Rational amount, Rational each)
    {
        switch (metric.Verb)
        {
            case Verb.SumField sum:
                return One(facts, metric, sum.Fact, sum.Field, amount, null);
            case Verb.Count count:
                for (var i = Rational.Zero; i < amount; i += Rational.One)
                {
                    facts = One(facts, metric, count.Fact, "net", each, count.Field);
                }

                return facts;
            default:
                return facts;
        }
    }

    private string Next() => $"supposed-{on:yyyyMMdd}-{_made++}";

    private static string Digits(Rational value) =>
        ((decimal)Rounding.ToWhole(value * 10_000, RoundingMode.Up) / 10_000).ToString("0.####", CultureInfo.InvariantCulture);

    private PartnerFacts One(PartnerFacts facts, Metric metric, string kind, string field, Rational amount, string? distinct)
    {
        var key = Next();
        var fields = new FieldsThatPass(programme, on).Of(metric.Where);
        return kind switch
        {
            "sale" => Sold(facts, key, fields, field, amount, distinct),
            "certificate" or "person" => Employed(facts, key, kind, fields),
            _ => Happened(facts, key, kind, fields, field, amount, distinct),
        };
    }

    private PartnerFacts Sold(PartnerFacts facts, string key, ImmutableSortedDictionary<string, string> fields, string field, Rational amount, string? distinct)
    {
        string? Get(string name) => distinct == name ? key : fields.GetValueOrDefault(name);
        var related = fields.Where(f => f.Key.StartsWith("customer.", StringComparison.Ordinal)).ToDictionary(f => f.Key[9..], f => f.Value, StringComparer.Ordinal);
        var customer = Get("customer") ?? (related.Count > 0 ? key : null);
        var net = field == "net" ? amount : Rational.Zero;
        var line = new SalesLine
        {
            Partner = facts.Partner.Id,
            Key = key,
            Net = new LineAmount((long)Rounding.ToWhole(net * LineAmount.Unit, RoundingMode.Up), programme.Currency),
            Quantity = field == "quantity" ? (long)Rounding.ToWhole(amount, RoundingMode.Up) : 1,
            OrderedOn = on, SoldOn = on, InvoicedOn = on, PaidOn = on,
            Product = Get("product"), Area = Get("area"), Family = Get("family"), Kind = Get("kind"), Source = Get("source"),
            Customer = customer, Deal = Get("deal"), Subscription = Get("subscription"), Country = Get("country"),
            Marks = fields.TryGetValue("marks", out var mark) ? [mark] : [],
            Fields = field is "net" or "quantity" ? fields : fields.SetItem(field, Digits(amount)),
            Known = Last,
        };
        return facts with
        {
            Sales = facts.Sales.Add(distinct is null || Get(distinct) == line.Word(distinct) ? line : line with { Fields = line.Fields.SetItem(distinct, key) }),
            Customers = customer == key
                ? facts.Customers.Add(new Customer
                {
                    Id = key, Name = key, Country = related.GetValueOrDefault("country") ?? facts.Partner.Country, Market = related.GetValueOrDefault("market"),
                    Segment = related.GetValueOrDefault("segment"), State = related.GetValueOrDefault("state"), FirstSoldOn = on, Known = Last,
                })
                : facts.Customers,
        };
    }

    private PartnerFacts Employed(PartnerFacts facts, string key, string kind, ImmutableSortedDictionary<string, string> fields)
    {
        facts = facts with
        {
            People = facts.People.Add(new Person
            {
                Id = key, Name = key, Country = fields.GetValueOrDefault("country") ?? facts.Partner.Country,
                Role = fields.GetValueOrDefault("role") ?? fields.GetValueOrDefault("person.role"), Known = Last,
            }),
            Employments = facts.Employments.Add(new Employment { Person = key, Partner = facts.Partner.Id, From = on, Known = Last }),
        };
        return kind == "person" ? facts : facts with
        {
            Certificates = facts.Certificates.Add(new Certificate
            {
                Person = key, Name = fields.GetValueOrDefault("name") ?? key, Grade = fields.GetValueOrDefault("grade"), Area = fields.GetValueOrDefault("area"),
                Version = fields.GetValueOrDefault("version"), PassedOn = on, Known = Last,
            }),
        };
    }

    private PartnerFacts Happened(PartnerFacts facts, string key, string kind, ImmutableSortedDictionary<string, string> fields, string field, Rational amount, string? distinct)
    {
        var all = fields.Remove("marks").SetItem(FactKinds.IsEvent(kind) ? FactKinds.DayOfEvent(kind) : "first_sold_on", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        all = distinct is null ? all.SetItem(field, Digits(amount)) : all.SetItem(distinct, key);
        return facts with
        {
            Occurrences = facts.Occurrences.Add(new Occurrence
            {
                Kind = kind, Key = key, Partner = facts.Partner.Id, Currency = programme.Currency, Fields = all,
                Marks = fields.TryGetValue("marks", out var mark) ? [mark] : [], Known = Last,
            }),
        };
    }
}
