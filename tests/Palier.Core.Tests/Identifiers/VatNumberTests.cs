using CsCheck;
using Palier.Core.Identifiers;

namespace Palier.Core.Tests.Identifiers;

public sealed class VatNumberTests
{
    [Fact]
    public void P_39_every_labelled_number_is_judged_as_it_is_labelled()
    {
        var rows = Labelled().ToList();

        rows.Count.ShouldBe(755);
        rows.Where(r => VatNumber.Read(r.Value) is VatReading.Sound != (r.Expected == "valid")).Select(r => $"{r.Value} is {r.Expected}, read as {VatNumber.Read(r.Value)}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_member_state_has_numbers_that_are_sound_and_wrong_ones_are_told_apart_from_misshapen_ones()
    {
        // HR has no number in the list; 27 states with EL for Greece, and XI, EU and IM beside them.
        VatNumber.Prefixes.Count().ShouldBe(30);
        VatNumber.Prefixes.Except(Labelled().Where(r => r.Expected == "valid").Select(r => VatNumber.Of(r.Value).Prefix)).ShouldBe(["HR", "IM"]);
        foreach (var (value, expected) in Labelled().Where(r => r.Expected is "invalid:checksum" or "invalid:length"))
        {
            VatNumber.Read(value).ShouldBeOfType(expected == "invalid:length" ? typeof(VatReading.WrongForm) : typeof(VatReading.WrongCheckDigits), value);
        }
    }

    [Theory]
    [InlineData("HR 33392005961", true)]
    [InlineData("HR 33392005962", false)]
    [InlineData("XI GD001", true)]
    [InlineData("XI GD500", false)]
    [InlineData("XI HA500", true)]
    [InlineData("IM9990000063", false)]
    [InlineData("CZ 6952294444", false)]
    [InlineData("NL000099995B57", true)]
    public void Kinds_that_the_list_lacks_are_judged_too(string text, bool sound) => (VatNumber.Read(text) is VatReading.Sound).ShouldBe(sound);

    [Fact]
    public void A_number_is_the_same_however_it_was_typed()
    {
        VatNumber.Of("BE 0428.759.497").ShouldBe(VatNumber.Of("be428759497"));
        VatNumber.Of("GR 094259216").ShouldBe(VatNumber.Of("EL94259216"));
        (VatNumber.Of("GR 094259216").Value, VatNumber.Of("GR 094259216").Country).ShouldBe(("EL094259216", "GR"));
        VatNumber.Of("XI432525179").Country.ShouldBe("GB");
        VatNumber.Of("EU372022452").Country.ShouldBeNull();
    }

    [Fact]
    public void What_is_wrong_is_said()
    {
        VatNumber.Read(" .").ShouldBe(new VatReading.Empty());
        VatNumber.Read("US 123").ShouldBe(new VatReading.NoCountry("US"));
        VatNumber.Read("1").ShouldBe(new VatReading.NoCountry("1"));
        VatNumber.Read("DE 123_456").ShouldBe(new VatReading.ForeignCharacter('_', 7));
        VatNumber.Read("DE 12345678").ShouldBeOfType<VatReading.WrongForm>().Forms.ShouldBe(["999999999"]);
        VatNumber.Read("IT 00687129980").ShouldBe(new VatReading.NeverGivenOut("IT"));
    }

    [Fact]
    public void Whatever_is_typed_gets_an_answer() =>
        Gen.Select(Gen.Int[0, 30].Select(i => VatNumber.Prefixes.Append("").ElementAt(i)), Gen.String[Gen.OneOf(Gen.Char['0', '9'], Gen.Char['0', '9'], Gen.Char['A', 'Z']), 0, 14])
            .Sample((prefix, rest) => VatNumber.Read(prefix + rest).ShouldNotBeNull(), iter: Counts.Of(20_000, 500_000), threads: 1, seed: "0000KOIPe036");

    // One value holds a comma and is quoted.
    private static IEnumerable<(string Value, string Expected)> Labelled() =>
        File.ReadLines(Path.Combine(RealData.Folder, Present("identifiers/eu_vat.csv"))).Skip(1)
            .Select(l => l.LastIndexOf(',') is var comma ? (l[..comma].Trim('"'), l[(comma + 1)..]) : default);

    private static string Present(string file)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(RealData.Folder, file)), $"no real data: {file} is not in the folder that PALIER_REAL_DATA names");
        return file;
    }
}
