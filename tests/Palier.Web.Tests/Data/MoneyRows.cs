using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.Web.Tests.Data;

/// <summary>A row of each table of money and standing, to try what the database refuses.</summary>
internal static class MoneyRows
{
    private static readonly DateOnly day = new(2026, 1, 1);

    public static MovementRow Movement(string key = "k") => new()
    {
        Programme = "p",
        Partner = "P1",
        FromOwner = "vendor",
        FromAccount = "rebate",
        ToOwner = "P1",
        ToAccount = "cash",
        Minor = 100,
        Currency = "EUR",
        Day = day,
        Purpose = Purpose.Earned,
        Name = "rebate",
        PeriodFrom = day,
        PeriodUntil = day.AddMonths(1),
        PartOwner = "P1",
        PartAccount = "cash",
        Number = 1,
        Version = 1,
        Key = key,
        Settlement = 1,
    };

    public static void AddOneOfEach(Saving s)
    {
        s.AddRows([Movement()]);
        s.AddRows([new SettlementRow { Number = 1, Programme = "p", PeriodFrom = day, PeriodUntil = day.AddMonths(1), KeptTo = day, Content = "{}", Hash = "x", By = "ana" }]);
        s.AddRows([new SettlementEventRow { Settlement = 1, Posted = true, By = "ana", Day = day }]);
        s.AddRows([new ClosingRow { Programme = "p", PeriodFrom = day, PeriodUntil = day.AddMonths(1), By = "ana", Day = day }]);
        s.AddRows([new ReopeningRow { Number = 1, Programme = "p", PeriodFrom = day, PeriodUntil = day.AddMonths(1), By = "ana", Day = day, Reason = "late" }]);
        s.AddRows([new ReopeningConfirmationRow { Reopening = 1, AskedBy = "ana", By = "ben", Day = day }]);
        s.AddRows([new AdjustmentRow { Number = 1, Programme = "p", Partner = "P1", Wallet = "cash", Minor = 1, Currency = "EUR", Reason = "goodwill", By = "ana", Day = day }]);
        s.AddRows([new AdjustmentDecisionRow { Adjustment = 1, Approved = true, AskedBy = "ana", By = "ben", Day = day }]);
        s.AddRows([new IssuedStatementRow { Number = 1, Partner = "P1", Programme = "p", PeriodFrom = day, PeriodUntil = day.AddMonths(1), Day = day, Content = "{}", Hash = "x" }]);
        s.Add([new LevelOverride { Partner = "P1", Programme = "p", Level = "gold", From = day, Until = day.AddYears(1), Reason = "bridge", By = "ana" }]);
        s.Add([new BroughtLevel { Partner = "P1", Programme = "p", Level = "gold" }]);
        s.Add([new Refusal { Partner = "P1", Programme = "p", On = day }]);
        s.Add([new HoldRelease { Partner = "P1", Programme = "p", Hold = "overdue", On = day, By = "ana" }]);
        s.Add([new PlacedHold { Number = 1, Partner = "P1", Programme = "p", Reason = "audit", From = day, By = "ana" }]);
        s.Add([new Occurrence { Kind = "deal", Key = "D1", Partner = "P1", Currency = Currency.Eur }]);
        s.AddRows([new ExchangeRateRow { Currency = "USD", Day = day, PerEuro = "1.0812", Source = "ECB" }]);
        s.AddRows([new HolidayRow { Country = "BE", Day = day }]);
        s.Add([new Belonging("P1", "P2", day)]);
        s.Add([new Takeover("P3", "P1", day)]);
        PaymentRows.AddOneOfEach(s);
    }
}
