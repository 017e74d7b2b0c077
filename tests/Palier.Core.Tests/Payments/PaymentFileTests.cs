using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Palier.Core.Payments;

namespace Palier.Core.Tests.Payments;

/// <summary>The file of a batch is valid by the schema of ISO 20022, whatever the names in it, and the same for the same batch.</summary>
public sealed class PaymentFileTests
{
    private static readonly DateTime stored = new(2025, 2, 6, 9, 0, 0, DateTimeKind.Utc);
    private static readonly BatchAccount debtor = new(1, "Meridian Systems SA", "Rue de la Loi 1", "Brussels", "BE", "BE68539007547034", null, null, null, "GKCCBEBB");
    private static readonly BatchAccount outside = new(3, "Delta Inc", null, null, "US", null, "123456789", "USABA", "021000021", null);

    [Fact]
    public void A_file_in_each_of_three_currencies_with_and_without_iban_is_valid_by_the_schema()
    {
        foreach (var (currency, minor, digits) in new[] { ("EUR", 1_234_50L, "1234.50"), ("JPY", 39_759L, "39759"), ("BHD", 1_234L, "1.234") })
        {
            var batch = Batch(currency, Payment(1, "P1", minor, Iban(2, "Élodie & Söhne GmbH", "DE89370400440532013000")), Payment(2, "P2", minor, outside), Payment(3, "P3", minor, Iban(4, "Banco do Sul", "BR1800360305000010009795493C1")));
            var file = File(batch);
            ShouldBeValid(file);
            var text = Encoding.UTF8.GetString(file);
            text.ShouldContain($"<InstdAmt Ccy=\"{currency}\">{digits}</InstdAmt>");
            text.ShouldContain("<MmbId>021000021</MmbId>");
            text.ShouldContain("<BICFI>GKCCBEBB</BICFI>");
            XDocument.Parse(text).Descendants().Count(e => e.Name.LocalName == "PmtInf").ShouldBe(currency == "EUR" ? 2 : 1, "euros between SEPA countries are an order of their own");
            text.Contains("<Cd>SEPA</Cd>", StringComparison.Ordinal).ShouldBe(currency == "EUR");
        }
    }

    [Fact]
    public void The_sums_are_those_of_the_payments_and_the_ids_are_the_same_every_time()
    {
        var batch = Batch("EUR", Payment(1, "P1", 100_05, Iban(2, "Delta", "DE89370400440532013000")), Payment(2, "P2", 33, outside));
        var (file, again) = (File(batch), File(PayoutBatch.Read(batch.Content)));

        again.ShouldBe(file);
        var document = XDocument.Parse(Encoding.UTF8.GetString(file));
        Values(document, "CtrlSum").ShouldBe(["100.38", "100.05", "0.33"]);
        Values(document, "NbOfTxs").ShouldBe(["2", "1", "1"]);
        Values(document, "CreDtTm").ShouldBe(["2025-02-06T09:00:00Z"]);
        Values(document, "UETR").Select(u => (Guid.Parse(u).Version, Guid.Parse(u).Variant is >= 8 and <= 11)).ShouldAllBe(u => u.Version == 4 && u.Item2);
        Values(document, "EndToEndId").Distinct().Count().ShouldBe(2);
        Values(document, "MsgId").Concat(Values(document, "PmtInfId")).Concat(Values(document, "EndToEndId")).ShouldAllBe(i => i.Length <= 35);
        PaymentIds.BatchOf(Values(document, "MsgId").Single()).ShouldBe(7);
        Values(document, "Ustrd")[0].ShouldBe("cycles 2025-01, 2025-02");
        File(batch with { ExecuteOn = batch.ExecuteOn.AddDays(1) }).ShouldNotBe(file);
    }

    [Fact]
    public void P_37_no_name_makes_a_file_that_the_bank_refuses()
    {
        var path = Path.Combine(RealData.Folder, "naughty-strings", "blns.json");
        Assert.SkipUnless(System.IO.File.Exists(path), "no real data: naughty-strings/blns.json is not in the folder that PALIER_REAL_DATA names");
        var names = JsonSerializer.Deserialize<string[]>(System.IO.File.ReadAllText(path))!.Append("\ud800 alone").Append("\0").Append(new string('ж', 300)).ToList();
        var batch = Batch("EUR", [.. names.Select((n, i) => Payment(i + 1, n, i + 1, new BatchAccount(i, n, n, n, "US", null, n, "USABA", n, null)))]);

        var file = File(batch);

        ShouldBeValid(file);
        using var reader = XmlReader.Create(new MemoryStream(file));
        XDocument.Load(reader).Descendants().Where(e => e.Name.LocalName is "Nm" or "TwnNm" or "Ustrd").ShouldAllBe(e => e.Value.All(c => char.IsAsciiLetterOrDigit(c) || "/-?:().,'+ ".Contains(c)) && e.Value.Length > 0);
        names.Count.ShouldBeGreaterThan(500);
    }

    [Theory]
    [InlineData("Müller & Söhne GmbH", "Muller + Sohne GmbH")]
    [InlineData("Société Générale d’Électricité", "Societe Generale d'Electricite")]
    [InlineData("Łódź Øresund Þór ßtraße", "Lodz Oresund THor sstrasse")]
    [InlineData("Αθήνα Ψυχή", "Athina PSychi")]
    [InlineData("Москва Щука", "Moskva SHTuka")]
    [InlineData("株式会社 Delta", ".... Delta")]
    [InlineData("株式会社", "NOTPROVIDED")]
    [InlineData("/ROC/ ＡＢＣ １２３ /", "ROC/ ABC 123")]
    [InlineData("ﬁne\u200b\tprint  ", "fine print")]
    [InlineData("", "NOTPROVIDED")]
    public void Letters_that_banks_do_not_take_are_written_with_those_they_do(string name, string written) => BankText.Of(name, 70).ShouldBe(written);

    [Fact]
    public void A_long_name_is_cut() => BankText.Of(new string('a', 90), 70).Length.ShouldBe(70);

    private static BatchAccount Iban(int number, string holder, string iban) => new(number, holder, null, "Town", iban[..2], iban, null, null, null, null);

    private static BatchPayment Payment(int line, string payee, long minor, BatchAccount account) =>
        new(line, payee, payee, minor, account, [new PaymentPart("cycles", payee, minor, "EUR", minor, null, null, null, [new PaidFor("cash", "2025-01"), new PaidFor("cash", "2025-02")])]);

    private static PayoutBatch Batch(string currency, params ImmutableArray<BatchPayment> payments) => new(7, currency, new DateOnly(2025, 2, 6), new DateOnly(2025, 2, 10), debtor, payments);

    private static byte[] File(PayoutBatch batch) => PaymentFile.Of(batch, PayoutBatch.HashOf(batch.Content), stored);

    private static List<string> Values(XDocument document, string name) => [.. document.Descendants().Where(e => e.Name.LocalName == name).Select(e => e.Value)];

    private static void ShouldBeValid(byte[] file)
    {
        var schema = Path.Combine(RealData.Folder, "iso20022", "pain.001.001.09.xsd");
        Assert.SkipUnless(System.IO.File.Exists(schema), "no schema: iso20022/pain.001.001.09.xsd is not in the folder that PALIER_REAL_DATA names");
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
