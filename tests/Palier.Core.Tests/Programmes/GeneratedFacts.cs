using System.Collections.Immutable;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Tests.Programmes;

/// <summary>Partners with facts of every kind, some of which became known late.</summary>
internal sealed class GeneratedFacts(Chance chance)
{
    private static readonly DateOnly Begin = new(2023, 6, 1);
    private static readonly string[] Ids = ["P", "Q", "R", "S", "T"];
    private readonly bool _late = chance.Once(2);
    private int _sequence;

    public Population Everyone()
    {
        var common = Common();
        var partners = Ids.Select(id => Of(id, common)).ToList();
        var working = partners.SelectMany(p => p.Employments).ToList();
        return new Population(
            [.. partners.Select(p => p with { EmploymentsElsewhere = [.. working.Where(e => e.Partner != p.Partner.Id)] })],
            chance.Once(2) ? [new Belonging("S", "P", Begin), new Belonging("S", chance.Once(2) ? "Q" : null, Day())] : [],
            chance.Once(2) ? [new Takeover("T", chance.One("P", "S"), Day())] : []);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private DateOnly Day() => chance.Day(Begin, 940);

    private Known KnownAfter(DateOnly day) => !_late ? default
        : new Known(DateTime.SpecifyKind(day.AddDays(chance.Once(3) ? chance.Number(0, 200) : 0).ToDateTime(new TimeOnly(chance.Number(0, 23), 30)), DateTimeKind.Utc), ++_sequence);

    private CommonFacts Common()
    {
        var rates = Enumerable.Range(0, 700).Select(i => (Day: new DateOnly(2022, 1, 3).AddDays(i * 2), Rate: Rational.Of(80 + (i % 17), 100)))
            .Where(r => r.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(r => (r.Day, r.Rate)).ToImmutableArray();
        return new CommonFacts
        {
            Rates = new ReferenceRates(ImmutableSortedDictionary<string, Dated<Rational>>.Empty.Add("GBP", new Dated<Rational>(rates))),
            Calendars = ImmutableSortedDictionary<string, WorkingDays>.Empty
                .Add("BE", new WorkingDays([.. Enumerable.Range(0, 40).Select(_ => Day())])).Add("FR", new WorkingDays([new DateOnly(2024, 7, 15), new DateOnly(2025, 4, 21), new DateOnly(2025, 5, 1)])),
        };
    }

    private PartnerFacts Of(string id, CommonFacts common)
    {
        var activities = Enumerable.Range(0, 3).Select(i => (Key: $"{id}A{i}", Day: Day())).ToList();
        var facts = new PartnerFacts
        {
            Partner = new Partner
            {
                Id = id, Name = id, Country = id is "P" or "S" ? "FR" : chance.One("FR", "DE"), Kind = chance.One("reseller", "integrator"), Region = chance.One("north", "south"),
                Parent = id == "S" && chance.Once(2) ? "P" : id == "R" ? "Q" : null, Marks = [.. chance.Some(["strategic", "merged"], chance.Number(0, 2))],
            },
            Common = common,
            Customers = [.. Enumerable.Range(0, 5).Select(i => new Customer { Id = $"C{i}", Name = $"C{i}", Market = i % 2 == 0 ? "growth" : i == 1 ? "mature" : null, FirstSoldOn = Begin.AddDays(i * 97) })],
            Occurrences = [.. Occurrences(id, activities)],
            Invoices = [.. Enumerable.Range(0, chance.Number(0, 4)).Select(i => Bill($"{id}B{i}"))],
            Asserted = [.. Enumerable.Range(0, chance.Number(0, 8)).Select(_ => Stated(id))],
            Enrolments = [.. Enrolments(id)],
            Overrides = chance.Once(4) ? [new LevelOverride { Partner = id, Programme = "generated", Level = chance.One("mid", "top"), From = Day(), Until = Day().AddDays(400), Reason = "launch", By = "director", Known = KnownAfter(Begin) }] : [],
            Brought = chance.Once(4) ? [new BroughtLevel { Partner = id, Programme = "classic", Level = chance.One("premier", "select"), Known = KnownAfter(Begin) }] : [],
            Refusals = chance.Once(2) ? [new Refusal { Partner = id, Programme = "generated", On = Day() }] : [],
            Releases = [.. Enumerable.Range(0, chance.Number(0, 3)).Select(_ => new HoldRelease { Partner = id, Programme = "generated", Hold = "inquiry", On = Day(), By = "officer" })],
        };
        facts = facts with { Sales = [.. Sales(id)] };
        return WithPeople(id, facts);
    }

    private IEnumerable<Enrolment> Enrolments(string id)
    {
        if (chance.Number(0, 9) == 0)
        {
            yield break;
        }

        var from = chance.One("2023-01-01", "2023-09-15", "2024-04-01");
        var until = chance.Once(5) ? chance.Day(new DateOnly(2024, 9, 1), 400) : (DateOnly?)null;
        var day = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture);
        yield return new Enrolment { Partner = id, Programme = "generated", AcceptedOn = day, From = day, Until = until, Known = KnownAfter(day) };
        if (until is { } left && chance.Once(2))
        {
            yield return new Enrolment { Partner = id, Programme = "generated", AcceptedOn = left, From = left.AddDays(40), Known = KnownAfter(left) };
        }

        if (chance.Once(2))
        {
            yield return new Enrolment { Partner = id, Programme = "base_camp", AcceptedOn = day, From = day, Known = KnownAfter(day) };
        }
    }

    private List<SalesLine> Sales(string id)
    {
        var lines = new List<SalesLine>();
        for (var i = chance.Number(0, id == "P" ? 40 : 15); i > 0; i--)
        {
            lines.Add(Line(id, lines));
        }

        return lines;
    }

    private SalesLine Line(string id, List<SalesLine> before)
    {
        var (day, original) = (Day(), before.Count > 0 && chance.Once(6) ? chance.Of(before) : null);
        var type = original is null ? LineType.Sale : original.Type == LineType.Sale ? chance.Of([LineType.Return, LineType.Correction, LineType.Payment]) : LineType.Sale;
        var fields = ImmutableSortedDictionary<string, string>.Empty.Add("workload", chance.One("migration", "new"));
        fields = chance.Once(2) ? fields.Add("users", $"{chance.Number(1, 50)}") : fields;
        fields = chance.Once(2) ? fields.Add("seats", $"{chance.Number(1, 40)}") : fields;
        fields = chance.Once(2) ? fields.Add("mrr", $"{chance.Number(1, 9_000)}.{chance.Number(0, 99):00}") : fields;
        fields = chance.Once(2) ? fields.Add("first_sold_on", Text(Day())) : fields;
        fields = chance.Once(4) ? fields.Add("matches", $"{chance.Of(Ids)}{chance.Number(0, 20):000}") : fields;
        return new SalesLine
        {
            Partner = id,
            Key = $"{id}{before.Count:000}",
            Type = type,
            Corrects = type == LineType.Sale ? null : original!.Key,
            Net = new LineAmount(type is LineType.Return ? -chance.Long(1, 30_000_000) : chance.Long(0, 150_000_000), Currency.Of(chance.Once(5) ? "GBP" : "EUR")),
            Quantity = chance.Number(1, 20),
            SoldOn = chance.Once(8) ? null : day,
            OrderedOn = day.AddDays(-3),
            InvoicedOn = day.AddDays(chance.Number(0, 40)),
            PaidOn = chance.Once(4) ? null : day.AddDays(chance.Number(20, 90)),
            Product = chance.One("srv-200", "srv-300", "srv-400"),
            Area = chance.One("multicloud", "virtualisation", "distributed-cloud", "ai-cloud"),
            Kind = chance.One("new", "upsell", "renewal", "churn"),
            Source = chance.One("sourced", "managed"),
            Customer = chance.Once(9) ? null : $"C{chance.Number(0, 5)}",
            Deal = chance.Once(3) ? $"{id}D{chance.Number(0, 3)}" : null,
            Marks = [.. chance.Some(["coupon", "disputed"], chance.Once(4) ? 1 : 0)],
            Fields = fields,
            Known = KnownAfter(day),
        };
    }

    private IEnumerable<Occurrence> Occurrences(string id, List<(string Key, DateOnly Day)> activities)
    {
        for (var i = chance.Number(0, 5); i > 0; i--)
        {
            var day = Day();
            yield return One(id, "deal", $"{id}D{i}", day, ("closed_on", Text(day)), ("registered_on", Text(day.AddDays(-60))), ("net", $"{chance.Number(1, 60)}000.00"), ("customer", $"C{chance.Number(0, 4)}"),
                ("seller", chance.One("H0", "H1")), ("family", chance.One("server", "storage")), ("replaces", chance.One("srv-200", "other")));
        }

        foreach (var (key, day) in activities)
        {
            yield return One(id, "activity", key, day, ("starts_on", Text(day)), ("ends_on", Text(day.AddDays(2))), ("name", "fair"));
        }

        for (var i = chance.Number(0, 9); i > 0; i--)
        {
            var (of, activity) = (chance.One("campaign", "project", "vouchers", "vouchers"), chance.Of(activities));
            var asked = of == "campaign" ? activity.Day.AddDays(-chance.Number(0, 40)) : Day();
            yield return One(id, "request", $"{id}R{i}", asked, ("of", of), ("asked_on", Text(asked)), ("quantity", $"{chance.Number(1, 3)}"), ("days", $"{chance.Number(1, 9)}"),
                ("grade", chance.One("expert", "professional")), ("engineer", chance.One("H0", "H1")), (chance.Once(5) ? "customer" : "activity", chance.Once(5) ? "C1" : activity.Key), chance.Once(6) ? ("programme", "base_camp") : ("person", "H0"));
        }

        for (var i = chance.Number(0, 3); i > 0; i--)
        {
            var day = Day();
            yield return One(id, "claim", $"{id}M{i}", day, ("request", $"{id}R{chance.Number(1, 6)}"), ("claimed_on", Text(day)), ("cost", $"{chance.Number(1, 9)}000.00"), ("approved", $"{chance.Number(1, 40)}00.00"));
            yield return One(id, "milestone", $"{id}S{i}", day, ("stage", chance.One("done", "begun")), ("done_on", Text(day)));
            yield return One(id, "report", $"{id}P{i}", day, ("kind", chance.One("plan", "forecast", "other")), ("sent_on", Text(day)));
            yield return One(id, "subscription", $"{id}U{i}", day, ("net", $"{chance.Number(1, 90)}0.00"), ("customer", $"C{chance.Number(0, 4)}"), ("first_sold_on", Text(day)), ("until", Text(day.AddDays(chance.Number(60, 700)))));
        }
    }

    private Occurrence One(string id, string kind, string key, DateOnly day, params (string Name, string Value)[] fields) => new()
    {
        Kind = kind, Key = key, Partner = id, Currency = Currency.Of(chance.Once(6) ? "GBP" : "EUR"), Known = KnownAfter(day),
        Fields = fields.ToImmutableSortedDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal),
    };

