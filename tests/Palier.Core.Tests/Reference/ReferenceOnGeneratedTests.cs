using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Tests.Programmes;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Reference;

/// <summary>The product and the reference on generated programmes and facts.</summary>
public sealed class ReferenceOnGeneratedTests
{
    private const int TimesEach = 2;
    private static readonly string[] Names = ["2024-02", "2024-Q3", "2025-02", "2025-H1", "2025", "2024-11", "2024"];
    private static readonly DateOnly[] Reviewed = [new(2024, 2, 29), new(2024, 6, 30), new(2025, 2, 28), new(2025, 7, 15), new(2024, 11, 3)];

    // Whatever is not a metric: every metric that may be generated is asked for by its name.
    private static readonly string[] Others =
    [
        "level reached", "level held", "ended", "benefits", "requests", "granted", "refused", "hold inquiry", "joins: takes part", "joins: refused", "joins: not complete", "joins: not yet", "enrolment.quarters",
        "survey", "adoption", "agreed_rate", "Rate", "Each", "each per full", "Fixed", "Sum", "Extreme", "Less", "Times", "Cap", "cap per", "cap every", "at_least", "budget ProRata", "budget FirstCome",
        "round HalfUp", "round HalfDown", "round HalfEven", "round Up", "round Down", "split First", "split Largest", "scale Stepped", "scale Slab", "scale Rolling", "scale Total", "scale Linear",
        "above", "from", "scale by a figure", "table", "history", "named figure", "value_at", "level_at", "where", "requires", "except", "run_off", "stack", "supply chain", "until",
        "for_each partner", "for_each sale", "for_each deal", "for_each customer", "for_each subscription", "for_each claim", "for_each milestone", "for_each person", "for_each report",
        "every Month", "every Quarter", "every HalfYear", "every Year", "for AndAbove", "for Listed",
    ];

    private readonly Dictionary<string, int> _seen = [];

    [Fact]
    public void Product_and_reference_agree_on_generated_programmes_that_use_every_construct()
    {
        var (tried, wanted) = (0, Counts.Of(400, 4_000));
        for (var seed = 1; tried < wanted; seed++)
        {
            var world = new GeneratedWorld(seed);
            if (IsAgainstItself(world.Text) || (world.SecondVersion is { } next && IsAgainstItself(next)))
            {
                seed.ShouldBeLessThan(3 * wanted, "most texts that are generated make sense");
                continue;
            }

            tried++;
            if (Difference(world, world.Facts, seed, Count) is { } difference)
            {
                var (facts, smaller) = Shrunk(world, seed, difference);
                Assert.Fail($"seed {seed}: {smaller}\n{world.Text}\n{world.BaseCamp}\n{Told(facts)}");
            }
        }

        var all = new GeneratedMetrics(new Chance(0)).All().Select(m => m.Name).Concat(Others);
        all.Where(c => _seen.GetValueOrDefault(c) < TimesEach).Select(c => $"{c}: {_seen.GetValueOrDefault(c)}").ShouldBeEmpty($"each construct came to something {TimesEach} times at least");
    }

    private void Count(string construct, bool isMore) => _seen[construct] = _seen.GetValueOrDefault(construct) + (isMore ? 1 : 0);

    private static string? Difference(GeneratedWorld world, Population facts, int seed, Action<string, bool> seen)
    {
        var text = Read(world.Text);
        ImmutableArray<Programme> others = [Read(world.BaseCamp), .. world.SecondVersion is { } second ? [Read(second)] : Array.Empty<Programme>()];
        var partner = seed % 3 == 0 ? "Q" : "P";
        var periods = Names.Skip(seed % Names.Length).Take(Counts.Of(1, 3)).Select(n => Period.Find(n)!.Value).ToList();
        var days = Reviewed.Skip(seed % Reviewed.Length).Take(Counts.Of(1, 3)).ToList();
        return new SideBySide(text, others, partner, facts, new DateOnly(2025, 12, 31)) { Seen = seen }.Differences(periods, days).FirstOrDefault() is { } difference ? $"{partner}: {difference}" : null;
    }

    // Takes away facts one by one for as long as something differs.
    private static (Population Facts, string Difference) Shrunk(GeneratedWorld world, int seed, string difference)
    {
        var facts = world.Facts;
        foreach (var smaller in Smaller(() => facts))
        {
            if (Difference(world, smaller, seed, (_, _) => { }) is { } still)
            {
                (facts, difference) = (smaller, still);
            }
        }

        return (facts, difference);
    }

    private static IEnumerable<Population> Smaller(Func<Population> now)
    {
        Func<PartnerFacts, int, PartnerFacts?>[] without =
        [
            (f, i) => i < f.Sales.Length ? f with { Sales = f.Sales.RemoveAt(i) } : null,
            (f, i) => i < f.Occurrences.Length ? f with { Occurrences = f.Occurrences.RemoveAt(i) } : null,
            (f, i) => i < f.Certificates.Length ? f with { Certificates = f.Certificates.RemoveAt(i) } : null,
            (f, i) => i < f.Employments.Length ? f with { Employments = f.Employments.RemoveAt(i) } : null,
            (f, i) => i < f.EmploymentsElsewhere.Length ? f with { EmploymentsElsewhere = f.EmploymentsElsewhere.RemoveAt(i) } : null,
            (f, i) => i < f.Asserted.Length ? f with { Asserted = f.Asserted.RemoveAt(i) } : null,
            (f, i) => i < f.Invoices.Length ? f with { Invoices = f.Invoices.RemoveAt(i) } : null,
            (f, i) => i < f.Enrolments.Length ? f with { Enrolments = f.Enrolments.RemoveAt(i) } : null,
        ];
        for (var p = 0; p < now().All.Length; p++)
        {
            foreach (var one in without)
            {
                for (var i = 60; i >= 0; i--)
                {
                    var all = now().All;
                    if (one(all[p], i) is { } fewer)
                    {
                        yield return new Population(all.SetItem(p, fewer), now().Belongings, now().Takeovers);
                    }
                }
            }
        }
    }

    private static string Told(Population facts) => string.Join('\n', facts.All.Select(p => string.Join('\n', new IEnumerable<object>[]
    {
        [p.Partner], p.Sales, p.Occurrences.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Kind} {o.Key} {string.Join(", ", o.Fields)} {o.Known}")),
        p.Certificates, p.Employments, p.Asserted, p.Invoices, p.Enrolments,
    }.SelectMany(x => x)))) + "\n" + string.Join('\n', facts.Belongings.Cast<object>().Concat(facts.Takeovers.Cast<object>()));

    // A level made at random may ask for less than the one below it.
    private static bool IsAgainstItself(string text) =>
        ProgrammeText.Read(text).Mistakes.Where(m => m.Severity != Severity.Warning).ToList() is { Count: > 0 } all && all.TrueForAll(m => m.Code[1] >= '5');

    private static Programme Read(string text)
    {
        var reading = ProgrammeText.Read(text);
        reading.Mistakes.Where(m => m.Severity != Severity.Warning).Select(m => $"{m.Place} {Words.English.Mistake(m)}").ShouldBeEmpty(text);
        return reading.Value!;
    }
}
