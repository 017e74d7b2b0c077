using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;
using Palier.Reference;

namespace Palier.Core.Tests.Incentives;

/// <summary>The order in which a bonus looks at its things, where a cap holds for them together.</summary>
public sealed class ThingsInOrderTests
{
    private static readonly Programme Text = Read("""
        programme: hosting
        title:     { en: Hosting, fr: Hébergement }
        about:     { en: A share of subscriptions., fr: Une part des abonnements. }
        version:   1
        from:      2025-01-01
        published: 2024-11-15
        currency:  EUR
        time_zone: UTC
        answers:
          converts_at: own currency only
          value_at:    start of period
        bonuses:
          share:
            ref:      §1
            every:    half-year
            for_each: subscription
            amount:   [ { rate: 50%, of: subscription.net }, { at_most: 600, every: year }, { round: { to: 1, always: down } } ]
        """);

    private static readonly Period HalfYear = Period.Find("2025-H1")!.Value;

    // By their keys: 390.00, then 210.00 of 405.50. The other way round: 405.00 of 405.50, then 194.00 of the 194.50 that are left.
    [Theory]
    [InlineData("S1", "S2")]
    [InlineData("S2", "S1")]
    public void Things_without_a_day_of_their_own_are_looked_at_by_their_keys_in_whatever_order_they_were_reported(string first, string second)
    {
        PartnerFacts facts = new()
        {
            Partner = new Partner { Id = "P1", Name = "P1", Country = "FR", Kind = "reseller" },
            Occurrences = [Subscription(first), Subscription(second)],
        };

        new Evaluation<FiguresOnly>(Text, facts).Earned(Text.Bonuses[0], HalfYear).Earned.Value.ShouldBe(new Money(600_00, Currency.Eur));
        new Evaluation<WithReasons>(Text, facts).Earned(Text.Bonuses[0], HalfYear).Earned.Value.ShouldBe(new Money(600_00, Currency.Eur));
        Reckonings.Of(Text, [], "P1", [facts], [], [], HalfYear.LastDay).Earned("share", HalfYear).Units.ShouldBe(600_00);
    }

    private static Occurrence Subscription(string key) => new()
    {
        Kind = "subscription",
        Key = key,
        Partner = "P1",
        Currency = Currency.Eur,
        Fields = ImmutableSortedDictionary<string, string>.Empty.Add("net", key == "S1" ? "780.00" : "811.00").Add("first_sold_on", "2024-11-21"),
    };

    private static Programme Read(string text) => ProgrammeText.Read(text) is { Value: { } value } ? value : throw new InvalidOperationException(string.Join(", ", ProgrammeText.Read(text).Mistakes.Select(m => $"{m.Place} {m.Code}")));
}
