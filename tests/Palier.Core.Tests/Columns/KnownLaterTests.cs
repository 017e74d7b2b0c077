using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Tests.Columns;

/// <summary>Lines that are placed by others which became known after them.</summary>
public sealed class KnownLaterTests
{
    [Fact]
    public void A_return_whose_sale_became_known_after_a_review_was_seen_by_it_on_its_own_day()
    {
        var text = Read("""
            programme: returns
            title:     { en: Returns, fr: Retours }
            about:     { en: A sale that becomes known late., fr: Une vente connue tard. }
            version:   1
            from:      2025-03-01
            published: 2025-01-01
            currency:  EUR
            time_zone: UTC
            answers:
              counts_on:   sold_on
              converts_at: own currency only
              returns:     in the period of the sale
              mergers:     history stays
            metrics:
              month: { ref: §1, sum: sale.net, over: 1 closed month }
            levels:
              ref:  §2
              up:   { every: month, starts: at once }
              down: { every: quarter, starts: at once }
              ladder:
                base: { ref: §2, title: { en: Base, fr: Base } }
                gold: { ref: §2, title: { en: Gold, fr: Or }, month: 1_000 }
            """);
        var facts = new PartnerFacts
        {
            Partner = new Partner { Id = "P1", Name = "P1", Country = "FR", Kind = "reseller" },
            Sales =
            [
                Line("march", LineType.Sale, 1_200, new DateOnly(2025, 3, 3), new DateOnly(2025, 3, 4), null),
                Line("back", LineType.Return, -500, new DateOnly(2025, 3, 5), new DateOnly(2025, 3, 6), "january"),
                Line("january", LineType.Sale, 900, new DateOnly(2025, 1, 10), new DateOnly(2025, 4, 15), null),
            ],
        };

        // On 1 April the sale of January was not known, so what came back counted in March: 1,200 less 500.
        var questions = new PopulationQuestions([text]) { Levels = [("returns", new DateOnly(2025, 4, 1)), ("returns", new DateOnly(2025, 4, 30))] };
        var members = new MembersAtHand([facts], null);
        var general = PopulationRun.Of(questions, members, _ => null, stop: TestContext.Current.CancellationToken);
        var engine = PopulationRun.Of(questions, members, new ColumnStore(members.All).For([text]), stop: TestContext.Current.CancellationToken);

        general.Level(0, 0).ShouldBe("base");
        engine.Level(0, 0).ShouldBe("base");
        engine.Level(0, 1).ShouldBe(general.Level(0, 1));
        engine.OneByOne.ShouldBe(1);
    }

    private static SalesLine Line(string key, LineType type, long units, DateOnly sold, DateOnly known, string? corrects) => new()
    {
        Partner = "P1", Key = key, Type = type, Corrects = corrects, SoldOn = sold, Net = new LineAmount(units * LineAmount.Unit, Currency.Eur),
        Known = new Known(known.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), 1),
    };

    private static Programme Read(string text) => ProgrammeText.Read(text) is { Value: { } value } ? value : throw new InvalidOperationException(string.Join(", ", ProgrammeText.Read(text).Mistakes.Select(m => $"{m.Place} {m.Code}")));
}
