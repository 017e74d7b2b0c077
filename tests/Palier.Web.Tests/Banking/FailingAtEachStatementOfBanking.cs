using Palier.App.Banking;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Banking.BankPlace;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Banking;

/// <summary>Reading a file of the bank, looking at a booking of it and resolving a payment fail at their first statement, their second, and so on to the last: nothing is half done.</summary>
public sealed class FailingAtEachStatementOfBanking
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_15_a_failure_at_any_statement_of_reading_looking_or_resolving_leaves_nothing_half_done(Engine engine)
    {
        using var place = new BankPlace(engine);
        var file = Statement("S1", new CamtEntry("2025-02-10", "R1", place.Tx("P1")), new CamtEntry("2025-02-11", "R2", place.Tx("P1", credit: true)), new CamtEntry("2025-02-11", "R3", place.Tx("P3", amount: "30.00")));
        var (dollars, euros) = (place.Of("P2").Number, place.Of("P3").Number);

        Survives("read a file", d => place.Read(file, through: d), o => o is BankFileOutcome.Read);
        Survives("look at a booking", d => LookAtBooking.Run(d, 1, 3, "a fee", "ana", Day("2025-02-13"), At("2025-02-13")), o => o is LookOutcome.LookedAt);
        Survives("propose to resolve", d => ResolvePayment.Run(d, dollars, PaymentEnd.Returned, "told", "ana", Day("2025-02-20"), At("2025-02-20")), o => o is ResolveOutcome.Proposed);
        Survives("resolve", d => DecideResolution.Run(d, 1, true, "ben", Day("2025-02-20"), At("2025-02-20")), o => o is ResolveOutcome.Resolved);
        Survives("propose to resolve another", d => ResolvePayment.Run(d, euros, PaymentEnd.Booked, "told", "ana", Day("2025-02-20"), At("2025-02-20")), o => o is ResolveOutcome.Proposed);
        Survives("reject", d => DecideResolution.Run(d, 2, false, "ben", Day("2025-02-20"), At("2025-02-20")), o => o is ResolveOutcome.Rejected);

        place.IsSound();
        (place.Balances("P1"), place.Balances("P2"), place.Balances("P3")).ShouldBe(("payable 100.00 EUR", "payable 200.00 EUR", "sent_eur 300.00 EUR"));

        void Survives<T>(string what, Func<Database, T> use, Func<T, bool> isDone) => FailingAtEachStatement.Survives(place.Money, what, use, isDone);
    }
}
