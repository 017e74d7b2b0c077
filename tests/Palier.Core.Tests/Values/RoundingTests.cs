using System.Numerics;
using CsCheck;
using Palier.Core.Tests.Tidy;
using Palier.Core.Values;

namespace Palier.Core.Tests.Values;

public sealed class RoundingTests
{
    private static readonly string[] currencies = ["JPY", "EUR", "BHD", "CLF"];

    private static readonly Dictionary<string, RoundingMode> Modes = new(StringComparer.Ordinal)
    {
        ["half_up"] = RoundingMode.HalfUp,
        ["half_down"] = RoundingMode.HalfDown,
        ["half_even"] = RoundingMode.HalfEven,
        ["up"] = RoundingMode.Up,
        ["down"] = RoundingMode.Down,
        ["ceiling"] = RoundingMode.Ceiling,
        ["floor"] = RoundingMode.Floor,
    };

    [Fact]
    public void P_07_the_published_rounding_vectors_pass()
    {
        var rows = RealData.Rows("money-vectors/rounding_vectors.csv").Where(r => Modes.ContainsKey(r["mode"])).ToList();
        rows.Count.ShouldBeGreaterThan(700);
        foreach (var row in rows)
        {
            var step = Rational.Of(1, BigInteger.Pow(10, int.Parse(row["decimals"], System.Globalization.CultureInfo.InvariantCulture)));
            var got = Rounding.To(step, Parse(row["value"]), Modes[row["mode"]]);
            got.ShouldBe(Parse(row["expected"]), $"{row["id"]}: {row["value"]} {row["mode"]}");
        }
    }

    [Fact]
    public void P_06_the_published_allocation_vectors_pass()
    {
        foreach (var row in RealData.Rows("money-vectors/allocation_vectors.csv"))
        {
            var shares = row["ratios"].Split(' ').Select(Parse).ToArray();
            var parts = Allocation.Split(long.Parse(row["amount_minor"], System.Globalization.CultureInfo.InvariantCulture), shares, Remainder.Largest);
            string.Join(' ', parts).ShouldBe(row["expected_minor"], $"{row["amount_minor"]} by {row["ratios"]}");
        }
    }

    [Fact]
    public void P_07_minor_units_are_those_of_the_currency() =>
        currencies.Select(code => Money.Of(Rational.Of(12_345_678, 100_000), Currency.Of(code), RoundingMode.HalfUp).ToString())
            .ShouldBe(["123 JPY", "123.46 EUR", "123.457 BHD", "123.4568 CLF"]);

    [Fact]
    public void P_07_the_real_lines_come_to_the_total_of_the_chosen_rule()
    {
        var lines = RealData.Rows("adventureworks/sales_lines.csv", "net_amount").Select(Parse).ToList();
        var exact = lines.Aggregate(Rational.Zero, (sum, l) => sum + l);

        lines.Count.ShouldBe(60_855);
        Money.Of(exact, Currency.Eur, RoundingMode.HalfUp).Minor.ShouldBe(80_450_596_98, "rounded in total");
        lines.Sum(l => Money.Of(l, Currency.Eur, RoundingMode.HalfUp).Minor).ShouldBe(80_450_596_11, "each line, half up");
        lines.Sum(l => Money.Of(l, Currency.Eur, RoundingMode.HalfEven).Minor).ShouldBe(80_450_592_06, "each line, half to even");
    }

    [Fact]
    public void M_36_a_split_places_the_remainder_where_the_rule_says()
    {
        Rational[] three = [Rational.Of(80, 100), Rational.Of(8, 100), Rational.Of(12, 100)];
        Allocation.Split(15, three, Remainder.First).ShouldBe([13, 1, 1]);
        Allocation.Split(15, three, Remainder.Largest).ShouldBe([12, 1, 2]);
        Rational[] odd = [Rational.Of(60, 100), Rational.Of(355, 1000), Rational.Of(45, 1000)];
        Allocation.Split(100, odd, Remainder.First).ShouldBe([61, 35, 4]);
        Allocation.Split(100, odd, Remainder.Largest).ShouldBe([60, 36, 4]);
    }

    [Fact]
    public void P_06_parts_of_a_split_sum_to_the_whole_and_none_is_off_by_more_than_a_unit() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Int[0, 1000].Array[1, 12], Gen.Bool)
            .Where(t => t.Item2.Any(s => s > 0))
            .Sample(t =>
            {
                var shares = t.Item2.Select(s => (Rational)s).ToArray();
                var parts = Allocation.Split(t.Item1, shares, t.Item3 ? Remainder.First : Remainder.Largest);
                parts.Sum().ShouldBe(t.Item1);
                var total = t.Item2.Sum();
                for (var i = 0; i < parts.Length; i++)
                {
                    (Rational.Of((BigInteger)t.Item1 * t.Item2[i], total) - parts[i]).Abs().ShouldBeLessThan(Rational.Of(t.Item3 ? 2 : 1, 1));
                }
            }, iter: Counts.Of(2_000, 1_000_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void Rounding_goes_to_a_neighbour_and_half_up_mirrors_at_zero() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Long[1, 10_000], Gen.Int[0, 6]).Sample(t =>
        {
            var value = Rational.Of(t.Item1, t.Item2);
            var rounded = Rational.Of(Rounding.ToWhole(value, (RoundingMode)t.Item3), BigInteger.One);
            (rounded - value).Abs().ShouldBeLessThan(Rational.One);
            Rounding.HalfUp(-value).ShouldBe(-Rounding.HalfUp(value));
        }, iter: Counts.Of(2_000, 200_000), threads: 1, seed: "0000KOIPe036");

    private static Rational Parse(string text)
    {
        var (mantissa, exponent) = text.ToUpperInvariant().Split('E') is [var m, var e]
            ? (m, int.Parse(e, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture)) : (text, 0);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        return exponent >= 0 ? Rational.Of(digits * BigInteger.Pow(10, exponent), BigInteger.One) : Rational.Of(digits, BigInteger.Pow(10, -exponent));
    }
}
