using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Schema;
using Microsoft.EntityFrameworkCore;
using Palier.App.Payouts;
using Palier.App.Verification;
using Palier.Core.Payments;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Payouts;

/// <summary>The file of a batch: the same bytes however often it is asked for, and nobody's but the one that was approved.</summary>
public sealed class PayoutFiles
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_18_a_batch_that_is_downloaded_ten_times_is_the_same_bytes_with_the_same_ids(Engine engine)
    {
        using var place = Approved(engine, out var number);

        var files = Enumerable.Range(0, 10).Select(_ => place.FileOf(number)).ToList();

        files.ShouldAllBe(f => f.SequenceEqual(files[0]));
        var text = Encoding.UTF8.GetString(files[0]);
        using var context = place.Database.Context();
        foreach (var payment in context.Payments)
        {
            text.ShouldContain($"<EndToEndId>{payment.EndToEndId}</EndToEndId>");
            text.ShouldContain($"<UETR>{payment.Uetr}</UETR>");
        }

        Valid(files[0]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_18_a_crash_at_any_statement_of_the_approval_leaves_the_same_file_and_never_another_one(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        var (number, hashes) = (place.Proposed(), new HashSet<string>(StringComparer.Ordinal));
        for (var n = 1; ; n++)
        {
            var sent = 0;
            try
            {
                var approved = place.Decide(number, through: place.Database.Telling(_ =>
                {
                    if (++sent == n)
                    {
                        throw new InvalidOperationException($"crashed at statement {n}");
                    }
                })).ShouldBeOfType<DecideBatchOutcome.Approved>();
                hashes.Add(approved.FileHash);
                break;
            }
            catch (InvalidOperationException crashed) when (crashed.Message.StartsWith("crashed", StringComparison.Ordinal))
            {
                BatchFile.Run(place.Database, number).ShouldBeOfType<BatchFileOutcome.NotApproved>($"nothing is left of statement {n}");
            }
        }

        hashes.Add(BatchFile.Run(place.Database, number).ShouldBeOfType<BatchFileOutcome.Written>().Hash);
        hashes.Count.ShouldBe(1);
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_18_an_edited_copy_is_refused_by_what_was_edited_and_noted(Engine engine)
    {
        using var place = Approved(engine, out var number);
        var text = Encoding.UTF8.GetString(place.FileOf(number));
        Check(place, text).ShouldBeOfType<CheckFileOutcome.Same>().Number.ShouldBe(number);

        Differs(place, text.Replace(">100.00<", ">900.00<", StringComparison.Ordinal)).ShouldContain(d => d.Kind == FileDifference.Amount && d.Ours == "100.00" && d.Theirs == "900.00");
        Differs(place, text.Replace(PayoutPlace.Iban(1), PayoutPlace.Iban(9), StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            d => d.Kind.ShouldBe(FileDifference.Account), d => d.Ours.ShouldBe(PayoutPlace.Iban(1)), d => d.Theirs.ShouldBe(PayoutPlace.Iban(9)));
        Differs(place, text.Replace("Holder of P2", "Holder of P9", StringComparison.Ordinal)).ShouldHaveSingleItem().Kind.ShouldBe(FileDifference.Name);
        Differs(place, text.Replace("BE68539007547034", "BE71096123456769", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            d => d.Kind.ShouldBe(FileDifference.Account), d => d.Payment.ShouldBeNull());
        Differs(place, text.Replace("2025-02-10", "2025-02-11", StringComparison.Ordinal)).ShouldHaveSingleItem().Kind.ShouldBe(FileDifference.Other);
        Differs(place, text + " ").ShouldHaveSingleItem().Kind.ShouldBe(FileDifference.Form);
        var second = text.IndexOf("<CdtTrfTxInf>", text.IndexOf("</CdtTrfTxInf>", StringComparison.Ordinal), StringComparison.Ordinal);
        var end = text.IndexOf("</PmtInf>", StringComparison.Ordinal);
        Differs(place, text[..second] + text[end..]).ShouldContain(d => d.Kind == FileDifference.PaymentMissing);
        Differs(place, text[..end] + text[second..end] + text[end..]).ShouldContain(d => d.Kind == FileDifference.PaymentAdded);

        Check(place, text.Replace("PALIER-B000001", "PALIER-B000009", StringComparison.Ordinal)).ShouldBeOfType<CheckFileOutcome.NotOurs>();
        Check(place, "<a/>").ShouldBeOfType<CheckFileOutcome.Unreadable>();
        Check(place, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>").ShouldBeOfType<CheckFileOutcome.Unreadable>();
        using var context = place.Database.Context();
        context.Audit.Count(a => a.What == "refuse file" && a.By == "ana").ShouldBe(9);
        place.IsSound();
    }

    [Fact]
    public void A_batch_that_was_changed_in_the_database_has_no_file_any_more_and_is_found()
    {
        using var place = Approved(Engine.Sqlite, out var number);
        using (var context = place.Database.Context())
        {
            context.Database.ExecuteSqlRaw("DROP TRIGGER payout_batches_no_update");
            context.Database.ExecuteSqlRaw("UPDATE payout_batches SET content = replace(content, 'Holder of P1', 'Holder of P7')");
        }

        BatchFile.Run(place.Database, number).ShouldBeOfType<BatchFileOutcome.Differs>();
        Verify.Run(place.Database).Findings.Where(f => !f.IsRemark).Select(f => f.Kind).ShouldBe([FindingKind.BatchHash, FindingKind.RowsDiffer], ignoreOrder: true);
    }

    private static PayoutPlace Approved(Engine engine, out int number)
    {
        var place = new PayoutPlace(engine, ("P1", 100_00), ("P2", 50_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        place.Account("P2", "EUR", PayoutPlace.Iban(2));
        place.Decide(number = place.Proposed()).ShouldBeOfType<DecideBatchOutcome.Approved>();
        return place;
    }

    private static CheckFileOutcome Check(PayoutPlace place, string text) => CheckFile.Run(place.Database, Encoding.UTF8.GetBytes(text), "ana", Day(PayoutPlace.Today), At(PayoutPlace.Today));

    private static ImmutableArray<FileDiffering> Differs(PayoutPlace place, string text) => Check(place, text).ShouldBeOfType<CheckFileOutcome.Differs>().What;

    private static void Valid(byte[] file)
    {
        var schema = Path.Combine(Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.Combine(Root.Folder, "..", "shared", "data"), "iso20022", "pain.001.001.09.xsd");
        Assert.SkipUnless(File.Exists(schema), "no schema: iso20022/pain.001.001.09.xsd is not in the folder that PALIER_REAL_DATA names");
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(PaymentFile.Namespace, schema);
        var problems = new List<string>();
        settings.ValidationEventHandler += (_, e) => problems.Add(e.Message);
        using var reader = XmlReader.Create(new MemoryStream(file), settings);
        while (reader.Read())
        {
        }

        problems.ShouldBeEmpty();
    }
}
