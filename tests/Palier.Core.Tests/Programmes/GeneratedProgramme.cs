using System.Collections.Immutable;
using System.Text;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Tests.Programmes;

/// <summary>Makes programmes and facts from a number: the same number makes the same text.</summary>
internal sealed class GeneratedProgramme(int seed)
{
    private static readonly string[] Areas = ["multicloud", "virtualisation", "distributed-cloud", "ai-cloud"];
    private static readonly string[] Windows = ["12 closed months", "4 closed quarters", "12 months to date", "year to date", "1 closed year", "180 days to date", "12 months to 31 March"];
    private readonly Random _dice = new(seed);

    public string Text()
    {
        var text = new StringBuilder();
        text.Append($"""
            programme: generated
            version:   1
            from:      2023-01-01
            published: 2022-11-01
            currency:  EUR
            time_zone: Europe/Brussels
            answers:
              counts_on:     {One("sold_on", "invoiced_on")}
              converts_at:   {One("{ GBP: 1.17 }", "{ GBP: { 2023-01-01: 1.15, 2025-01-01: 1.2 } }")}
              line_rounding: {One("each line", "in total")}
              value_at:      {One("start of period", "end of period")}
              level_at:      {One("start of period", "end of period")}
              returns:       {One("when returned", "in the period of the sale")}
              leavers:       {One("until they leave", "to end of period")}
              shared_people: {One("each employer", "first employer", "no employer")}
              mergers:       {One("history moves", "history stays")}
            lists:
              cloud: [multicloud, ai-cloud]
            metrics:
              revenue: {"{"} sum: sale.net{Where()} {"}"}
              yearly:  {"{"} same_as: revenue, over: {One(Windows)} {"}"}
              part:    {"{"} same_as: yearly, where: {"{"} area: cloud {"}"} {"}"}
              share:   {"{"} share: part, of: yearly {"}"}
              growth:  {"{"} growth_of: revenue, against: {One("a year earlier", "the period before", "average of the 2 periods before")} {"}"}
              buyers:  {"{"} count: sale.customer, over: {One(Windows)}, having: {"{"} revenue: {Number(1, 20)}_000 {"}"} {"}"}
              middle:  {"{"} median: yearly, per: sale.customer {"}"}
              people:  {"{"} count: certificate.person, at: the day {"}"}
              score:
                score:
                  people: {"{"} worth: {"{"} kind: linear, from: {"{"} 0: 0, {Number(2, 9)}: 50 {"}"} {"}"} {"}"}
                  share:  {"{"} worth: {"{"} kind: slab, from: {"{"} 0%: 0, {Number(5, 60)}%: {Number(10, 50)} {"}"} {"}"}, at_most: 40 {"}"}
            levels:
              up:   {"{"} every: {One("month", "quarter", "day")}, starts: at once {"}"}
              down: {"{"} every: {One("quarter", "year", "January and July")}, starts: at once {"}"}
              ladder:
                base: always
                mid:  {"{"} yearly: {Number(10, 80)}_000, people: {Number(0, 3)} {"}"}
                top:
                  any:
                    rich:  {"{"} yearly: {Number(100, 400)}_000 {"}"}
                    sound: {"{"} score: {Number(20, 80)}, buyers: {Number(1, 5)} {"}"}

            """);
        text.Append("bonuses:\n");
        for (var i = 0; i < Number(1, 3); i++)
        {
            text.Append($"  bonus_{i}:\n    ref: §{i + 1}\n    every: {One("month", "quarter", "year")}\n{Gate()}    amount:\n{Steps()}      - round: {{ to: 0.01, half: {One("up", "even", "down")} }}\n");
        }

        return text.ToString();
    }

    /// <summary>A partner with sales, returns among them, and people.</summary>
    public PartnerFacts Facts()
    {
        var lines = Enumerable.Range(0, Number(0, 50)).Select(Line).ToImmutableArray();
        var people = Enumerable.Range(0, Number(0, 6)).Select(i => $"H{i}").ToList();
        return new PartnerFacts
        {
            Partner = new Partner { Id = "P", Name = "Partner", Country = "FR", Kind = "reseller" },
            Sales = lines,
            Employments = [.. people.Select(p => new Employment { Person = p, Partner = "P", From = Day(), Until = _dice.Next(4) == 0 ? new DateOnly(2026, 1, 1) : null })],
            Certificates = [.. people.Select(p => new Certificate { Person = p, Name = "sales-expert", PassedOn = Day() })],
            Enrolments = [new Enrolment { Partner = "P", Programme = "generated", AcceptedOn = new DateOnly(2023, 1, 1), From = new DateOnly(2023, 1, 1) }],
        };
    }

    public T[] Shuffled<T>(IEnumerable<T> all)
    {
        var items = all.ToArray();
        _dice.Shuffle(items);
        return items;
    }

    private SalesLine Line(int i)
    {
        var day = Day();
        var back = i > 0 && _dice.Next(6) == 0;
        return new SalesLine
        {
            Partner = "P",
            Key = $"L{i:000}",
            Type = back ? LineType.Return : LineType.Sale,
            Corrects = back ? "L000" : null,
            Net = new LineAmount(back ? -_dice.NextInt64(1, 90_000_000) : _dice.NextInt64(0, 900_000_000), Currency.Of(_dice.Next(5) == 0 ? "GBP" : "EUR")),
            SoldOn = day,
            InvoicedOn = day.AddDays(_dice.Next(40)),
            Area = One(Areas),
            Customer = $"C{_dice.Next(6)}",
        };
    }

    private DateOnly Day() => new DateOnly(2023, 6, 1).AddDays(_dice.Next(950));

    private string One(params string[] of) => of[_dice.Next(of.Length)];

    private int Number(int from, int to) => _dice.Next(from, to + 1);

    private string Where() => _dice.Next(3) switch
    {
        0 => ", where: { area: { not: virtualisation } }",
        1 => ", where: { net: { at_least: 100 } }",
        _ => "",
    };

    private string Gate() => _dice.Next(3) switch
    {
        0 => $"    requires: {{ growth: {Number(1, 30)}% }}\n",
        1 => $"    requires: {{ yearly: {Number(1, 90)}_000, people: {{ at_least: 1, at: end of period }} }}\n",
        _ => "",
    };

    private string Steps()
    {
        var steps = new StringBuilder();
        steps.Append(_dice.Next(3) switch
        {
            0 => $"      - rate: {{ kind: {One("stepped", "slab", "rolling", "total")}, {One("from", "above")}: {{ 0: 1%, {Number(1, 40)}_000: 2%, {Number(50, 90)}_000: 3.5% }} }}\n        of: revenue\n",
            1 => $"      - rate: {{ base: 0.5%, mid: 1%, top: {{ 2023-01-01: 2%, 2025-01-01: 2.5% }} }}\n        of: revenue\n",
            _ => $"      - each: {Number(5, 50)}\n        of: revenue\n        per: full {Number(1, 9)}_000\n",
        });
        if (_dice.Next(2) == 0)
        {
            steps.Append("      - times: { base: 1, mid: 1.1, top: 125% }\n");
        }

        if (_dice.Next(2) == 0)
        {
            steps.Append($"      - at_most: {Number(1, 9)}_000\n      - at_least: 0\n");
        }

        return steps.ToString();
    }
}
