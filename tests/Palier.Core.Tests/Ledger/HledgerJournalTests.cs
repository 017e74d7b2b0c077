using Palier.Core.Ledger;
using Palier.Core.Values;

namespace Palier.Core.Tests.Ledger;

public sealed class HledgerJournalTests
{
    private static readonly Period Quarter = Period.Find("2026-Q3")!.Value;

    [Fact]
    public void Accounts_and_commodities_are_declared_and_entries_are_in_the_order_of_their_days()
    {
        var (vendor, cash) = (new Account("vendor", "bonus"), new Account("P-1", "cash"));
        Movement[] movements =
        [
            new(vendor, cash, new Money(123456, Currency.Eur), new DateOnly(2026, 10, 10), new Matter(Purpose.Earned, "bonus", Quarter, cash, 1), 2),
            new(cash, Account.Payable("P-1"), new Money(500, Currency.Of("JPY")), new DateOnly(2026, 10, 1), new Matter(Purpose.Paid, "cash", Quarter, cash, 1), 2),
            new(vendor, new Account("A;  (B)\n", "points"), new Money(7, Currency.OfUnit("free days")), new DateOnly(2026, 10, 10), new Matter(Purpose.Adjusted, "points", Quarter, cash, 2), 2),
        ];

        HledgerJournal.Of([.. movements.Select(m => HledgerEntry.Of("growth", m, m.Of.Purpose == Purpose.Adjusted ? "a gift;\nlate" : null))], "test").ShouldBe(
            """
            ; test
            decimal-mark .
            commodity 1000.00 EUR
            commodity 1000. JPY
            commodity 1000. "free days"
            account growth:A (B):points
            account growth:P-1:cash
            account growth:P-1:payable
            account growth:vendor:bonus

            2026-10-01 paid cash 2026-Q3
                ; key: Paid/cash/2026-Q3/P-1:cash/1
                ; version: growth 2
                growth:P-1:payable  500 JPY
                growth:P-1:cash  -500 JPY

            2026-10-10 earned bonus 2026-Q3
                ; key: Earned/bonus/2026-Q3/P-1:cash/1
                ; version: growth 2
                growth:P-1:cash  1234.56 EUR
                growth:vendor:bonus  -1234.56 EUR

            2026-10-10 adjusted points 2026-Q3
                ; key: Adjusted/points/2026-Q3/P-1:cash/2
                ; version: growth 2
                ; reason: a gift  late
                growth:A (B):points  7 "free days"
                growth:vendor:bonus  -7 "free days"

            """);
    }
}
