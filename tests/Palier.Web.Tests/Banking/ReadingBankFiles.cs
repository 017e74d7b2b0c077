using Palier.App.Banking;
using Palier.App.Verification;
using Palier.Core.Payments;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Banking.BankPlace;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Banking;

/// <summary>What follows from what the bank says: each booking settles a payment once, or brings it back.</summary>
public sealed class ReadingBankFiles
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_booking_settles_its_payment_and_a_return_brings_back_what_was_posted(Engine engine)
    {
        using var place = new BankPlace(engine);
        place.Balances("P1").ShouldBe("sent_eur 100.00 EUR");
        place.Balances("P2").ShouldBe("sent_usd 220.00 USD");

        place.Counts(Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1"), place.Tx("P3")), new CamtEntry("2025-02-10", "R2", new CamtTx(null, "12.50"))))
            .ShouldBe(new BookingCounts(3, 2, 0, 0, 0, 1, 0));
        place.Counts(CamtWriter.Write(CamtWriter.Statement, "S2", (Dollars, [new CamtEntry("2025-02-10", "R3", place.Tx("P2"))]))).Settled.ShouldBe(1);
        (place.Balances("P1"), place.Balances("P2")).ShouldBe(("paid_eur 100.00 EUR", "paid_usd 220.00 USD"));
        place.IsSound();

        var back = place.Tx("P2", credit: true) with { Said = "Account closed" };
        place.Counts(CamtWriter.Write(CamtWriter.Statement, "S3", (Dollars, [new CamtEntry("2025-02-12", "R4", back)])), on: "2025-02-13").Returned.ShouldBe(1);
        place.After("P2").ShouldBe(
        [
            "P2:sent_usd -> P2:paid_usd 220.00 USD", "P2:paid_usd -> P2:sent_usd 220.00 USD", "P2:sent_usd -> vendor:exchange_usd 220.00 USD", "vendor:exchange_eur -> P2:payable 200.00 EUR",
        ]);
        place.Balances("P2").ShouldBe("payable 200.00 EUR", "it is payable again as it was, and nothing was converted anew");
        place.Balances("vendor").ShouldNotContain("exchange");
        var shown = ShowPayment.Run(place.Database, place.Of("P2").Number, Day("2025-02-13"))!;
        (shown.Listed.State, shown.Said[^1].Reason).ShouldBe((PaymentState.Returned, "AC04; Account closed"));
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_came_back_for_a_reason_that_says_nothing_of_the_account_is_paid_again_by_a_new_payment(Engine engine)
    {
        using var place = new BankPlace(engine);
        var first = place.Of("P1");
        place.Counts(Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1")), new CamtEntry("2025-02-11", "R2", place.Tx("P1", credit: true) with { Reason = "MS03" }))).ShouldBe(new BookingCounts(2, 1, 1, 0, 0, 0, 0));

        place.Batch("EUR", "2025-02-13", "2025-02-14");
        var second = place.Of("P1");
        second.Number.ShouldNotBe(first.Number);
        second.EndToEndId.ShouldNotBe(first.EndToEndId);
        place.Counts(Statement("S2", new CamtEntry("2025-02-14", "R3", place.Tx("P1"))), on: "2025-02-14").Settled.ShouldBe(1);
        place.Balances("P1").ShouldBe("paid_eur 100.00 EUR");
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_18_the_same_file_twice_and_the_same_bookings_in_other_files_settle_once(Engine engine)
    {
        using var place = new BankPlace(engine);
        var notice = Notice("N1", new CamtEntry("2025-02-10", "R1", place.Tx("P1"), place.Tx("P3")), new CamtEntry("2025-02-10", "R9", new CamtTx("OTHER", "7.00")));
        place.Counts(notice).Settled.ShouldBe(2);
        var told = place.Read(notice, "again.xml").ShouldBeOfType<BankFileOutcome.ReadBefore>();
        (told.Number, told.FileName, told.By, told.Counts).ShouldBe((1, "statement.xml", "ana", new BookingCounts(3, 2, 0, 0, 0, 1, 0)));

        var statement = Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1"), place.Tx("P3")), new CamtEntry("2025-02-10", "R9", new CamtTx("OTHER", "7.00")));
        place.Counts(statement).ShouldBe(new BookingCounts(3, 0, 0, 3, 0, 0, 0));
        place.Counts(CamtWriter.Edited(statement, "\n", "\r\n")).KnownBefore.ShouldBe(3);
        place.Counts(Statement("S2", new CamtEntry("2025-02-10", null, place.Tx("P1")))).KnownBefore.ShouldBe(1, "a file without references tells of the same day");

        place.Balances("P1").ShouldBe("paid_eur 100.00 EUR");
        place.After("P1").Count.ShouldBe(1);
        ListBankFiles.Run(place.Database).Length.ShouldBe(4);
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_18_of_sixteen_who_read_the_same_file_at_once_one_does(Engine engine)
    {
        using var place = new BankPlace(engine);
        var file = Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1")));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => place.Read(file))));
        outcomes.Count(o => o is BankFileOutcome.Read).ShouldBe(1);
        outcomes.Count(o => o is BankFileOutcome.ReadBefore).ShouldBe(15);
        place.After("P1").Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_18_a_copy_that_was_edited_settles_nothing_and_says_what_differs(Engine engine)
    {
        using var place = new BankPlace(engine);
        var payee = place.Tx("P1") with { PaidTo = "BE62510007547061" };
        var real = Statement("S1", new CamtEntry("2025-02-10", "R1", payee));
        foreach (var (edited, why) in new[]
        {
            (CamtWriter.Edited(real, ">100.00<", ">90.00<"), Difference.Amount), (CamtWriter.Edited(real, "Ccy=\"EUR\">100", "Ccy=\"USD\">100"), Difference.Currency),
            (CamtWriter.Edited(real, Euros, Dollars), Difference.Account), (CamtWriter.Edited(real, "BE62510007547061", "BE43068999999501"), Difference.Payee),
            (CamtWriter.Edited(real, "<UETR>", "<UETR>0"), Difference.Uetr), (Statement("S2", new CamtEntry("2025-02-10", "R1", payee) { Amount = "99.00" }), Difference.Sum),
        })
        {
            var read = place.Read(edited).ShouldBeOfType<BankFileOutcome.Read>();
            read.Counts.Differs.ShouldBe(1, $"{why}");
            ShowBankFile.Run(place.Database, read.Number)!.Bookings.Single().Why.ShouldBe(why);
        }

        place.Balances("P1").ShouldBe("sent_eur 100.00 EUR");
        ListDiffering.Open(place.Database).Length.ShouldBe(6);
        place.IsSound();
        place.Counts(real).Settled.ShouldBe(1);
        ListDiffering.Open(place.Database).Length.ShouldBe(6, "that the payment is settled explains none of them");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_second_booking_of_a_payment_is_looked_at_and_moves_nothing(Engine engine)
    {
        using var place = new BankPlace(engine);
        place.Counts(Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1")), new CamtEntry("2025-02-10", "R1", place.Tx("P1")))).ShouldBe(new BookingCounts(2, 1, 0, 0, 1, 0, 0));
        place.Counts(Statement("S2", new CamtEntry("2025-02-11", "R5", place.Tx("P1")))).Differs.ShouldBe(1);
        place.Counts(Statement("S3", new CamtEntry("2025-02-12", "R6", place.Tx("P1", credit: true)))).Returned.ShouldBe(1);
        place.Counts(Statement("S4", new CamtEntry("2025-02-13", "R7", place.Tx("P1", credit: true)))).Differs.ShouldBe(1);
        ListDiffering.Open(place.Database).Select(b => b.Why).ShouldBe([Difference.ReturnedTwice, Difference.BookedTwice, Difference.BookedTwice]);
        place.Balances("P1").ShouldBe("payable 100.00 EUR");
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_return_before_its_booking_books_and_returns_whatever_the_order_of_the_file(Engine engine)
    {
        using var place = new BankPlace(engine);
        place.Counts(Statement("S1", new CamtEntry("2025-02-11", "R2", place.Tx("P1", credit: true)), new CamtEntry("2025-02-10", "R1", place.Tx("P1")))).ShouldBe(new BookingCounts(2, 1, 1, 0, 0, 0, 0));
        place.Counts(Statement("S2", new CamtEntry("2025-02-11", "R3", place.Tx("P3", credit: true)))).Returned.ShouldBe(1, "nobody told of the booking before");
        ShowPayment.Run(place.Database, place.Of("P3").Number, Day("2025-02-12"))!.Said.Select(s => s.End).ShouldBe([PaymentEnd.Booked, PaymentEnd.Returned]);
        place.Counts(Statement("S3", new CamtEntry("2025-02-10", "R4", place.Tx("P3")))).KnownBefore.ShouldBe(1, "it is the booking that was returned");
        (place.Balances("P1"), place.Balances("P3")).ShouldBe(("payable 100.00 EUR", "payable 300.00 EUR"));
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_is_only_announced_or_booked_as_one_sum_settles_nothing(Engine engine)
    {
        using var place = new BankPlace(engine);
        place.Counts(Notice("N1", new CamtEntry("2025-02-10", "R1", place.Tx("P1")) { Status = "PDNG" })).Pending.ShouldBe(1);
        place.Counts(Statement("S1", new CamtEntry("2025-02-10", "R2", place.Tx("P1"), place.Tx("P3")) { Detailed = false })).NotOurs.ShouldBe(1);
        ShowBankFile.Run(place.Database, 2)!.Bookings.Single().Booking.Note.ShouldBe("Btch PALIER 2");
        place.Counts(CamtWriter.Write(CamtWriter.Statement, "S2", (Euros, [new CamtEntry("2025-02-10", "R1", place.Tx("P1") with { EndToEndId = null })]), (Dollars, [new CamtEntry("2025-02-10", "R1", place.Tx("P2"))])))
            .Settled.ShouldBe(2, "one by its UETR, and each on the account of its own statement");
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_booking_more_than_a_day_ahead_refuses_the_file_which_is_read_once_the_day_is_right(Engine engine)
    {
        using var place = new BankPlace(engine);
        var file = Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1")), new CamtEntry("2025-02-13", "R2", place.Tx("P3")));
        var wrong = place.Read(file, on: "2025-02-11").ShouldBeOfType<BankFileOutcome.Wrong>();
        wrong.Mistakes.Select(m => (m.Key, m.Value, m.Beside)).ShouldBe([("day_ahead", "2025-02-13", "2025-02-11")]);
        wrong.Mistakes[0].Line.ShouldBeGreaterThan(30);
        (ListBankFiles.Run(place.Database).Length, place.Balances("P1")).ShouldBe((0, "sent_eur 100.00 EUR"), "nothing of it counted, and it was not kept");

        place.Counts(file, on: "2025-02-12").Settled.ShouldBe(2, "where the bank is, tomorrow can have begun");
        place.Read(file, on: "2025-02-11").ShouldBeOfType<BankFileOutcome.ReadBefore>();
        place.Counts(Notice("N1", new CamtEntry("2025-03-10", "R3", place.Tx("P2")) { Status = "PDNG" })).Pending.ShouldBe(1, "what is announced lies ahead");
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_file_that_cannot_be_read_counts_for_nothing_and_verifying_finds_what_was_changed(Engine engine)
    {
        using var place = new BankPlace(engine);
        var good = Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1")), new CamtEntry("2025-02-10", "R2", place.Tx("P3")));
        var wrong = place.Read(CamtWriter.Edited(good, ">300.00<", ">300,00<")).ShouldBeOfType<BankFileOutcome.Wrong>();
        wrong.Mistakes.ShouldAllBe(m => m.Key == "not_an_amount" && m.Value == "300,00 EUR" && m.Line > 30);
        (ListBankFiles.Run(place.Database).Length, place.Balances("P1")).ShouldBe((0, "sent_eur 100.00 EUR"));

        place.Counts(good).Settled.ShouldBe(2);
        place.IsSound();
        using (var saving = place.Database.Begin(At("2025-02-13"), "somebody else"))
        {
            saving.AddRows([new PaymentEventRow { Payment = place.Of("P1").Number, End = PaymentEnd.Returned, Day = Day("2025-02-13"), BankFile = 1, By = "eva" }]);
            saving.Commit();
        }

        Verify.Run(place.Database).Findings.Where(f => !f.IsRemark).Select(f => f.Kind).ShouldBe([FindingKind.PaymentBalance, FindingKind.BankFileRead, FindingKind.PaymentMovements], ignoreOrder: true);
    }
}
