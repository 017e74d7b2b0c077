using System.Text;
using Palier.App.Ledger;
using Palier.App.Payouts;
using Palier.App.Verification;
using Palier.Core.Acting;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using Palier.Web.Tests.Verbs;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Payouts;

/// <summary>
/// A database in which partners have earned and been cleared: January of the example that pays every month, with accounts of the vendor in three
/// currencies. The day it is, unless a test says otherwise, is Thursday 6 February 2025.
/// </summary>
internal sealed class PayoutPlace : IDisposable
{
    public const string Today = "2025-02-06";
    private int _accounts;

    /// <param name="engine">The database.</param>
    /// <param name="earned">What each partner is paid for January, in cents.</param>
    public PayoutPlace(Engine engine, params (string Partner, long Cents)[] earned)
    {
        Money = new MoneyPlace(engine, "money-held", [.. earned.Select(e => e.Partner)]);
        foreach (var (partner, cents) in earned)
        {
            Money.Sale("2025-01-10", cents * 20, partner: partner);
        }

        Money.SettleAndPost("2025-01", "2025-02-05");
        Account(StoredBooks.Vendor, "EUR", "BE68539007547034", holder: "Meridian Systems SA", bic: "GKCCBEBB");
    }

    public MoneyPlace Money { get; }

    public Database Database => Money.Database;

    /// <summary>A bank account that two persons agreed on, in force from a day on.</summary>
    public int Account(string owner, string currency, string? iban, string? other = null, string from = "2025-01-01", string? holder = null, string? bic = null, string country = "BE", bool decided = true)
    {
        using var saving = Database.Begin(At("2024-12-02"), "test");
        saving.AddRows([new BankAccountRow
        {
            Number = ++_accounts, Owner = owner, Holder = holder ?? $"Holder of {owner}", Street = "Main street 1", Town = "Ghent", Country = country, Currency = currency, Iban = iban, Other = other,
            ClearingSystem = other is null ? null : "USABA", ClearingMember = other is null ? null : "021000021", Bic = bic, Contact = "pay@example.org", Hash = "x", By = "ana", Day = Day("2024-12-02"),
        }]);
        if (decided)
        {
            saving.AddRows([new BankAccountDecisionRow { BankAccount = _accounts, Approved = true, CountsFrom = Day(from), AskedBy = "ana", By = "ben", Day = Day("2024-12-02") }]);
        }

        saving.Commit();
        return _accounts;
    }

    /// <summary>A sound Belgian account number for a partner of a number.</summary>
    public static string Iban(int number)
    {
        var account = $"{number:0000000000}{(number % 97 is 0 ? 97 : number % 97):00}";
        var check = 98 - (int)(System.Numerics.BigInteger.Parse(account + "111400", System.Globalization.CultureInfo.InvariantCulture) % 97);
        return $"BE{check:00}{account}";
    }

    public void Rates(string day, params (string Currency, string PerEuro)[] rates)
    {
        using var saving = Database.Begin(At(day), "test");
        saving.AddRows(rates.Select(r => new ExchangeRateRow { Currency = r.Currency, Day = Day(day), PerEuro = r.PerEuro, Source = "ECB" }));
        saving.Commit();
    }

    public ProposeBatchOutcome Propose(string currency = "EUR", string by = "ana", string on = Today, string execute = "2025-02-10", params string[] payees) =>
        ProposeBatch.Run(Database, new BatchAsked(Currency.Of(currency), Day(execute), [.. payees]), by, Day(on), At(on));

    public int Proposed(string currency = "EUR", string by = "ana", string on = Today, params string[] payees) =>
        Propose(currency, by, on, payees: payees).ShouldBeOfType<ProposeBatchOutcome.Proposed>().Batch.Number;

    public DecideBatchOutcome Decide(int number, string by = "ben", bool approve = true, string on = Today, string? shown = null, Database? through = null) =>
        DecideBatch.Run(through ?? Database, number, approve, by, Day(on), At(on), shown);

