using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Core.Wording;
using static Palier.Core.Tests.Statements.ExampleStatement;

namespace Palier.Core.Tests.Statements;

public sealed class StatementTests
{
    [Fact]
    public void What_was_issued_reads_back_and_has_the_same_bytes()
    {
        var content = StatementJson.Of(Of());

        StatementJson.Of(StatementJson.Read(content)).ShouldBe(content);
        StatementJson.Hash(content).ShouldBe(StatementJson.Hash(StatementJson.Of(Of())));
        content.ShouldContain("\"amount\":\"-8730.12 EUR\"");
        content.ShouldStartWith("{\"accounts\":[");
        content.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void A_statement_reads_the_same_from_its_content_as_from_the_programme(string language)
    {
        var (words, statement) = (Words.In(Language.Find(language)!), Of());

        var text = PaperText.Of(StatementPaper.Of(StatementJson.Read(StatementJson.Of(statement)), "0123456789abcdef", words));

        text.ShouldBe(PaperText.Of(StatementPaper.Of(statement, "0123456789abcdef", words)));
        text.ShouldNotContain("{");
    }

    [Fact]
    public void The_account_goes_from_what_was_held_before_to_what_is_held_after()
    {
        var cash = Of().Accounts.Single(a => a.Name == "cash");

        cash.Before.ToString().ShouldBe("8730.12 EUR");
        cash.Movements.Length.ShouldBe(3);
        cash.Movements.Aggregate(cash.Before, (sum, m) => sum + m.Amount).ShouldBe(cash.After);
        cash.Movements[^1].After.ShouldBe(cash.After);
    }

    [Fact]
    public void A_converted_line_states_its_rate_with_day_and_source()
    {
        var rate = Of().Rates.ShouldHaveSingleItem();

        (rate.Currency, rate.Rate, rate.Of, rate.Source).ShouldBe(("GBP", Rational.Of(117, 100), new DateOnly(2026, 1, 1), RateSource.Programme));
    }

    [Fact]
    public void P_07_the_rounding_rule_stands_on_the_statement_in_both_languages()
    {
        Text(Words.English).ShouldContain("Each sales line that was converted is rounded to 0.01\u00a0EUR, half up, before it is added.");
        Text(Words.French).ShouldContain("Chaque ligne de vente convertie est arrondie à 0,01\u00a0EUR, la moitié vers le haut, avant d’être ajoutée.");
        Text(Words.English).ShouldContain("All amounts are without value added tax.");
    }

    [Fact]
    public void A_correction_names_the_old_statement_and_shows_what_differs_line_by_line()
    {
        var old = Of();
        var content = StatementJson.Of(old);
        var late = Of(number: "S-2026-000021", more: Sale("INV-0101", 1_000m, "network", 31));

        var corrected = Composing.Correcting(late, old, StatementJson.Hash(content));

        corrected.Corrects!.Number.ShouldBe("S-2026-000017");
        var came = corrected.Corrects.Differences.Single(d => d.Before is null);
        (came.Line["key"] as Arg.Word)!.Value.ShouldBe("INV-0101");
        var earned = corrected.Corrects.Differences.Single(d => d.Line.Kind == "earned");
        earned.Less.ShouldBe(new Arg.Amount(new Money(3_500, Currency.Eur)));
        corrected.Corrects.Differences.ShouldAllBe(d => d.Bonus.In("en") == "Growth bonus", "the other bonus did not change");
        PaperText.Of(StatementPaper.Of(corrected, "0123456789abcdef", Words.English)).ShouldContain("This statement corrects S-2026-000017");
        StatementJson.Of(old).ShouldBe(content, "the old one stays as it was issued");
        StatementJson.Of(StatementJson.Read(StatementJson.Of(corrected))).ShouldBe(StatementJson.Of(corrected));
    }

    [Fact]
    public void What_came_after_the_payout_was_decided_is_owed_or_goes_with_the_next_one()
    {
        foreach (var (more, said) in new[] { (-500, "Owed: it is earned back first"), (700, "Goes with the next payout") })
        {
            var of = ToBe("Atelier Nuage SAS");
            var paid = of.Payouts.Single().Payout;
            var (cash, vendor) = (paid.Account, new Account("vendor", "growth_bonus"));
            var late = new Movement(more < 0 ? cash : vendor, more < 0 ? vendor : cash, new Money(Math.Abs(more), Currency.Eur), new DateOnly(2026, 11, 3),
                new Matter(Purpose.Earned, "growth_bonus", Quarter, cash, 2), 2);
            var payout = new Movement(cash, Account.Payable(cash.Owner), of.Journal.Balance(cash, Currency.Eur, of.Until), of.Until, new Matter(Purpose.Paid, "cash", Quarter, cash, 1), 2);
            var journal = ((PostOutcome.Posted)of.Journal.Post([payout, late])).Journal;

            var statement = Composing.Of(of with { Journal = journal, PostedUntil = new DateOnly(2026, 11, 3) }, "S-2026-000018", new DateOnly(2026, 11, 4));

            var rest = statement.Payouts[^1];
            (rest.Amount, rest.Pays.Minor).ShouldBe((new Money(more, Currency.Eur), 0));
            PaperText.Of(StatementPaper.Of(statement, "0123456789abcdef", Words.English)).ShouldContain(said);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"number":"S-1","issued_on":"yesterday"}""")]
    public void What_is_no_content_of_a_statement_is_refused(string text) => Should.Throw<FormatException>(() => StatementJson.Read(text));

    private static string Text(Words words) => PaperText.Of(StatementPaper.Of(Of(), "0123456789abcdef", words));
}
