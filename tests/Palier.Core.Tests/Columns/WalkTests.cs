using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Tests.Programmes;
using Palier.Core.Values;
using Palier.Reference;

namespace Palier.Core.Tests.Columns;

/// <summary>Reviews that remember nothing, decided without a history of each partner.</summary>
public sealed class WalkTests
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly Period[] Quarters = [Period.Find("2024-Q4")!.Value, Period.Find("2025-Q3")!.Value];

    [Fact]
    public void Levels_and_bonuses_of_plain_reviews_are_those_of_the_reference_with_several_versions_clocks_and_late_joiners()
    {
        var (walked, partners, moved) = (0, 0, 0);
        for (var seed = 1; seed <= Counts.Of(40, 1_000); seed++)
        {
            var chance = new Chance(seed);
            ImmutableArray<Programme> versions = [.. Enumerable.Range(1, chance.Number(1, 3)).Select(v => Read(Text(chance, v)))];
            PartnerFacts[] facts = [.. Enumerable.Range(0, 5).Select(i => Facts(chance, $"P{i}"))];
            DateOnly[] days = [.. Enumerable.Range(0, 24).Select(_ => First.AddDays(chance.Number(-20, 800)))];
            var questions = new PopulationQuestions(versions)
            {
                Levels = [.. days.Select(d => ("plain", d))],
                Bonuses = [.. versions[^1].Bonuses.SelectMany(b => Quarters.Select(p => (versions[^1], b, p)))],
            };
            var answers = PopulationRun.Of(questions, new MembersAtHand(facts, null), new ColumnStore(facts).For(versions), stop: TestContext.Current.CancellationToken);
            (walked, partners) = (walked + answers.Walked, partners + facts.Length);
            for (var i = 0; i < facts.Length; i++)
            {
                var reference = Reckonings.Of(versions[^1], [.. versions.SkipLast(1)], facts[i].Partner.Id, [.. facts], [], [], new DateOnly(2026, 6, 30), null);
                string?[] held = [.. days.Select(d => reference.Standings.LevelOn("plain", d))];
                Enumerable.Range(0, days.Length).Select(d => answers.Level(i, d)).ShouldBe(held, $"seed {seed}, P{i}");
                questions.Bonuses.Select((b, at) => answers.Minor(i, at).ToString(CultureInfo.InvariantCulture)).ShouldBe(questions.Bonuses.Select(b => $"{reference.Earned(b.Bonus.Name, b.Period).Units}"), $"seed {seed}, P{i}");
                moved += held.Distinct().Count() > 2 ? 1 : 0;
            }
        }

        ((double)walked / partners).ShouldBeGreaterThan(0.4, "many are decided without a history");
        ((double)moved / partners).ShouldBeGreaterThan(0.3, "levels go up and down");
    }

    private static string Text(Chance chance, int version)
    {
        var (from, clocks) = (First.AddMonths((version - 1) * chance.Number(3, 9)), new[] { "month", "quarter", "half-year", "January and July", "year" });
        var lowest = version == 1 && chance.Once(3) ? ", quarter: 1_000" : "";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            programme: plain
            title:     { en: Plain, fr: Simple }
            about:     { en: Reviews without a memory., fr: Des revues sans mémoire. }
            version:   {{version}}
            from:      {{from:yyyy-MM-dd}}
            published: {{from.AddDays(-chance.Number(0, 60)):yyyy-MM-dd}}
            currency:  EUR
            time_zone: Europe/Paris
            answers:
              counts_on:     sold_on
              converts_at:   own currency only
              line_rounding: each line
              returns:       when returned
              mergers:       history stays
              value_at:      start of period
              level_at:      {{chance.One("start of period", "end of period")}}
            metrics:
              quarter: { ref: §1, sum: sale.net, over: {{chance.One("3 closed months", "90 days to date", "12 months to date")}} }
              large:   { ref: §1, count: sale, over: 6 closed months, where: { net: { {{chance.One("at_least", "above")}}: 800 } } }
              who:     { ref: §1, count: sale.customer, over: year to date }
              paid:    { ref: §1, sum: sale.net }
            levels:
              ref:  §2
              up:   { every: {{chance.Of(clocks)}}, starts: {{chance.One("at once", "first day of next month", "first day of next quarter")}} }
              down: { every: {{chance.Of(clocks)}}, starts: {{chance.One("at once", "first day of next month")}} }
              ladder:
                base:   { ref: §2, title: { en: Base, fr: Base }{{lowest}} }
                silver: { ref: §2, title: { en: Silver, fr: Argent }, quarter: {{chance.Number(3, 6)}}_000 }
                gold:   { ref: §2, title: { en: Gold, fr: Or }, quarter: {{chance.Number(6, 9)}}_000, large: {{chance.Number(1, 3)}} }
                top:    { ref: §2, title: { en: Top, fr: Sommet }, quarter: {{chance.Number(9, 14)}}_000, large: 4, who: {{chance.Number(1, 3)}} }
            bonuses:
              extra:
                ref:    §3
                for:    silver and above
                every:  quarter
                amount:
                  - { rate: { silver: 1%, gold: 2%, other: 3.5% }, of: paid }
                  - round: { to: 0.01, half: up }
            """);
    }

    private static PartnerFacts Facts(Chance chance, string id) => new()
    {
        Partner = new Partner { Id = id, Name = id, Country = "FR", Kind = "reseller" },
        Enrolments = chance.Once(3) ? [] : [Enrolment(chance, id)],
        Sales =
        [
            .. Enumerable.Range(0, chance.Number(0, 60)).Select(i => (Day: First.AddDays(chance.Number(-200, 760)), i)).Select(s => new SalesLine
            {
                Partner = id, Key = $"{id}-{s.i}", SoldOn = s.Day, Customer = chance.One("a", "b", "c", "d"), Net = new LineAmount(chance.Number(-300, 2_500) * 10_000L, Currency.Eur),
                Known = new Known(s.Day.AddDays(chance.Once(60) ? chance.Number(1, 90) : 0).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc), s.i),
            }),
        ],
    };

    private static Enrolment Enrolment(Chance chance, string id)
    {
        var from = First.AddDays(chance.Number(-30, 400));
        return new Enrolment
        {
            Partner = id, Programme = "plain", AcceptedOn = from, From = from, Until = chance.Once(3) ? from.AddDays(chance.Number(30, 500)) : null,
            Known = new Known(from.AddDays(chance.Number(0, 200)).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), 0),
        };
    }

    private static Programme Read(string text) =>
        ProgrammeText.Read(text) is { Value: { } value } reading && !reading.Mistakes.Any(m => m.Severity != Severity.Warning) ? value
            : throw new InvalidOperationException(string.Join(", ", ProgrammeText.Read(text).Mistakes.Select(m => $"{m.Place} {m.Code}")) + text);
}
