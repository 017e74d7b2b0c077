using Palier.App.Statements;
using Palier.App.Verification;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Web.Tests.Exports;

namespace Palier.Web.Tests.Programmes;

/// <summary>What stands in the books and on the statements after a year of real sales; skipped where the data is not there.</summary>
public sealed class CyclesThroughTheYear(YearOfCycles year) : IClassFixture<YearOfCycles>
{
    [Fact]
    public async Task P_04_hledger_agrees_with_every_balance_after_a_year_of_quarters_and_corrections()
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");
        var (movements, balances) = await Hledger.Agrees(year.Database);

        movements.ShouldBeGreaterThan(300);
        balances.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void P_03_a_year_of_books_verifies_and_its_balances_rebuild_without_a_difference()
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");

        Verify.Run(year.Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
        RebuildBalances.Run(year.Database, "Ana", new DateTime(2014, 2, 1, 0, 0, 0, DateTimeKind.Utc)).Differences.ShouldBe(0);
    }

    [Fact]
    public void P_09_a_return_that_comes_after_closing_is_taken_back_with_the_next_quarter_and_the_closed_statement_stays()
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");
        var first = Period.Find("2013-Q1")!.Value;
        using var context = year.Database.Context();
        var late = context.Movements.Where(m => m.Partner == YearOfCycles.WithReturn && m.PeriodFrom == first.From && m.Day > new DateOnly(2013, 10, 11)).ToList();

        late.ShouldNotBeEmpty();
        late.ShouldAllBe(m => m.ToOwner == "vendor" && m.Day == new DateOnly(2014, 1, 10));
        var closed = year.Issued[("2013-Q1", YearOfCycles.WithReturn)];
        ReadStatements.Open(year.Database, closed.Statement.Number).ShouldBeOfType<StatementOutcome.Opened>().Hash.ShouldBe(closed.Hash);
    }

    [Fact]
    public void P_09_a_quarter_that_two_persons_open_again_is_stated_anew_with_the_difference_and_the_first_statement_stays()
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");
        var first = year.Issued[("2013-Q2", YearOfCycles.WithCorrection)];
        var corrected = year.Corrected.ShouldNotBeNull();

        (corrected.IsNew, corrected.Corrects).ShouldBe((true, (int?)first.Number));
        corrected.Statement.Bonuses.Sum(b => b.Earned.Minor).ShouldBeLessThan(first.Statement.Bonuses.Sum(b => b.Earned.Minor));
        ReadStatements.Open(year.Database, first.Statement.Number).ShouldBeOfType<StatementOutcome.Opened>().Hash.ShouldBe(first.Hash);
    }

    [Fact]
    public void P_07_every_statement_of_the_year_says_by_which_rule_it_rounds_in_both_languages()
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");

        year.Issued.Count.ShouldBeGreaterThan(4);
        foreach (var issued in year.Issued.Values)
        {
            PaperText.Of(StatementPaper.Of(issued.Statement, issued.Hash, Words.English)).ShouldContain("Each sales line that was converted is rounded to 0.01\u00a0USD, half up, before it is added.");
            PaperText.Of(StatementPaper.Of(issued.Statement, issued.Hash, Words.French)).ShouldContain("Chaque ligne de vente convertie est arrondie à 0,01\u00a0USD, la moitié vers le haut, avant d’être ajoutée.");
        }
    }

    [Theory]
    [InlineData("2013-Q1", YearOfCycles.WithReturn)]
    [InlineData("2013-Q4", YearOfCycles.WithReturn)]
    [InlineData("2013-Q2", YearOfCycles.WithCorrection)]
    [InlineData("2013-Q3", YearOfCycles.WithNothing)]
    public void The_statement_of_a_quarter_reads_as_the_golden_one_in_both_languages(string quarter, string reseller)
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");
        Golden(year.Issued[(quarter, reseller)], $"{reseller}-{quarter}-at-closing");
    }

    [Fact]
    public void The_corrected_statement_reads_as_the_golden_one_in_both_languages()
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");
        Golden(year.Corrected!, $"{YearOfCycles.WithCorrection}-2013-Q2-corrected");
    }

    private static void Golden(IssuedStatement issued, string name)
    {
        foreach (var words in new[] { Words.English, Words.French })
        {
            GoldenStatement.Compare($"{name}.{words.Language.Code}", PaperText.Of(StatementPaper.Of(issued.Statement, issued.Hash, words)));
        }
    }
}
