using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Tests.Facts;

public sealed class ReferenceRatesTests
{
    private static readonly Currency Usd = Currency.Of("USD");
    private static readonly Currency Gbp = Currency.Of("GBP");

    // Thursday before Easter, the Tuesday after it, and the day after, on which only the dollar is published.
    private static readonly ReferenceRates Easter = Rates(
        ("USD", "2025-04-17", "1.25"), ("USD", "2025-04-22", "1.60"), ("USD", "2025-04-23", "1.75"), ("GBP", "2025-04-17", "0.80"), ("GBP", "2025-04-22", "0.85"));

    [Theory]
    [InlineData("2025-04-17", "2025-04-17", 125)]
    [InlineData("2025-04-18", "2025-04-17", 125)]
    [InlineData("2025-04-21", "2025-04-17", 125)]
    [InlineData("2025-04-22", "2025-04-22", 160)]
    [InlineData("2025-04-27", "2025-04-23", 175)]
    public void P_10_a_day_without_publication_has_the_rate_of_the_day_of_publication_before(string day, string published, int cents) =>
        Easter.Of(Currency.Eur, Usd, Day(day)).ShouldBe(new AppliedRate(Rational.Of(cents, 100), Day(published), RateSource.Reference));

    [Theory]
    [InlineData("2025-04-16", "USD", "no_rates_published", "2025-04-16")]
    [InlineData("2025-04-28", "USD", "rates_end_before", "2025-04-23")]
    [InlineData("2025-04-23", "GBP", "rate_ended", "2025-04-22")]
    [InlineData("2025-04-24", "GBP", "rate_ended", "2025-04-22")]
    [InlineData("2025-04-22", "RUB", "rate_never_published", "2025-04-22")]
    public void P_10_a_day_that_has_no_rate_says_why_and_takes_no_older_one(string day, string code, string kind, string last)
    {
        foreach (var (from, to) in new[] { (Currency.Of(code), Currency.Eur), (Currency.Eur, Currency.Of(code)) })
        {
            Easter.Of(from, to, Day(day)).ShouldBeNull();
            var why = Easter.Missing(from, to, Day(day));
            (why.Kind, why["last"]).ShouldBe((kind, new Arg.Day(Day(last))));
        }
    }

    [Fact]
    public void P_10_a_cross_rate_is_the_exact_ratio_of_two_rates_of_one_day() =>
        Easter.Of(Usd, Gbp, Day("2025-04-20")).ShouldBe(new AppliedRate(Rational.Of(80, 125), Day("2025-04-17"), RateSource.Reference));

    [Fact]
    public void P_10_cross_rates_of_the_real_file_are_those_of_an_independent_calculation()
    {
        var rows = RealData.Rows("ecb/eurofxref-hist.csv").OrderBy(r => r["Date"], StringComparer.Ordinal).ToList();
        DateOnly[] days = [.. rows.Select(r => Day(r["Date"]))];
        var rates = Real(rows);
        var chance = new Random(20_250_417);
        string[] codes = [.. rows[0].Keys.Where(k => k is not ("Date" or "") && Currency.Find(k) is not null)];
        var checkedRates = 0;
        for (var i = 0; i < Counts.Of(4_000, 100_000); i++)
        {
            var (from, to) = (codes[chance.Next(codes.Length)], codes[chance.Next(codes.Length)]);
            var day = Day(rows[0]["Date"]).AddDays(chance.Next(Day(rows[^1]["Date"]).DayNumber - Day(rows[0]["Date"]).DayNumber + 1));
            var at = Array.BinarySearch(days, day);
            var row = rows[at < 0 ? ~at - 1 : at];
            var ours = rates.Of(Currency.Of(from), Currency.Of(to), day);

            if (row[from] == "N/A" || row[to] == "N/A" || Currency.EndedOn(from) < day || Currency.EndedOn(to) < day)
            {
                ours.ShouldBeNull($"{from} to {to} on {day}");
                continue;
            }

            // Two decimals without their points, brought to the same number of digits after it.
            var ((f, fDigits), (t, tDigits)) = (Whole(row[from]), Whole(row[to]));
            ours.ShouldBe(new AppliedRate(Rational.Of(t * BigInteger.Pow(10, fDigits), f * BigInteger.Pow(10, tDigits)), Day(row["Date"]), RateSource.Reference), $"{from} to {to} on {day}");
            checkedRates++;
        }

        checkedRates.ShouldBeGreaterThan(Counts.Of(1_500, 40_000));
    }

    [Theory]
    [InlineData("RUB", "2022-03-01", "2022-03-02")]
    [InlineData("HRK", "2022-12-31", "2023-01-01")]
    [InlineData("BGN", "2025-12-31", "2026-01-01")]
    [InlineData("BGN", "2025-12-31", "2026-03-31")]
    public void P_10_a_currency_that_ended_in_the_real_file_has_a_rate_up_to_its_last_day_and_an_error_after_it(string code, string last, string after)
    {
        var rates = Real(RealData.Rows("ecb/eurofxref-hist.csv"));

        rates.Of(Currency.Of(code), Usd, Day(last)).ShouldNotBeNull();
        rates.Of(Currency.Of(code), Usd, Day(after)).ShouldBeNull();
        rates.Missing(Currency.Of(code), Usd, Day(after)).Kind.ShouldBe("rate_ended");
    }

    [Fact]
    public void P_10_the_longest_gap_of_the_real_file_is_bridged_and_a_longer_one_is_not()
    {
        var rows = RealData.Rows("ecb/eurofxref-hist.csv").ToList();
        var rates = Real(rows);
        for (var day = Day(rows[^1]["Date"]); day < Day(rows[0]["Date"]).AddDays(5); day = day.AddDays(1))
        {
            rates.Of(Usd, Currency.Eur, day).ShouldNotBeNull($"{day}");
        }

        rates.Of(Usd, Currency.Eur, Day(rows[0]["Date"]).AddDays(5)).ShouldBeNull();
    }

    private static (BigInteger Digits, int AfterPoint) Whole(string rate) =>
        (BigInteger.Parse(rate.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), rate.Contains('.', StringComparison.Ordinal) ? rate.Length - rate.IndexOf('.', StringComparison.Ordinal) - 1 : 0);

    private static ReferenceRates Real(IEnumerable<Dictionary<string, string>> rows) =>
        Rates([.. rows.SelectMany(r => r.Where(c => c.Key is not ("Date" or "") && c.Value != "N/A").Select(c => (c.Key, r["Date"], c.Value)))]);

    private static ReferenceRates Rates(params (string Currency, string Day, string PerEuro)[] rates) => new(rates.GroupBy(r => r.Currency).ToImmutableSortedDictionary(
        g => g.Key,
        g => new Dated<Rational>([.. g.Select(r => (Day(r.Day), Rational.Of(decimal.Parse(r.PerEuro, CultureInfo.InvariantCulture)))).OrderBy(e => e.Item1)]),
        StringComparer.Ordinal));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
