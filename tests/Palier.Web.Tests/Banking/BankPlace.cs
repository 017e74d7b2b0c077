using Palier.App.Banking;
using Palier.App.Ledger;
using Palier.App.Payouts;
using Palier.App.Verification;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Banking;

/// <summary>
/// A database in which payments were sent: P1 and P3 are paid 100.00 and 300.00 EUR, P2 is paid in USD for 200.00 EUR at 1.10. The batches are to be executed
/// on Monday 10 February 2025, so the bank tells by Thursday 13 February at the latest.
/// </summary>
internal sealed class BankPlace : IDisposable
{
    public const string Euros = "BE68539007547034";
    public const string Dollars = "BE71096123456769";
    private const string Sent = "2025-02-06";

    public BankPlace(Engine engine)
    {
        Money = new MoneyPlace(engine, "money-held", ["P1", "P2", "P3"]);
        foreach (var (partner, cents) in new[] { ("P1", 100_00L), ("P2", 200_00L), ("P3", 300_00L) })
        {
            Money.Sale("2025-01-10", cents * 20, partner: partner);
        }

        Money.SettleAndPost("2025-01", "2025-02-05");
        using (var saving = Database.Begin(At(Sent), "test"))
        {
            saving.AddRows([new ExchangeRateRow { Currency = "USD", Day = Day("2025-02-05"), PerEuro = "1.10", Source = "ECB" }]);
            Account(saving, 1, StoredBooks.Vendor, "EUR", Euros);
            Account(saving, 2, StoredBooks.Vendor, "USD", Dollars);
            Account(saving, 3, "P1", "EUR", "BE62510007547061");
            Account(saving, 4, "P2", "USD", null, "123456789");
            Account(saving, 5, "P3", "EUR", "BE43068999999501");
            saving.Commit();
        }

        Batch("EUR", Sent, "2025-02-10");
        Batch("USD", Sent, "2025-02-10");
    }

    public MoneyPlace Money { get; }

    public Database Database => Money.Database;

    /// <summary>Proposes and approves a batch of everything that is due in a currency.</summary>
    public int Batch(string currency, string on, string executeOn)
    {
        var proposed = ProposeBatch.Run(Database, new BatchAsked(Currency.Of(currency), Day(executeOn), []), "ana", Day(on), At(on)).ShouldBeOfType<ProposeBatchOutcome.Proposed>();
        DecideBatch.Run(Database, proposed.Batch.Number, true, "ben", Day(on), At(on)).ShouldBeOfType<DecideBatchOutcome.Approved>();
        return proposed.Batch.Number;
    }

    /// <summary>The payment of a payee: the last one.</summary>
    public PaymentListed Of(string payee, string on = "2025-02-11") => ListPayments.Run(Database, Day(on)).First(p => p.Payee == payee);

    /// <summary>What the bank says of a payment that it has paid, or that came back.</summary>
    public CamtTx Tx(string payee, bool credit = false, string? amount = null)
    {
        var payment = Of(payee);
        return new CamtTx(payment.EndToEndId, amount ?? payment.Amount.ToString().Split(' ')[0], credit) { Uetr = payment.Uetr, Currency = payment.Amount.Currency.Code, Reason = credit ? "AC04" : null };
    }

    public static byte[] Statement(string id, params CamtEntry[] entries) => CamtWriter.Write(CamtWriter.Statement, id, (Euros, entries));

    public static byte[] Notice(string id, params CamtEntry[] entries) => CamtWriter.Write(CamtWriter.Notice, id, (Euros, entries));

    public BankFileOutcome Read(byte[] bytes, string name = "statement.xml", string on = "2025-02-12", Database? through = null) =>
        ReadBankFile.Run(through ?? Database, bytes, name, "ana", Day(on), At(on));

    public BookingCounts Counts(byte[] bytes, string name = "statement.xml", string on = "2025-02-12") => Read(bytes, name, on).ShouldBeOfType<BankFileOutcome.Read>().Counts;

    public ResolveOutcome Resolve(string payee, PaymentEnd end, string reason = "told on the telephone", string by = "ana", string on = "2025-02-20") =>
        ResolvePayment.Run(Database, Of(payee).Number, end, reason, by, Day(on), At(on));

    public ResolveOutcome Decide(int number, bool approve = true, string by = "ben", string on = "2025-02-20", string? shown = null) =>
        DecideResolution.Run(Database, number, approve, by, Day(on), At(on), shown);

    /// <summary>The movements of a payment as <c>P1:sent_eur -> P1:paid_eur 100.00 EUR</c>, after those that sent it.</summary>
    public IReadOnlyList<string> After(string payee) => [.. ShowPayment.Run(Database, Of(payee).Number, Day("2025-02-11"))!.Movements
        .Where(m => m.Movement.Of.Purpose != Core.Ledger.Purpose.Sent).Select(m => $"{m.Movement.From} -> {m.Movement.To} {m.Movement.Amount}")];

    public string Balances(string owner) => string.Join(", ", ListLedger.Balances(Database, Money.Programme, owner).Select(b => $"{b.Account.Name} {b.Amount}"));

    public void IsSound()
    {
        Verify.Run(Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
        Money.BalancesAreTheSum();
    }

    public void Dispose() => Money.Dispose();

    private static void Account(Saving saving, int number, string owner, string currency, string? iban, string? other = null)
    {
        saving.AddRows([new BankAccountRow
        {
            Number = number, Owner = owner, Holder = $"Holder of {owner}", Street = "Main street 1", Town = "Ghent", Country = iban is null ? "US" : "BE", Currency = currency, Iban = iban, Other = other,
            ClearingSystem = other is null ? null : "USABA", ClearingMember = other is null ? null : "021000021", Contact = "pay@example.org", Hash = "x", By = "ana", Day = Day("2025-01-02"),
        }]);
        saving.AddRows([new BankAccountDecisionRow { BankAccount = number, Approved = true, CountsFrom = Day("2025-01-02"), AskedBy = "ana", By = "ben", Day = Day("2025-01-02") }]);
    }
}
