using CsCheck;
using Palier.Core.Identifiers;

namespace Palier.Core.Tests.Identifiers;

public sealed class IbanTests
{
    private static readonly string[] Countries = [.. Iso3166Codes().Where(Iban.IsUsedIn)];

    // An account part of any country's form: digits fit a digit and an "either", so a form is found by trying.
    private static readonly Gen<string> Sound = Gen.Select(Gen.Int[0, Countries.Length - 1].Select(i => Countries[i]), Gen.Int[0, int.MaxValue]).Select((country, seed) => Made(country, seed));

    [Fact]
    public void P_39_every_labelled_number_is_judged_as_it_is_labelled()
    {
        var rows = RealData.Rows("identifiers/iban.csv").ToList();

        rows.Count.ShouldBe(215);
        foreach (var row in rows)
        {
            var reading = Iban.Read(row["value"]);
            var expected = row["expected"] switch
            {
                "valid" => reading is IbanReading.Sound,
                "invalid" => reading is not (IbanReading.Sound or IbanReading.WrongNationalCheckDigits),
                _ => reading is IbanReading.WrongNationalCheckDigits,
            };
            expected.ShouldBeTrue($"{row["value"]} is {row["expected"]}, read as {reading}");
        }
    }

    [Theory]
    [InlineData("", typeof(IbanReading.Empty))]
    [InlineData(" - . ", typeof(IbanReading.Empty))]
    [InlineData("D", typeof(IbanReading.NoCountry))]
    [InlineData("US89370400440532013000", typeof(IbanReading.NoCountry))]
    [InlineData("DE8937040044053201300", typeof(IbanReading.WrongLength))]
    [InlineData("DE89370400440532O13000", typeof(IbanReading.WrongKind))]
    [InlineData("NL91ABN10417164300", typeof(IbanReading.WrongKind))]
    [InlineData("DE98370400440532013000", typeof(IbanReading.WrongCheckDigits))]
    public void What_is_wrong_is_said(string text, Type expected) => Iban.Read(text).ShouldBeOfType(expected);

    [Fact]
    public void A_wrong_character_is_found_where_it_was_typed()
    {
        Iban.Read("DE89 3704 0044 0532 O130 00").ShouldBe(new IbanReading.WrongKind("DE", 'O', 21, DigitExpected: true));
        Iban.Read("DE89 3704 0044_0532 0130 00").ShouldBe(new IbanReading.ForeignCharacter('_', 15));
        Iban.Read("de89 ３704 0044 0532 0130 00").ShouldBe(new IbanReading.ForeignCharacter('３', 6));
    }

    [Fact]
    public void A_length_says_what_the_country_has() => Iban.Read("BE36 5390 0754 7034 1234").ShouldBe(new IbanReading.WrongLength("BE", 16, 20));

    [Fact]
    public void It_is_the_same_however_it_was_typed_and_prints_in_groups_of_four()
    {
        var iban = Iban.Of("gb29 nwbk-6016.1331 9268 19");

        iban.ShouldBe(Iban.Of("GB29NWBK60161331926819"));
        (iban.Country, iban.Account, iban.Printed).ShouldBe(("GB", "NWBK60161331926819", "GB29 NWBK 6016 1331 9268 19"));
    }

    [Fact]
    public void Check_digits_that_leave_the_right_rest_but_are_never_given_out_are_refused()
    {
        // 97 less and 97 more than sound check digits leave the same rest: 02 and 99, 98 and 01, 97 and 00.
        foreach (var (sound, other) in new[] { ("02", "99"), ("98", "01"), ("97", "00") })
        {
            var account = Enumerable.Range(0, 1000).Select(n => $"37040044{n:0000000000}").First(a => Iban.Read($"DE{sound}{a}") is IbanReading.Sound);
            Iban.Read($"DE{other}{account}").ShouldBeOfType<IbanReading.WrongCheckDigits>();
        }
    }

    [Fact]
    public void One_digit_that_is_wrong_or_two_that_changed_places_are_always_noticed() =>
        Gen.Select(Sound, Gen.Int[0, 1000], Gen.Int[1, 9]).Sample((number, place, add) =>
        {
            Iban.Read(number).ShouldBe(new IbanReading.Sound(Iban.Of(number)));
            var at = 2 + (place % (number.Length - 3));
            if (char.IsAsciiDigit(number[at]))
            {
                var digit = (char)('0' + ((number[at] - '0' + add) % 10));
                Iban.Read($"{number[..at]}{digit}{number[(at + 1)..]}").ShouldBeOfType<IbanReading.WrongCheckDigits>();
            }

            if (char.IsAsciiDigit(number[at]) && char.IsAsciiDigit(number[at + 1]) && number[at] != number[at + 1])
            {
                Iban.Read($"{number[..at]}{number[at + 1]}{number[at]}{number[(at + 2)..]}").ShouldBeOfType<IbanReading.WrongCheckDigits>();
            }
        }, iter: Counts.Of(2_000, 50_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void Whatever_is_typed_gets_an_answer() => Gen.String.Sample(text => Iban.Read(text).ShouldNotBeNull(), iter: Counts.Of(5_000, 100_000), threads: 1, seed: "0000KOIPe036");

    internal static IEnumerable<string> Iso3166Codes() =>
        from a in Enumerable.Range('A', 26) from b in Enumerable.Range('A', 26) let code = $"{(char)a}{(char)b}" where Iso3166.HasForBanks(code) select code;

    /// <summary>A sound IBAN of a country, made of digits and letters where they fit, with both kinds of check digits found by trying.</summary>
    internal static string Made(string country, int seed)
    {
        for (var i = 0; ; i++)
        {
            var chance = new Random(unchecked(seed + (i * 7919)));
            var number = country + "00";
            while (Iban.Read(number) is IbanReading.WrongLength wrong && number.Length < wrong.Expected)
            {
                number += (char)('0' + chance.Next(10));
            }

            while (Iban.Read(number) is IbanReading.WrongKind { DigitExpected: false } wrong)
            {
                number = $"{number[..(wrong.At - 1)]}{(char)('A' + chance.Next(26))}{number[wrong.At..]}";
            }

            for (var check = 2; check < 99; check++)
            {
                if (Iban.Read($"{country}{check:00}{number[4..]}") is IbanReading.Sound sound)
                {
                    return sound.Iban.Value;
                }
            }
        }
    }
}
