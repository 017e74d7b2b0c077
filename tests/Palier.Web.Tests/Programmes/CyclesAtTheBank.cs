using System.Xml;
using System.Xml.Schema;
using Palier.App.Banking;
using Palier.App.Ledger;
using Palier.App.Payouts;
using Palier.App.Verification;
using Palier.Core.Payments;
using Palier.Web.Tests.Exports;
using Palier.Web.Tests.Verbs;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Programmes;

/// <summary>What stands in the books after the year was paid through the bank; skipped where the data is not there.</summary>
public sealed class CyclesAtTheBank(YearOfCycles year) : IClassFixture<YearOfCycles>
{
    [Fact]
    public async Task P_04_hledger_agrees_and_verify_is_clean_after_disputes_batches_a_return_and_an_unknown_payment()
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");

        Verify.Run(year.Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
        RebuildBalances.Run(year.Database, "Ana", new DateTime(2014, 2, 1, 0, 0, 0, DateTimeKind.Utc)).Differences.ShouldBe(0);
        (await Hledger.Agrees(year.Database)).Movements.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void P_22_what_the_bank_does_not_tell_stays_unknown_and_reserved_until_a_file_tells_it()
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");
        var payments = ListPayments.Run(year.Database, Day("2014-01-28")).ToDictionary(p => p.Number);

        year.Paid.Unknown.Then.ShouldBe(PaymentState.Unknown);
        payments[year.Paid.Unknown.Number].State.ShouldBe(PaymentState.Booked);
        payments[year.Paid.Returned].State.ShouldBe(PaymentState.Returned);
        payments.Values.Count(p => p.State == PaymentState.Booked).ShouldBe(11);
    }

    [Fact]
    public void What_came_back_is_payable_again_and_everything_else_is_paid_to_the_cent()
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");
        var back = ListPayments.Run(year.Database, Day("2014-01-28")).Single(p => p.Number == year.Paid.Returned);
        using var context = year.Database.Context();
        var accounts = context.Balances.Where(b => b.Owner == back.Payee && b.Minor != 0).AsEnumerable().ToDictionary(b => b.Account, b => b.Minor);
        var paid = ListPayments.Run(year.Database, Day("2014-01-28")).Where(p => p.State == PaymentState.Booked).GroupBy(p => p.Amount.Currency.Code).ToDictionary(g => g.Key, g => g.Sum(p => p.Amount.Minor));

        accounts.ContainsKey("payable").ShouldBeTrue();
        accounts.Keys.Any(a => a.StartsWith("sent_", StringComparison.Ordinal) || a.StartsWith("paid_", StringComparison.Ordinal)).ShouldBeFalse();
        context.Balances.Where(b => b.Account.StartsWith("paid_")).AsEnumerable().GroupBy(b => b.Currency).ToDictionary(g => g.Key, g => g.Sum(b => b.Minor)).ShouldBe(paid, ignoreOrder: true);
        context.Balances.Where(b => b.Account.StartsWith("sent_") && b.Minor != 0).ShouldBeEmpty();
    }

    [Fact]
    public void P_18_the_files_of_three_currencies_are_valid_and_the_same_whenever_they_are_taken()
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");

        year.Paid.Files.Count.ShouldBe(3);
        foreach (var (batch, bytes) in year.Paid.Files)
        {
            BatchFile.Run(year.Database, batch).ShouldBeOfType<BatchFileOutcome.Written>().Bytes.ShouldBe(bytes);
            ListBatches.Find(year.Database, batch, Day("2014-01-28"))!.Listed.End.ShouldBe(BatchEnd.Approved);
            Mistakes(bytes).ShouldBeEmpty();
        }
    }

    [Fact]
    public void An_upheld_dispute_is_paid_by_a_movement_and_a_refused_one_by_none()
    {
        Assert.SkipUnless(year.IsThere, "the real data is not there");
        using var context = year.Database.Context();

        context.Movements.Count(m => m.Partner == YearOfCycles.WithReturn && m.Adjustment != null && m.Minor == year.Paid.Disputed.Upheld.Minor).ShouldBe(1);
        context.Movements.Any(m => m.Partner == YearOfCycles.WithCorrection && m.Adjustment != null).ShouldBeFalse();
    }

    private static List<string> Mistakes(byte[] file)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.Combine(Root.Folder, "..", "shared", "data"), "iso20022");
        var (settings, mistakes) = (new XmlReaderSettings { ValidationType = ValidationType.Schema }, new List<string>());
        settings.Schemas.Add(PaymentFile.Namespace, Path.Combine(folder, "pain.001.001.09.xsd"));
        settings.ValidationEventHandler += (_, e) => mistakes.Add(e.Message);
        using var reader = XmlReader.Create(new MemoryStream(file), settings);
        while (reader.Read())
        {
        }

        return mistakes;
    }
}
