using Palier.Web.Shell;

namespace Palier.Web.Tests.Shell;

public sealed class TypedTests
{
    [Theory]
    [InlineData("en", "1250.5", "1250.5")]
    [InlineData("en", " €1,250.50 ", "1250.50")]
    [InlineData("en", "−12", "-12")]
    [InlineData("fr", "1250,5", "1250.5")]
    [InlineData("fr", "1\u202f250,50\u00a0€", "1250.50")]
    public void An_amount_is_read_as_people_of_the_language_write_it(string language, string typed, string amount) =>
        Typed.Amount(typed, language).ShouldBe(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("en", "1,25")]
    [InlineData("en", "1.250,50")]
    [InlineData("en", "12,34.5")]
    [InlineData("fr", "1.250")]
    [InlineData("fr", "1 25")]
    [InlineData("en", "")]
    [InlineData("en", null)]
    [InlineData("en", "1e5")]
    [InlineData("en", "99999999999999999999999999999999")]
    public void What_could_mean_two_things_or_nothing_is_no_amount(string language, string? typed) => Typed.Amount(typed, language).ShouldBeNull();
}