    public DecideBatchOutcome Withdraw(int number, string by = "ana", string on = Today) => DecideBatch.Withdraw(Database, number, by, Day(on), At(on));

    public byte[] FileOf(int number) => [.. BatchFile.Run(Database, number).ShouldBeOfType<BatchFileOutcome.Written>().Bytes];

    public string HashOf(int number) => ListBatches.Find(Database, number, Day(Today))!.Listed.Hash;

    /// <summary>The movements of payments as lines without their days.</summary>
    public IReadOnlyList<string> Sent()
    {
        using var context = Database.Context();
        return [.. context.Movements.Where(m => m.Payment != null).OrderBy(m => m.Sequence).AsEnumerable().Select(m => $"{m.Payment} {m.Programme} {RowMapping.Fact(m).From} -> {RowMapping.Fact(m).To} {RowMapping.Fact(m).Amount}")];
    }

    /// <summary>Another programme like the first one, in a currency of its own, in which a partner was cleared an amount in January.</summary>
    public void AnotherProgramme(string name, string currency, params (string Partner, decimal Amount)[] cleared) => AnotherProgramme(name, currency, t => t, cleared);

    /// <summary>The same with something of its text changed.</summary>
    public void AnotherProgramme(string name, string currency, Func<string, string> changed, params (string Partner, decimal Amount)[] cleared)
    {
        var text = File.ReadAllText(Path.Combine(Root.Folder, "programmes", "examples", "money-held", "programme.yaml"))
            .Replace("programme: money_held", $"programme: {name}", StringComparison.Ordinal).Replace("currency:  EUR", $"currency:  {currency}", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(changed(text.Replace("sum: sale.net", "sum: sale.net, where: { kind: none }", StringComparison.Ordinal)));
        using (var saving = Database.Begin(At("2024-12-01"), "test"))
        {
            saving.AddRows([new ProgrammeVersionRow { Name = name, Version = 1, Bytes = bytes, Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), ValidFrom = new(2025, 1, 1), PublishedOn = new(2024, 11, 15) }]);
            saving.Add(cleared.Select(c => new Enrolment { Partner = c.Partner, Programme = name, AcceptedOn = new(2025, 1, 1), From = new(2025, 1, 1) }));
            saving.Commit();
        }

        foreach (var (partner, amount) in cleared)
        {
            var asked = Adjust.Run(Database, new AdjustmentAsked(name, partner, Wallet.Cash, amount, "brought"), "ana", Day("2025-01-20"), At("2025-02-05")).ShouldBeOfType<AdjustOutcome.Proposed>();
            DecideAdjustment.Run(Database, asked.Number, true, "ben", Day("2025-01-20"), At("2025-02-05")).ShouldBeOfType<AdjustOutcome.Posted>();
        }

        var settled = App.Ledger.Propose.Run(Database, name, Of("2025-01"), "ana", Day("2025-02-05"), At("2025-02-05")).ShouldBeOfType<ProposeOutcome.Proposed>();
        Post.Run(Database, settled.Number, "ben", Day("2025-02-05"), At("2025-02-05")).ShouldBeOfType<PostSettlementOutcome.Posted>();
    }

    /// <summary>Publishes another version of the first programme, in force from its first day on.</summary>
    public void PublishAgain(string on)
    {
        var bytes = Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Root.Folder, "programmes", "examples", "money-held", "programme.yaml"))
            .Replace("version:   1", "version:   2", StringComparison.Ordinal).Replace("published: 2024-11-15", $"published: {on}", StringComparison.Ordinal));
        using var saving = Database.Begin(At(on), "test");
        saving.AddRows([new ProgrammeVersionRow { Name = Money.Programme, Version = 2, Bytes = bytes, Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), ValidFrom = new(2025, 1, 1), PublishedOn = Day(on) }]);
        saving.Commit();
    }

    /// <summary>Everything is as it was recorded, and balances are what movements sum to.</summary>
    public void IsSound()
    {
        Verify.Run(Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
        Money.BalancesAreTheSum();
    }

    public void Dispose() => Money.Dispose();
}
