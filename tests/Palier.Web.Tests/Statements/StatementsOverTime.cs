using Palier.App.Ledger;
using Palier.App.Statements;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Statements;

/// <summary>What becomes of a statement when more is posted, on both databases.</summary>
public sealed class StatementsOverTime
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_statement_of_a_period_that_nobody_closed_stays_when_a_later_period_is_posted(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        place.Sale("2025-01-10", 1_000_00);
        place.SettleAndPost("2025-01", "2025-02-14");
        var first = Issue(place, "2025-01", "2025-02-15");
        place.Sale("2025-02-10", 400_00);
        place.SettleAndPost("2025-02", "2025-03-14");

        var again = Issue(place, "2025-01", "2025-03-15");

        (again.IsNew, again.Number, again.Hash).ShouldBe((false, first.Number, first.Hash));
        Issue(place, "2025-02", "2025-03-15").Statement.Revised.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_becomes_known_of_an_open_period_is_stated_by_one_correction_and_as_a_change_by_the_next_statement(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        place.Sale("2025-01-10", 1_000_00);
        place.SettleAndPost("2025-01", "2025-02-14");
        var first = Issue(place, "2025-01", "2025-02-15");
        place.Sale("2025-01-20", 200_00, known: "2025-02-20");
        Issue(place, "2025-01", "2025-02-21").IsNew.ShouldBeFalse("nothing is posted yet");
        place.SettleAndPost("2025-02", "2025-03-14");

        var corrected = Issue(place, "2025-01", "2025-03-15");

        (corrected.IsNew, corrected.Corrects).ShouldBe((true, (int?)first.Number));
        corrected.Statement.Corrects!.Less.ShouldBe(Euro(10_00));
        corrected.Statement.Bonuses.Sum(b => b.Earned.Minor).ShouldBe(60_00);
        Issue(place, "2025-01", "2025-03-16").Number.ShouldBe(corrected.Number, "it is corrected once");
        IsChange(Issue(place, "2025-02", "2025-03-15").Statement, "L2");
        Text(corrected).ShouldContain($"Difference to {first.Statement.Number}");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_becomes_known_of_a_closed_period_is_stated_as_a_change_by_the_next_statement_alone(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        place.Sale("2025-01-10", 1_000_00);
        place.SettleAndPost("2025-01", "2025-02-14");
        var first = Issue(place, "2025-01", "2025-02-14");
        place.CloseIt("2025-01", "2025-02-14").ShouldBeOfType<CloseOutcome.Closed>();
        place.Sale("2025-01-20", 200_00, known: "2025-02-20");
        place.SettleAndPost("2025-02", "2025-03-14");

        var again = Issue(place, "2025-01", "2025-03-15");
        var next = Issue(place, "2025-02", "2025-03-15");

        (again.IsNew, again.Hash).ShouldBe((false, first.Hash));
        IsChange(next.Statement, "L2");
        Text(next).ShouldContain("Posted before: 50.00\u00a0EUR. Posted now: 60.00\u00a0EUR. Difference: 10.00\u00a0EUR.");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_period_that_was_opened_again_and_closed_again_is_corrected_once(Engine engine)
    {
        using var place = new MoneyPlace(engine, "reopened");
        place.Sale("2025-01-10", 1_000_00);
        place.SettleAndPost("2025-01", "2025-02-14");
        place.CloseIt("2025-01", "2025-02-14").ShouldBeOfType<CloseOutcome.Closed>();
        var first = Issue(place, "2025-01", "2025-02-15");
        place.Sale("2025-01-20", 200_00, known: "2025-02-20");
        var asked = Reopen.Ask(place.Database, "reopened", Of("2025-01"), "late line", "ana", Day("2025-02-20"), At("2025-02-20")).ShouldBeOfType<ReopenOutcome.Asked>();
        Reopen.Confirm(place.Database, asked.Number, "ben", Day("2025-02-20"), At("2025-02-20")).ShouldBeOfType<ReopenOutcome.Opened>();
        place.SettleAndPost("2025-01", "2025-02-20");

        var corrected = Issue(place, "2025-01", "2025-02-21");
        place.CloseIt("2025-01", "2025-02-22").ShouldBeOfType<CloseOutcome.Closed>();
        place.Sale("2025-02-10", 400_00);
        place.SettleAndPost("2025-02", "2025-03-14");
        var last = Issue(place, "2025-01", "2025-03-15");

        (corrected.IsNew, corrected.Corrects, corrected.Statement.Corrects!.Less).ShouldBe((true, (int?)first.Number, Euro(10_00)));
        (last.IsNew, last.Hash).ShouldBe((false, corrected.Hash));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Books_that_are_kept_for_days_long_past_are_stated_with_the_steps_that_come_to_what_is_posted(Engine engine)
    {
        using var place = new MoneyPlace(engine, "changed-afterwards");
        place.Sale("2025-01-10", 1_000_00, known: "2025-06-01");
        place.SettleAndPost("2025-01", "2025-02-14");

        var stated = Issue(place, "2025-01", "2025-02-15").Statement;

        stated.Bonuses.Sum(b => b.Earned.Minor).ShouldBe(50_00);
        stated.KnownOn.ShouldBe(Day("2025-06-01"));
    }

    // The second line changed what January earned: its steps say so, before and now.
    private static void IsChange(Statement statement, string line)
    {
        var change = statement.Revised.ShouldHaveSingleItem();
        (change.Period, change.Before, change.Now).ShouldBe((Of("2025-01"), Euro(50_00), Euro(60_00)));
        change.Differences.ShouldContain(d => d.Before == null && d.Line["key"] is Arg.Word && ((Arg.Word)d.Line["key"]!).Value == line);
        change.Differences[^1].Less.ShouldBe(new Arg.Amount(Euro(10_00)));
        StatementJson.Of(StatementJson.Read(StatementJson.Of(statement))).ShouldBe(StatementJson.Of(statement));
    }

    private static Money Euro(long cents) => new(cents, Currency.Eur);

    private static string Text(IssuedStatement issued) => PaperText.Of(StatementPaper.Of(issued.Statement, issued.Hash, Words.English));

    private static IssuedStatement Issue(MoneyPlace place, string period, string on) =>
        IssueStatements.Run(place.Database, new StatementsAsked(place.Programme, Of(period), null, new Vendor("Meridian Systems", [], null)), "ana", Day(on), At(on))
            .ShouldBeOfType<IssueOutcome.Issued>().Statements.ShouldHaveSingleItem();
}
