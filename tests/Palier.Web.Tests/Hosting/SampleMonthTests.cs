using Palier.Web.Hosting;

namespace Palier.Web.Tests.Hosting;

public sealed class SampleMonthTests
{
    private static readonly DateOnly today = new(2026, 11, 23);

    [Fact]
    public void Without_a_wish_the_sample_ends_with_the_last_whole_month() =>
        SampleMonth.Of(null, today).ShouldBe((new DateOnly(2026, 10, 1), null));

    [Theory]
    [InlineData("2026-10")]
    [InlineData("2026-03")]
    [InlineData("2025-12")]
    public void A_month_that_is_over_and_has_three_years_of_programmes_before_it_is_taken(string asked) =>
        SampleMonth.Of(asked, today).Refusal.ShouldBeNull();

    [Theory]
    [InlineData("October", "is not a month")]
    [InlineData("2026-13", "is not a month")]
    [InlineData("2026-1", "is not a month")]
    [InlineData("", "is not a month")]
    [InlineData("2026-11", "is not over yet")]
    [InlineData("2025-11", "The earliest is --month 2025-12")]
    public void Any_other_is_refused_and_the_message_names_one_that_is_taken(string asked, string why)
    {
        var refusal = SampleMonth.Of(asked, today).Refusal.ShouldNotBeNull();
        refusal.ShouldContain(why);
        refusal.ShouldMatch("--month 20[0-9]{2}-[0-9]{2}");
    }
}
