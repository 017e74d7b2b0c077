using Palier.App.Approvals;
using Palier.App.BankAccounts;
using Palier.App.Banking;
using Palier.App.Disputes;
using Palier.App.Imports;
using Palier.App.Ledger;
using Palier.App.Payouts;
using Palier.App.Statements;
using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Web.Tests.Banking;
using Palier.Web.Tests.Payouts;
using Palier.Web.Tests.Verbs;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Programmes;

/// <summary>
/// The year carried on to the bank: two statements disputed, one upheld; bank accounts named by two persons; what is payable paid in three currencies, in one
/// of them by three persons; files of the bank read back, with a payment that comes back and one of which nothing is told for days.
/// </summary>
internal sealed class YearPaid(Database database)
{
    private const string Mail = "accounts@dealer.example";
    private static readonly string[] currencies = ["EUR", "GBP", "USD"];

    /// <summary>The number of the payment that came back.</summary>
    public int Returned { get; private set; }

    /// <summary>The number of the payment of which the bank told nothing at first, and how it stood then.</summary>
    public (int Number, PaymentState Then) Unknown { get; private set; }

    /// <summary>The files for the bank, by batch.</summary>
    public SortedDictionary<int, byte[]> Files { get; } = [];

    /// <summary>The amount that an upheld dispute brought, and the dispute that was refused.</summary>
    public (Money Upheld, DisputeListed Refused) Disputed { get; private set; }

    public void Live(IssuedStatement upheld, IssuedStatement refused)
    {
        Dispute(upheld, refused);
        Rates();
        Accounts();
        foreach (var currency in currencies)
        {
            Pay(currency);
        }

        Reconcile();
    }

    private void Dispute(IssuedStatement first, IssuedStatement second)
    {
        var raised = Raise(first, "2014-01-13");
        var other = Raise(second, "2014-01-13");
        var answered = AnswerDispute.Run(database, raised, 12.50m, "Two wheels were entered as one", "Ana", Day("2014-01-14"), At("2014-01-14")).ShouldBeOfType<AnswerOutcome.Upheld>();
        DecideAdjustment.Run(database, answered.Adjustment, true, "Ana", Day("2014-01-14"), At("2014-01-14")).ShouldBeOfType<AdjustOutcome.NotApproved>();
        DecideAdjustment.Run(database, answered.Adjustment, true, "Ben", Day("2014-01-14"), At("2014-01-14")).ShouldBeOfType<AdjustOutcome.Posted>();
        AnswerDispute.Run(database, other, null, "The order was cancelled in March", "Ana", Day("2014-01-14"), At("2014-01-14")).ShouldBeOfType<AnswerOutcome.Refused>();
        Disputed = (answered.Amount, ListDisputes.Run(database).Single(d => d.Number == other));
    }

    private int Raise(IssuedStatement of, string on)
    {
        var line = of.Statement.Bonuses[0].Name;
        return RaiseDispute.Run(database, new DisputeAsked(of.Statement.Number, line, "Our own count is another one"), "Dealer", Day(on), At(on)).ShouldBeOfType<DisputeOutcome.Raised>($"{of.Statement.Number} {line}").Number;
    }

    // The real rates of a week: one euro in the currencies that are paid.
    private void Rates()
    {
        var all = File.ReadAllLines(Path.Combine(Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.Combine(Root.Folder, "..", "shared", "data"), "ecb", "eurofxref-hist.csv"));
        var file = Path.Combine(Directory.CreateTempSubdirectory("palier-rates-").FullName, "rates.csv");
        File.WriteAllLines(file, [all[0], .. all.Where(l => string.CompareOrdinal(l, "2014-01-06") >= 0 && string.CompareOrdinal(l, "2014-01-16") < 0)]);
        ImportRates.Run(database, new RatesRequest { File = file, Now = At("2014-01-15") }, CancellationToken.None).ShouldBeOfType<ImportOutcome.Done>();
    }

    private void Accounts()
    {
        var vendor = new AccountTyped { Holder = "Ridgeline Cycles", Contact = "treasury@ridgeline.example" };
        Named(StoredBooks.Vendor, vendor with { Currency = "EUR", Iban = "BE68539007547034", Bic = "GKCCBEBB" });
        Named(StoredBooks.Vendor, vendor with { Currency = "GBP", Iban = "GB82WEST12345698765432", Bic = "WESTGB2L" });
        Named(StoredBooks.Vendor, vendor with { Currency = "USD", Country = "US", Number = "123456789", ClearingSystem = "USABA", Member = "021000021", Bic = "CHASUS33" });
        using var context = database.Context();
        var payees = context.Balances.Where(b => b.Account == "payable" && b.Minor > 0).OrderByDescending(b => b.Minor).Select(b => b.Owner).Take(12).ToList();
        foreach (var (payee, i) in payees.Select((p, i) => (p, i)))
        {
            var typed = new AccountTyped { Holder = $"Dealer {payee}", Contact = Mail, Currency = currencies[i % 3], Reason = "The group banks there" };
            Named(payee, (i % 3) switch
            {
                0 => typed with { Iban = PayoutPlace.Iban(100 + i) },
                1 => typed with { Iban = "GB29NWBK60161331926819" },
                _ => typed with { Country = "US", Number = $"98765{i:0000}", ClearingSystem = "USABA", Member = "021000021" },
            });
        }
    }

