using Palier.Core.Payments;

namespace Palier.Core.Tests.Payments;

public sealed class CoveredNumberTests
{
    [Theory]
    [InlineData("BE68539007547034", "BE …34")]
    [InlineData("987654321", "…21")]
    [InlineData("BE68539007547035", "…35")]
    [InlineData("12345", "…45")]
    [InlineData("1234", "…")]
    public void Of_a_number_by_itself_the_last_two_characters_stay_and_the_country_where_it_is_an_IBAN(string number, string covered) => CoveredNumber.Of(number).ShouldBe(covered);

    [Theory]
    [InlineData("BE", "BE68539007547034", null, "BE …34")]
    [InlineData("US", null, "987654321", "US …21")]
    [InlineData("US", null, "4321", "US …")]
    public void Of_an_account_its_country_stays_too(string country, string? iban, string? other, string covered) =>
        CoveredNumber.Of(new BatchAccount(1, "Delta", null, null, country, iban, other, null, null, null)).ShouldBe(covered);
}
