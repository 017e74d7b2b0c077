using CsCheck;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Values;
using Palier.Core.Ways;

namespace Palier.Core.Tests.Ways;

/// <summary>The nearest way reaches the level, and nothing smaller by the measure does.</summary>
public sealed class NearestWayTests
{
    private const int MostYen = 7;
    private const int Most = 5;

    [Fact]
    public void The_way_offered_reaches_the_level_and_no_smaller_change_does() => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        var small = new GeneratedWays(seed);
        if (Reached(small, small.Facts))
        {
            return;
        }

        var found = LevelWays.To(new WaysAsked(small.Programme, small.Facts, [], GeneratedWays.On));
        var least = Least(small);
        if (least is null)
        {
            found!.Ways.ShouldAllBe(w => !w.Obstacles.IsEmpty || w.Lacking.Any(l => l.Missing!.Value.Value > Most), $"{seed}");
            return;
        }

        var way = found!.Ways[0];
        way.Obstacles.ShouldBeEmpty($"{seed}");
        way.Review.ShouldBe(GeneratedWays.Review, $"{seed}");
        way.From.ShouldBe(GeneratedWays.Review, $"{seed}");
        way.Measure.ShouldBe(least.Value, $"{seed}: {string.Join(" | ", found.Ways.Select(w => w.Measure + " by " + w.By + ": " + string.Join("; ", w.Lacking)))}");
        Reached(small, GeneratedWays.With(More(way, "sales"), More(way, "people"), More(way, "events"), More(way, "plan"), way.By, small.Facts)).ShouldBeTrue($"{seed}");
    }, iter: Counts.Of(40, 400), threads: 1, seed: "0000KOIPe036");

    private static int More(Way way, string name) => way.Lacking.FirstOrDefault(l => l.Name == name) is not { } lacking ? 0
        : lacking.Missing is { } missing ? (int)missing.Value.Numerator : 1;

    private static bool Reached(GeneratedWays small, PartnerFacts facts) =>
        new Evaluation<FiguresOnly>(small.Programme, facts).HeldOn(GeneratedWays.Review).Level?.Name == "top";

    // Every change there is, by the measure written out once more.
    private static Rational? Least(GeneratedWays small)
    {
        var on = GeneratedWays.Review.AddDays(-1);
        var now = new Evaluation<FiguresOnly>(small.Programme, small.Facts);
        var asking = new Palier.Core.Metrics.Asking { Day = GeneratedWays.Review, ValueOn = GeneratedWays.Review };
        Rational Have(string name) => now.Figure(name, asking).Value!.Value.Value;
        var (sales, people, events) = (Have("sales"), Have("people"), Have("events"));
        var changes =
            from yen in Enumerable.Range(0, MostYen + 1)
            from certified in Enumerable.Range(0, Most + 1)
            from held in Enumerable.Range(0, Most + 1)
            from plans in Enumerable.Range(0, 2)
            select (Measure: Part(sales, yen) + Part(people, certified) + Part(events, held) + plans, Facts: (yen, certified, held, plans));
        return changes.OrderBy(c => c.Measure)
            .Where(c => Meets(small, GeneratedWays.With(c.Facts.yen, c.Facts.certified, c.Facts.held, c.Facts.plans, on, small.Facts)))
            .Select(c => (Rational?)c.Measure).FirstOrDefault();
    }

    private static bool Meets(GeneratedWays small, PartnerFacts facts) =>
        new Evaluation<FiguresOnly>(small.Programme, facts).LevelOn(GeneratedWays.Review).Reached?.Name == "top";

    private static Rational Part(Rational have, int more) => more == 0 ? Rational.Zero : Rational.Of(more, 1) / (have + more);
}
