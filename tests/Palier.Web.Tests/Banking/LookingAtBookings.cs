using Palier.App.Banking;
using Palier.App.Verification;
using Palier.Core.Payments;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Banking.BankPlace;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Banking;

/// <summary>Bookings that differ from their payments stay open until a person says that they were looked at.</summary>
public sealed class LookingAtBookings
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_booking_that_differs_stays_open_whatever_settles_its_payment_until_a_person_looked_at_it(Engine engine)
    {
        using var place = new BankPlace(engine);
        place.Counts(Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1", amount: "90.00")))).Differs.ShouldBe(1);
        place.Counts(Statement("S2", new CamtEntry("2025-02-11", "R2", place.Tx("P1")))).Settled.ShouldBe(1);
        var open = ListDiffering.Open(place.Database).ShouldHaveSingleItem("90.00 moved, and nobody has said why");
        (open.File, open.Booking.Line, open.Why, open.Looked).ShouldBe((1, 1, Difference.Amount, null));

        Look(place, 1, 1, "The bank took a fee and gave it back").ShouldBeOfType<LookOutcome.LookedAt>().Payment.ShouldBe(place.Of("P1").Number);

        ListDiffering.Open(place.Database).ShouldBeEmpty();
        ListDiffering.LookedAt(place.Database).Single().Looked.ShouldBe(new BookingLooked("ana", Day("2025-02-13"), "The bank took a fee and gave it back"));
        ShowBankFile.Run(place.Database, 1)!.Bookings.Single().Looked!.By.ShouldBe("ana");
        ShowPayment.Run(place.Database, place.Of("P1").Number, Day("2025-02-13"))!.Bookings.Select(b => b.Looked?.By).ShouldBe(["ana", null]);
        var trail = ListTrail.Run(place.Database, new TrailAsked(null, null)).Rows[0];
        (trail.By, trail.What, trail.Of).ShouldBe(("ana", "look at booking", $"payment {place.Of("P1").Number}"));
        trail.Figures.Select(f => f.Key).ShouldContain("hash");
        place.Balances("P1").ShouldBe("paid_eur 100.00 EUR", "nothing follows from it in the books");
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_several_files_tell_of_is_looked_at_once_and_a_later_file_does_not_open_it_again(Engine engine)
    {
        using var place = new BankPlace(engine);
        var entry = new CamtEntry("2025-02-10", "R1", place.Tx("P1", amount: "90.00"));
        place.Counts(Notice("N1", entry)).Differs.ShouldBe(1);
        place.Counts(Statement("S1", entry)).Differs.ShouldBe(1);
        ListDiffering.Open(place.Database).Select(b => b.File).ShouldBe([1]);

        Look(place, 2, 1).ShouldBeOfType<LookOutcome.LookedAt>("by whichever file the person has before them");
        var again = Look(place, 1, 1, "Something else", by: "ben").ShouldBeOfType<LookOutcome.LookedAtBefore>();
        (again.By, again.Day).ShouldBe(("ana", Day("2025-02-13")));
        Look(place, 2, 1, by: "ben").ShouldBeOfType<LookOutcome.LookedAtBefore>();
        place.Counts(Statement("S2", entry)).Differs.ShouldBe(1);

        ListDiffering.Open(place.Database).ShouldBeEmpty();
        ListDiffering.LookedAt(place.Database).Single().Looked!.Reason.ShouldBe("It was told on the telephone");
        ShowBankFile.Run(place.Database, 3)!.Bookings.Single().Looked!.By.ShouldBe("ana");
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Money_that_moved_twice_is_looked_at_twice(Engine engine)
    {
        using var place = new BankPlace(engine);
        var entry = new CamtEntry("2025-02-10", "R1", place.Tx("P1"));
        place.Counts(Statement("S1", entry, entry, entry)).ShouldBe(new BookingCounts(3, 1, 0, 0, 2, 0, 0));
        ListDiffering.Open(place.Database).Select(b => b.Booking.Line).ShouldBe([3, 2]);

        Look(place, 1, 2).ShouldBeOfType<LookOutcome.LookedAt>();
        ListDiffering.Open(place.Database).Select(b => b.Booking.Line).ShouldBe([3]);
        Look(place, 1, 3).ShouldBeOfType<LookOutcome.LookedAt>();
        ListDiffering.LookedAt(place.Database, 1).Select(b => b.Booking.Line).ShouldBe([3]);
        ListDiffering.All(place.Database).Length.ShouldBe(2);
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task It_takes_a_reason_something_that_differs_and_somebody_whom_it_does_not_concern(Engine engine)
    {
        using var place = new BankPlace(engine);
        place.Counts(Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1", amount: "90.00")), new CamtEntry("2025-02-10", "R2", place.Tx("P3")))).ShouldBe(new BookingCounts(2, 1, 0, 0, 1, 0, 0));

        Look(place, 1, 1, " ").ShouldBeOfType<LookOutcome.ReasonMissing>();
        Look(place, 1, 9).ShouldBeOfType<LookOutcome.NoSuchBooking>();
        Look(place, 7, 1).ShouldBeOfType<LookOutcome.NoSuchBooking>();
        Look(place, 1, 2).ShouldBeOfType<LookOutcome.NothingDiffers>().Outcome.ShouldBe(EntryOutcome.Settled);
        Look(place, 1, 1, by: "P1").ShouldBeOfType<LookOutcome.ConcernsThem>();
        ListDiffering.Open(place.Database).Length.ShouldBe(1, "nothing of this counted");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Look(place, 1, 1, by: n % 2 == 0 ? "ana" : "ben"))));
        outcomes.Count(o => o is LookOutcome.LookedAt).ShouldBe(1);
        outcomes.Count(o => o is LookOutcome.LookedAtBefore).ShouldBe(7);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Verifying_finds_a_look_at_what_differs_from_nothing(Engine engine)
    {
        using var place = new BankPlace(engine);
        place.Counts(Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1")), new CamtEntry("2025-02-10", "R2", place.Tx("P3", amount: "30.00")))).Differs.ShouldBe(1);
        Look(place, 1, 2).ShouldBeOfType<LookOutcome.LookedAt>();
        place.IsSound();
        using (var saving = place.Database.Begin(At("2025-02-13"), "somebody else"))
        {
            saving.AddRows([new BookingLookRow { BankFile = 1, Line = 1, Reason = "none", By = "eva", Day = Day("2025-02-13") }]);
            saving.Commit();
        }

        Verify.Run(place.Database).Findings.Where(f => !f.IsRemark).ShouldBe([new Finding(FindingKind.LookAtNothing, 0, "bank file 1", "1")]);
    }

    private static LookOutcome Look(BankPlace place, int file, int line, string reason = "It was told on the telephone", string by = "ana", string on = "2025-02-13") =>
        LookAtBooking.Run(place.Database, file, line, reason, by, Day(on), At(on));
}