    private Invoice Bill(string key)
    {
        var due = Day();
        return new Invoice { Id = key, Partner = key[..1], Open = new LineAmount(chance.Number(1, 90_000) * 10_000L, Currency.Of("EUR")), DueOn = due, PaidOn = chance.Once(2) ? due.AddDays(chance.Number(-5, 90)) : null, Known = KnownAfter(due.AddDays(-30)) };
    }

    private AssertedFact Stated(string id)
    {
        var (what, from) = (chance.One("audit", "survey", "adoption", "agreed_rate"), Day());
        return new AssertedFact
        {
            Partner = id, What = what, From = from, Until = chance.Once(4) ? from.AddDays(chance.Number(1, 300)) : null, By = "officer", Known = KnownAfter(from),
            Value = what switch { "audit" => chance.Once(4) ? "not met" : null, "survey" => $"{chance.Number(20, 95)}", "adoption" => $"{chance.Number(0, 120)}%", _ => $"{chance.Number(1, 5)}%" },
        };
    }

    private PartnerFacts WithPeople(string id, PartnerFacts facts)
    {
        var people = chance.Some(Enumerable.Range(0, 8).Select(i => $"H{i}"), chance.Number(0, 5));
        var certificates = people.SelectMany(p => Enumerable.Range(0, chance.Number(0, 3)).Select(_ => Day()).Select(d => new Certificate
        {
            Person = p, Name = chance.One("sales-expert", "systems-expert", "sales-classic", "basics"), Grade = chance.One("expert", "professional"),
            Area = chance.One("multicloud", "virtualisation", "ai-cloud"), PassedOn = d.AddDays(-300), Until = chance.Once(3) ? d.AddDays(chance.Number(0, 500)) : null, Known = KnownAfter(d.AddDays(-300)),
        }));
        return facts with
        {
            People = [.. people.Select(p => new Person { Id = p, Name = p, Role = p is "H1" or "H3" ? null : chance.One("sales", "engineer") })],
            Employments = [.. people.Select(p => (Person: p, From: Day().AddDays(-300))).Select(p => new Employment { Person = p.Person, Partner = id, From = p.From, Until = chance.Once(3) ? p.From.AddDays(chance.Number(100, 900)) : null, Known = KnownAfter(p.From) })],
            Certificates = [.. certificates],
        };
    }
}
