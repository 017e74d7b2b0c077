using Palier.App.Disputes;
using Palier.App.Imports;
using Palier.App.Ledger;
using Palier.App.Programmes;
using Palier.App.Statements;
using Palier.Core.Ledger;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Disputes;

/// <summary>Who may dispute which line until when, and what silence means.</summary>
public sealed class DisputingInTime : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-holidays-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_last_day_belongs_to_the_time_and_the_day_after_does_not(Engine engine)
    {
        using var place = new DisputePlace(engine);
        place.Raise("rebate", "2025-02-20").ShouldBe(new DisputeOutcome.TooLate("rebate", Day("2025-02-19")));
        place.Raise("rebate", "2025-02-19").ShouldBeOfType<DisputeOutcome.Raised>().Until.ShouldBe(Day("2025-02-19"));
        place.Raise("launch", "2025-03-08").ShouldBe(new DisputeOutcome.TooLate("launch", Day("2025-03-07")), "30 days after 5 February, on which the promotion was paid out");
        place.Raise("launch", "2025-03-07").ShouldBeOfType<DisputeOutcome.Raised>();
        place.Raise("training", "2027-12-31").ShouldBeOfType<DisputeOutcome.Raised>().Until.ShouldBeNull("the programme sets no last day for it");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_dispute_says_on_which_day_what_it_is_about_was_cleared_where_that_was_before_it(Engine engine)
    {
        using var place = new DisputePlace(engine);
        place.Raised("launch", "2025-02-10");
        place.Raised("rebate", "2025-02-12");

        ListDisputes.Run(place.Database).Select(d => (d.Line, d.Cleared)).ShouldBe([("rebate", null), ("launch", Day("2025-02-05"))], "the promotion was paid out before, cash waits");
        place.Answer(2, "2025-02-21").ShouldBeOfType<AnswerOutcome.Refused>();
        place.KeepTo("2025-02-24");
        place.Place.Lines().ShouldContain(l => l.Contains("P1:cash -> P1:payable", StringComparison.Ordinal));
        ListDisputes.Show(place.Database, 2)!.Listed.Cleared.ShouldBeNull("it was cleared after the dispute, which it waited for");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_holiday_of_the_partners_country_moves_the_last_day_by_a_day(Engine engine)
    {
        using var place = new DisputePlace(engine);
        var holidays = Import(place, "Country,Day\nBE,10/02/2025\nFR,11/02/2025\n");
        holidays.ShouldBeOfType<ImportOutcome.Done>().Report.Taken.ShouldBe(2);
        Import(place, "Country,Day\nBE,10/02/2025\nBE,01/05/2025\n").ShouldBeOfType<ImportOutcome.Done>().Report.ShouldSatisfyAllConditions(r => r.Taken.ShouldBe(1), r => r.Skipped.ShouldBe(1));
        Import(place, "Country,Day\nBelgium,10/02/2025\nBE,\nBE,02/05/2025\nBE,02/05/2025\n").ShouldBeOfType<ImportOutcome.NothingTaken>().Report.Rejected.Length.ShouldBe(3);

        place.Raise("rebate", "2025-02-21").ShouldBe(new DisputeOutcome.TooLate("rebate", Day("2025-02-20")));
        place.Raise("rebate", "2025-02-20").ShouldBeOfType<DisputeOutcome.Raised>();
        place.KeepTo("2025-02-24");
        place.Place.Lines().ShouldContain("2025-02-20 P2:cash -> P2:payable 100.00 EUR", "the books count the same days");
        place.IsClean();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_cannot_be_disputed_is_refused_and_says_why(Engine engine)
    {
        using var place = new DisputePlace(engine);
        var others = ReadStatements.List(place.Database, "P2")[0].Of;
        place.Raise("rebate", "2025-02-10", reason: " ").ShouldBeOfType<DisputeOutcome.ReasonMissing>();
        place.Raise("rebate", "2025-02-10", statement: "S-2025-000099").ShouldBe(new DisputeOutcome.NoSuchStatement("S-2025-000099"));
        place.Raise("rebate", "2025-02-10", statement: others).ShouldBe(new DisputeOutcome.NoSuchStatement(others), "the same answer as for one that is not there");
        place.Raise("growth", "2025-02-10").ShouldBeOfType<DisputeOutcome.NoSuchLine>().Lines.ShouldContain("rebate");
        place.Raise("rebate", "2025-02-10", amount: 1.005m).ShouldBeOfType<DisputeOutcome.NotAnAmount>();
        place.Raise("rebate", "2025-02-04").ShouldBeOfType<DisputeOutcome.NotYetIssued>();
        using (var context = place.Database.Context())
        {
            context.Disputes.ShouldBeEmpty();
        }

        var number = place.Raise("rebate", "2025-02-10", by: "ana", amount: 65m).ShouldBeOfType<DisputeOutcome.Raised>("a programme manager speaks for a partner").Number;
        place.Raise("rebate", "2025-02-11").ShouldBe(new DisputeOutcome.InDisputeBefore("rebate", number));
        ListDisputes.Run(place.Database, "pia").Single().Claimed!.Value.Minor.ShouldBe(65_00);
        ListDisputes.Run(place.Database, "paul").ShouldBeEmpty();
        ListDisputes.Show(place.Database, number, "paul").ShouldBeNull();
        place.Answer(number, "2025-02-12", by: "pia").ShouldBeOfType<AnswerOutcome.ConcernsThem>();
        place.Answer(number, "2025-02-12", by: "paul").ShouldBeOfType<AnswerOutcome.NoSuchDispute>();
        place.Answer(number, "2025-02-12", 0m).ShouldBeOfType<AnswerOutcome.NotProposed>().Why.ShouldBeOfType<AdjustOutcome.NotAnAmount>();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_corrected_statement_is_not_disputed_but_the_one_that_corrects_it(Engine engine)
    {
        using var place = new DisputePlace(engine);
        var old = place.Statement;
        place.Place.Sale("2025-01-20", 200_00, known: "2025-02-06");
        place.KeepTo("2025-02-07");
        place.Issue("2025-01", "2025-02-07");
        var newer = ReadStatements.List(place.Database, "P1")[0].Of;

        place.Raise("rebate", "2025-02-10", statement: old).ShouldBe(new DisputeOutcome.Corrected(old, newer));
        Confirm(place, old, "2025-02-10").ShouldBe(new ConfirmOutcome.Corrected(old, newer));
        Stands(place, old, "2025-02-10").ShouldBe(new Agreement.Corrected(newer));
        place.Raise("rebate", "2025-02-10", statement: newer).ShouldBeOfType<DisputeOutcome.Raised>().Amount.Minor.ShouldBe(60_00);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Silence_confirms_a_statement_when_its_time_is_over(Engine engine)
    {
        using var place = new DisputePlace(engine);
        Stands(place, place.Statement, "2025-02-19").ShouldBe(new Agreement.Waits(Day("2025-02-19")));
        Stands(place, place.Statement, "2025-02-20").ShouldBe(new Agreement.ByItself(Day("2025-02-19")));
        Confirm(place, place.Statement, "2025-02-20").ShouldBe(new ConfirmOutcome.ConfirmedBefore(place.Statement, Day("2025-02-19")));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_partner_confirms_its_own_statement_and_is_paid_that_day(Engine engine)
    {
        using var place = new DisputePlace(engine);
        Confirm(place, place.Statement, "2025-02-11", "paul").ShouldBeOfType<ConfirmOutcome.NoSuchStatement>();
        Confirm(place, place.Statement, "2025-02-11").ShouldBeOfType<ConfirmOutcome.Confirmed>();
        Confirm(place, place.Statement, "2025-02-12").ShouldBe(new ConfirmOutcome.ConfirmedBefore(place.Statement, Day("2025-02-11")));
        Stands(place, place.Statement, "2025-02-12").ShouldBe(new Agreement.Confirmed(Day("2025-02-11")));
        place.KeepTo("2025-02-13");
        place.Place.Lines().ShouldContain("2025-02-11 P1:cash -> P1:payable 50.00 EUR");
        place.IsClean();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_statement_in_dispute_is_not_confirmed(Engine engine)
    {
        using var place = new DisputePlace(engine);
        var number = place.Raised("training", "2025-02-10");
        Confirm(place, place.Statement, "2025-02-11").ShouldBe(new ConfirmOutcome.InDispute(place.Statement, Day("2025-02-10")));
        Stands(place, place.Statement, "2025-02-25").ShouldBe(new Agreement.InDispute(Day("2025-02-10")));
        place.Answer(number, "2025-02-25").ShouldBeOfType<AnswerOutcome.Refused>();
        Stands(place, place.Statement, "2025-02-25").ShouldBe(new Agreement.ByItself(Day("2025-02-19")));
    }

    private static ConfirmOutcome Confirm(DisputePlace place, string statement, string on, string by = "pia") => ConfirmStatement.Run(place.Database, statement, by, Day(on), At(on));

    private static Agreement Stands(DisputePlace place, string statement, string on)
    {
        var number = ReadStatements.List(place.Database).Single(s => s.Of == statement).Number;
        return StatementAgreements.Of(place.Database, [number], PublishedProgrammes.All(place.Database), Day(on))[number].Agreement;
    }

    private ImportOutcome Import(DisputePlace place, string text)
    {
        var file = Path.Combine(_folder, "holidays.csv");
        File.WriteAllText(file, text);
        var mapping = MappingText.Read("import: holidays\ndates: dd/MM/yyyy\ndecimal mark: point\ncolumns: { country: Country, day: Day }\n").Value!;
        return ImportHolidays.Run(place.Database, new ImportRequest { File = file, Mapping = mapping, MappingName = "holidays", Now = At("2025-02-06") });
    }
}
