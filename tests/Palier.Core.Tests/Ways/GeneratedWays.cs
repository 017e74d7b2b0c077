using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Tests.Ways;

/// <summary>
/// Small programmes made from a number, in which every change can be tried: sales of an area in yen, certified people, activities and
/// one fact that somebody states, tested one by one, by paths, so many of, and in a score.
/// </summary>
internal sealed class GeneratedWays
{
    /// <summary>The day it is asked on.</summary>
    public static readonly DateOnly On = new(2025, 3, 10);

    /// <summary>The next review.</summary>
    public static readonly DateOnly Review = new(2025, 4, 1);

    private static readonly DateOnly First = new(2024, 1, 1);
    private readonly Random _dice;

    public GeneratedWays(int seed)
    {
        _dice = new Random(seed);
        var text = Text();
        Programme = ProgrammeText.Read(text).Value ?? throw new InvalidOperationException(text);
        Facts = With(_dice.Next(3), _dice.Next(3), _dice.Next(3), 0, new DateOnly(2024, 12, 5), null);
        // Sold so long ago that it has left the window by the review.
        var (old, much) = (new DateOnly(2024, 3, 15), _dice.Next(3));
        Facts = Facts with { Sales = much == 0 ? Facts.Sales : Facts.Sales.Add(Sale("old", much, old)) };
    }

    public Programme Programme { get; }

    public PartnerFacts Facts { get; }

    /// <summary>The facts with so much more of everything, made independently of what is tested.</summary>
    public static PartnerFacts With(int yen, int people, int activities, int plans, DateOnly on, PartnerFacts? to)
    {
        var facts = to ?? new PartnerFacts
        {
            Partner = new Partner { Id = "P", Name = "Partner", Country = "JP", Kind = "reseller" },
            Enrolments = [new Enrolment { Partner = "P", Programme = "small", AcceptedOn = First, From = First }],
        };
        var names = Enumerable.Range(0, people).Select(i => $"{on:yyyyMMdd}/{i}").ToList();
        return facts with
        {
            Sales = yen == 0 ? facts.Sales : facts.Sales.Add(Sale($"more {on}", yen, on)),
            People = facts.People.AddRange(names.Select(n => new Person { Id = n, Name = n })),
            Employments = facts.Employments.AddRange(names.Select(n => new Employment { Person = n, Partner = "P", From = on })),
            Certificates = facts.Certificates.AddRange(names.Select(n => new Certificate { Person = n, Name = "expert", PassedOn = on })),
            Occurrences = facts.Occurrences.AddRange(Enumerable.Range(0, activities).Select(i => new Occurrence
            {
                Kind = "activity", Key = $"{on}/{i}", Partner = "P", Currency = Currency.Of("JPY"),
                Fields = ImmutableSortedDictionary<string, string>.Empty.Add("starts_on", on.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            })),
            Asserted = plans == 0 ? facts.Asserted : facts.Asserted.Add(new AssertedFact { Partner = "P", What = "plan", From = on, By = "vendor" }),
        };
    }

    private static SalesLine Sale(string key, int yen, DateOnly on) => new()
    {
        Partner = "P", Key = key, Net = new LineAmount(yen * LineAmount.Unit, Currency.Of("JPY")), SoldOn = on, Area = "cloud", Customer = "C",
    };

    private string Text() => $$"""
        programme: small
        version:   1
        from:      2024-01-01
        published: 2023-11-01
        currency:  JPY
        time_zone: Asia/Tokyo
        answers:
          counts_on:     sold_on
          converts_at:   { EUR: 150 }
          line_rounding: in total
          returns:       when returned
          leavers:       until they leave
          shared_people: each employer
          mergers:       history stays
          value_at:      start of period
        facts:
          plan: { asserted_by: vendor, evidence: letter }
        metrics:
          sales:   { sum: sale.net, where: { area: cloud }, over: 12 closed months }
          people:  { count: certificate.person, where: { name: expert }, at: the day }
          events:  { count: activity, over: 12 closed months }
          score:
            score:
              people: {{Worth()}}
              events: {{Worth()}}
              sales:  {{Worth()}}
        levels:
          up:   { every: quarter, starts: at once }
          down: never
          ladder:
            base: always
            top:  {{Condition(2)}}
        """;

    private string Worth()
    {
        var (one, two) = (1 + _dice.Next(3), 4 + _dice.Next(2));
        return _dice.Next(3) switch
        {
            0 => $"{{ worth: {{ kind: linear, from: {{ 0: 0, {one}: {_dice.Next(1, 20)}, {two}: {_dice.Next(20, 50)} }} }} }}",
            1 => $"{{ worth: {{ kind: slab, from: {{ 0: 0, {one}: {_dice.Next(1, 20)}, {two}: {_dice.Next(20, 50)} }} }} }}",
            _ => $"{{ at_most: {two} }}",
        };
    }

    private string Condition(int depth) => depth == 0 || _dice.Next(3) == 0
        ? $"{{ {string.Join(", ", Tests(1 + _dice.Next(2)))} }}"
        : _dice.Next(3) switch
        {
            0 => $"{{ any: {{ one: {Condition(depth - 1)}, other: {Condition(depth - 1)} }} }}",
            1 => $"{{ at_least: 2, of: {{ {string.Join(", ", Tests(3))} }} }}",
            _ => $"{{ {string.Join(", ", Tests(1))}, more: {Condition(depth - 1)} }}",
        };

    private IEnumerable<string> Tests(int count)
    {
        string[] all = [$"sales: {_dice.Next(1, 7)}", $"people: {_dice.Next(1, 5)}", $"events: {{ above: {_dice.Next(0, 4)} }}", "plan: met", $"score: {_dice.Next(2, 40)}"];
        _dice.Shuffle(all);
        return all.Take(count);
    }
}