    private void Named(string owner, AccountTyped typed)
    {
        var asked = ProposeBankAccount.Run(database, owner, typed, "Ana", Day("2014-01-14"), At("2014-01-14"));
        var number = asked.ShouldBeOfType<BankAccountOutcome.Proposed>(asked.ToString()).Number;
        DecideBankAccount.Run(database, number, true, "Ben", Day("2014-01-14"), At("2014-01-14")).ShouldBeOfType<BankAccountOutcome.InForce>();
    }

    private void Pay(string currency)
    {
        var (on, at) = (Day("2014-01-15"), At("2014-01-15"));
        var large = currency == "USD";
        if (large)
        {
            var limit = Limits.Propose(database, Subject.PayoutBatch, Currency.Of(currency), 100m, "Ana", on, at).ShouldBeOfType<LimitOutcome.Proposed>();
            Limits.Decide(database, limit.Number, true, "Cleo", on, at).ShouldBeOfType<LimitOutcome.InForce>();
        }

        var asked = ProposeBatch.Run(database, new BatchAsked(Currency.Of(currency), Day("2014-01-20"), []), "Ana", on, at);
        var batch = asked.ShouldBeOfType<ProposeBatchOutcome.Proposed>(asked.ToString());
        DecideBatch.Run(database, batch.Batch.Number, true, "Ana", on, at).ShouldBeOfType<DecideBatchOutcome.NotApproved>();
        var decided = DecideBatch.Run(database, batch.Batch.Number, true, "Ben", on, at, batch.Hash);
        if (large)
        {
            decided.ShouldBeOfType<DecideBatchOutcome.ThirdNeeded>();
            decided = DecideBatch.Run(database, batch.Batch.Number, true, "Cleo", on, at, batch.Hash);
        }

        decided.ShouldBeOfType<DecideBatchOutcome.Approved>().Payments.ShouldBe(4);
        Files[batch.Batch.Number] = [.. BatchFile.Run(database, batch.Batch.Number).ShouldBeOfType<BatchFileOutcome.Written>().Bytes];
    }

    // The bank has paid all but one on the day; one comes back two days later; the one that it did not speak of is told of after a week.
    private void Reconcile()
    {
        var payments = ListPayments.Run(database, Day("2014-01-20")).OrderBy(p => p.Number).ToList();
        payments.Count.ShouldBe(12);
        var silent = payments.Last(p => p.Amount.Currency.Code == "USD");
        var back = payments.First(p => p.Amount.Currency.Code == "EUR");
        (Returned, Unknown) = (back.Number, (silent.Number, silent.State));
        Read("statement", CamtWriter.Write(CamtWriter.Statement, "S1",
            ("BE68539007547034", [Booked("2014-01-20", payments, "EUR", silent.Number)]), ("GB82WEST12345698765432", [Booked("2014-01-20", payments, "GBP", silent.Number)]),
            ("123456789", [Booked("2014-01-20", payments, "USD", silent.Number)]))).Settled.ShouldBe(11);
        Read("return", CamtWriter.Write(CamtWriter.Notice, "N1", ("BE68539007547034",
            [new CamtEntry("2014-01-22", "R1", Tx(back) with { Credit = true, Reason = "AC04", Said = "account closed" })]))).Returned.ShouldBe(1);
        Unknown = (silent.Number, ListPayments.Run(database, Day("2014-01-27")).Single(p => p.Number == silent.Number).State);
        Read("late", CamtWriter.Write(CamtWriter.Notice, "N2", ("123456789", [new CamtEntry("2014-01-27", "L1", Tx(silent))]))).Settled.ShouldBe(1);
    }

    private static CamtEntry Booked(string day, IEnumerable<PaymentListed> payments, string currency, int but) =>
        new(day, $"B-{currency}", [.. payments.Where(p => p.Amount.Currency.Code == currency && p.Number != but).Select(Tx)]);

    private static CamtTx Tx(PaymentListed payment) => new(payment.EndToEndId, payment.Amount.ToString().Split(' ')[0])
    {
        Currency = payment.Amount.Currency.Code, Uetr = payment.Uetr,
    };

    private BookingCounts Read(string name, byte[] bytes)
    {
        var outcome = ReadBankFile.Run(database, bytes, name + ".xml", "Ana", Day("2014-01-27"), At("2014-01-27"));
        return outcome.ShouldBeOfType<BankFileOutcome.Read>(outcome.ToString()).Counts;
    }
}
