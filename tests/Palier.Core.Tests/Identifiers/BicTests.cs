using Palier.Core.Identifiers;

namespace Palier.Core.Tests.Identifiers;

public sealed class BicTests
{
    [Fact]
    public void P_39_every_labelled_code_is_judged_as_it_is_labelled()
    {
        var rows = RealData.Rows("identifiers/bic.csv").ToList();

        rows.Count.ShouldBe(400);
        rows.Where(r => Bic.Read(r["value"]) is BicReading.Sound != (r["expected"] == "valid")).Select(r => r["value"]).ShouldBeEmpty();
    }

    [Fact]
    public void P_39_a_code_with_one_thing_wrong_is_never_sound()
    {
        foreach (var code in RealData.Rows("identifiers/bic.csv").Select(r => r["value"]).Where(c => c.Length is 8 or 11))
        {
            Bic.Read(code[..^1]).ShouldBeOfType<BicReading.WrongLength>();
            Bic.Read(code + "X").ShouldBeOfType<BicReading.WrongLength>();
            Bic.Read($"{code[..4]}QQ{code[6..]}").ShouldBeOfType<BicReading.NoCountry>();
            Bic.Read($"{code[..3]}1{code[4..]}").ShouldBeOfType<BicReading.DigitForLetter>();
            Bic.Read($"{code[..7]}&").ShouldBeOfType<BicReading.ForeignCharacter>();
        }
    }

    [Fact]
    public void What_is_wrong_is_said_with_its_place()
    {
        Bic.Read(" ").ShouldBe(new BicReading.Empty());
        Bic.Read("DEUT DEFF 50").ShouldBe(new BicReading.WrongLength(10));
        Bic.Read("DEUT DQFF").ShouldBe(new BicReading.NoCountry("DQ", 6));
        Bic.Read("DEU7 DEFF").ShouldBe(new BicReading.DigitForLetter('7', 4));
        Bic.Read("DÉUTDEFF").ShouldBe(new BicReading.ForeignCharacter('É', 2));
    }

    [Fact]
    public void Small_letters_and_spaces_make_no_difference()
    {
        Bic.Of("deut de ff 500").ShouldBe(Bic.Of("DEUTDEFF500"));
        Bic.Of("DEUTDEFF500").Country.ShouldBe("DE");
    }

    [Fact]
    public void The_countries_are_those_of_the_standard_and_Kosovo()
    {
        var standard = RealData.Rows("iso-tables/iso3166-1.csv", "alpha2").Order(StringComparer.Ordinal).ToList();

        IbanTests.Iso3166Codes().Where(Iso3166.Has).ShouldBe(standard);
        IbanTests.Iso3166Codes().Except(standard).ShouldBe(["XK"]);
    }
}
