using System.Collections.Immutable;
using CsCheck;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Tests.Tidy;
using Palier.Core.Values;

namespace Palier.Core.Tests.Incentives;

/// <summary>What holds for whatever a partner sold, under the programmes that ship.</summary>
public sealed class EvaluationProperties
{
    private static readonly Programme Enterprise = ProgrammeText.Read(Repository.Read("programmes/enterprise/programme.yaml")).Value!;
    private static readonly Period Quarter = Period.Find("2025-Q3")!.Value;
    private static readonly string[] Areas = ["multicloud", "virtualisation", "distributed-cloud", "ai-cloud"];

    private static readonly Gen<SalesLine> Line = Gen.Select(Gen.Int[0, 820], Gen.Long[-50_000_000, 6_000_000_000], Gen.Int[0, 3], Gen.Int[0, 14], Gen.Bool, (day, net, area, customer, sterling) => new SalesLine
    {
        Partner = "P",
        Key = "",
        Net = new LineAmount(net, Currency.Of(sterling ? "GBP" : "EUR")),
        InvoicedOn = new DateOnly(2023, 7, 1).AddDays(day),
        Area = Areas[area],
        Customer = $"C{customer}",
    });

    private static readonly Gen<PartnerFacts> Partner = Gen.Select(Line.Array[0, 60], Gen.Int[0, 14], Gen.Bool, (lines, people, invited) => new PartnerFacts
    {
        Partner = new Partner { Id = "P", Name = "Partner", Country = "FR", Kind = "reseller" },
        Sales = [.. lines.Select((l, i) => l with { Key = $"L{i:000}" })],
        Employments = [.. Enumerable.Range(0, people).Select(i => new Employment { Person = $"H{i}", Partner = "P", From = new DateOnly(2020, 1, 1) })],
        Certificates = [.. Enumerable.Range(0, people).Select(i => new Certificate { Person = $"H{i}", Name = "sales-expert", PassedOn = new DateOnly(2024, 1, 1) })],
        Asserted = invited ? [new AssertedFact { Partner = "P", What = "invitation", From = new DateOnly(2024, 1, 1), By = "director" }] : [],
        Enrolments = [new Enrolment { Partner = "P", Programme = "enterprise", AcceptedOn = new DateOnly(2023, 1, 1), From = new DateOnly(2023, 1, 1) }],
    });

    [Fact]
    public void With_and_without_explanations_levels_and_money_are_the_same() => Partner.Sample(facts =>
    {
        var (plain, told) = (new Evaluation<FiguresOnly>(Enterprise, facts), new Evaluation<WithReasons>(Enterprise, facts));
        plain.LevelOn(Quarter.From).Reached.ShouldBe(told.LevelOn(Quarter.From).Reached);
        foreach (var bonus in Enterprise.Bonuses)
        {
            var (a, b) = (plain.Earned(bonus, Quarter), told.Earned(bonus, Quarter));
            a.Earned.Value.ShouldBe(b.Earned.Value);
            a.Earned.Lines.ShouldBeEmpty();
            b.Earned.Lines[^1].Result.ShouldBe(new Arg.Amount(b.Earned.Value), "the last line of an explanation is the amount");
        }
    }, iter: Counts.Of(300, 20_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void By_series_and_one_by_one_every_figure_is_the_same_on_any_day() => Gen.Select(Partner, Gen.Int[0, 900].Array[1, 8]).Sample((facts, days) =>
    {
        var (series, single) = (new Evaluation<FiguresOnly>(Enterprise, facts), new Evaluation<FiguresOnly>(Enterprise, facts, counting: new PartnerCounting(Enterprise, facts)));
        foreach (var day in days.Select(d => new DateOnly(2023, 7, 1).AddDays(d)))
        {
            foreach (var metric in Enterprise.Metrics)
            {
                var asking = new Asking { Day = day, ValueOn = day, Period = Calendar.PeriodOf(Cadence.Quarter, day, Enterprise.YearStarts) };
                series.Figure(metric.Name, asking).Value.ShouldBe(single.Figure(metric.Name, asking).Value, metric.Name);
            }
        }
    }, iter: Counts.Of(200, 10_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void The_order_of_facts_changes_nothing() => Partner.Sample(facts =>
    {
        var turned = facts with { Sales = [.. facts.Sales.Reverse()], Certificates = [.. facts.Certificates.Reverse()], Employments = [.. facts.Employments.Reverse()] };
        foreach (var bonus in Enterprise.Bonuses)
        {
            Text(facts, bonus).ShouldBe(Text(turned, bonus));
        }
    }, iter: Counts.Of(200, 10_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void Stepped_bands_never_pay_less_for_more_and_divide_the_whole_base() =>
        Gen.Select(Gen.Int[1, 1000].Array[1, 6], Gen.Int[0, 500].Array[7], Gen.Long[0, 5_000_000], Gen.Long[0, 100_000]).Sample(t =>
        {
            var scale = Scale(t.Item1);
            var rates = t.Item2.Order().Take(scale.Bands.Length).Select(r => Rational.Of(r, 1000)).ToImmutableArray();
            var (less, more) = (Pay(scale, rates, t.Item3), Pay(scale, rates, t.Item3 + t.Item4));
            more.Amount.ShouldBeGreaterThanOrEqualTo(less.Amount);
            less.Divided.ShouldBe(t.Item3);
            less.Amount.ShouldBe(Independent(t.Item1, rates, t.Item3));
        }, iter: Counts.Of(1_000, 100_000), threads: 1, seed: "0000KOIPe036");

    private static string Text(PartnerFacts facts, Bonus bonus) => Core.Wording.ExplanationText.Of(
        new Evaluation<WithReasons>(Enterprise, facts).Earned(bonus, Quarter).Earned.Lines, Core.Wording.Words.English, Enterprise);

    private static Figure.Scale Scale(int[] widths)
    {
        var begins = 0;
        var bands = ImmutableArray.Create(new Band(default, 0, new Figure.Plain(default, 0, Unit.Percent)));
        foreach (var width in widths)
        {
            begins += width;
            bands = bands.Add(new Band(default, begins, new Figure.Plain(default, 0, Unit.Percent)));
        }

        return new Figure.Scale(default, null, ScaleKind.Stepped, false, bands);
    }

    private static (Rational Amount, Rational Divided) Pay(Figure.Scale scale, ImmutableArray<Rational> rates, long of)
    {
        var parts = BandPayment.Parts(scale, rates, new Quantity(Rational.Of(of, 100), Unit.Money));
        return (parts.Aggregate(Rational.Zero, (s, p) => s + p.Amount), parts.Aggregate(Rational.Zero, (s, p) => s + p.Part) * 100);
    }

    // The same in whole numbers, cent by band.
    private static Rational Independent(int[] widths, ImmutableArray<Rational> rates, long cents)
    {
        var (left, total) = (cents, Rational.Zero);
        for (var i = 0; i < rates.Length; i++)
        {
            var part = i < widths.Length ? Math.Min(left, widths[i] * 100L) : left;
            total += rates[i] * part / 100;
            left -= part;
        }

        return total;
    }
}
