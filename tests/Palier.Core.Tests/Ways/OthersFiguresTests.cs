using System.Collections.Immutable;
using CsCheck;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Ways;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Ways;

/// <summary>What is missing for one partner says nothing of another.</summary>
public sealed class OthersFiguresTests
{
    private static readonly DateOnly On = new(2025, 3, 10);

    private static readonly Programme Ranked = ProgrammeText.Read("""
        programme: ranked
        version:   1
        from:      2024-01-01
        published: 2023-11-01
        currency:  EUR
        time_zone: Europe/Brussels
        answers: { counts_on: sold_on, converts_at: { GBP: 1.17 }, line_rounding: in total, returns: when returned, value_at: start of period, level_at: start of period, mergers: history stays }
        metrics:
          sales: { sum: sale.net, over: 12 closed months }
          place: { rank_of: sales, among: [partner.country], ties: all in, rounds: down }
        levels:
          up:   { every: month, starts: at once }
          down: never
          ladder:
            base: always
            top:  { any: { first: { place: { top: 2 }, sales: 1 }, rich: { sales: 900_000 } } }
        bonuses:
          contest: { ref: §1, every: year, requires: { place: { top: 1 } }, amount: [ { fixed: 100 }, { round: { to: 0.01, half: up } } ] }
        """).Value!;

    [Fact]
    public void Other_figures_that_move_no_place_change_no_byte_and_nobody_is_named() => Gen.Select(Gen.Int[1, 9], Gen.Int[0, 1_000_000]).Sample((others, seed) =>
    {
        var dice = new Random(seed);
        var said = Said(Enumerable.Range(0, 3 + others).Select(i => dice.Next(20_000, 800_000)));
        said.ShouldBe(Said(Enumerable.Range(0, 3 + dice.Next(9)).Select(i => dice.Next(20_000, 800_000))));
        said.ShouldNotContain("Rival");
        said.ShouldContain("depends on the figures of other partners");
        said.ShouldContain("890,000");
    }, iter: Counts.Of(40, 2_000), threads: 1, seed: "0000KOIPe036");

    // Its own 10,000 are fewer than anyone's, so that its place is never among the first.
    private static string Said(IEnumerable<int> others)
    {
        var own = Seller("OWN", "Own", 10_000);
        var all = new Population([own, .. others.Select((euros, i) => Seller($"R{i}", $"Rival {i}", euros))]);
        var asked = new WaysAsked(Ranked, own, [], On, all);
        var zero = BonusWays.Of(asked, Ranked.Bonuses[0], Period.Find("2024")!.Value)!;
        return ExplanationText.Of([.. WayReasons.Of(LevelWays.To(asked)!), .. WayReasons.Of(zero)], Words.English, Ranked);
    }

    private static PartnerFacts Seller(string id, string name, int euros) => new()
    {
        Partner = new Partner { Id = id, Name = name, Country = "FR", Kind = "reseller" },
        Sales = [new SalesLine { Partner = id, Key = $"{id}-1", Net = new LineAmount(euros * LineAmount.Unit, Currency.Eur), SoldOn = new DateOnly(2024, 9, 1) }],
        Enrolments = [new Enrolment { Partner = id, Programme = "ranked", AcceptedOn = new DateOnly(2024, 1, 1), From = new DateOnly(2024, 1, 1) }],
    };
}
