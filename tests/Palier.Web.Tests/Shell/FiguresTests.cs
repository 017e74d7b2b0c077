using Palier.Web.Shell;

namespace Palier.Web.Tests.Shell;

public sealed class FiguresTests
{
    [Fact]
    public void English_money_has_its_sign_in_front_and_commas() =>
        Figures.English.Money(41580m, "EUR").ShouldBe("€41,580.00");

    [Fact]
    public void French_money_has_narrow_spaces_a_comma_and_its_sign_behind() =>
        Figures.French.Money(41580m, "EUR").ShouldBe("41\u202F580,00\u00A0€");

    [Fact]
    public void Minus_is_the_sign_and_not_the_hyphen()
    {
        Figures.English.Money(-103.13m, "EUR").ShouldBe("\u2212€103.13");
        Figures.French.Percent(-0.061m).ShouldBe("\u22126,1\u00A0%");
    }

    [Fact]
    public void The_first_of_a_month_is_1er_in_French()
    {
        Figures.French.Day(new DateOnly(2026, 7, 1)).ShouldBe("1er\u00A0juillet 2026");
        Figures.English.Day(new DateOnly(2026, 7, 1)).ShouldBe("1\u00A0July 2026");
    }

    [Fact]
    public void A_currency_without_a_sign_keeps_its_code() =>
        Figures.English.Money(12m, "CHF").ShouldBe("12.00\u00A0CHF");

    [Fact]
    public void Points_are_written_with_their_name() =>
        Figures.French.Money(1200m, "points", 0).ShouldBe("1\u202F200\u00A0points");
}
