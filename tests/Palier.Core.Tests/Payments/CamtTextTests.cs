using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Palier.Core.Payments;

namespace Palier.Core.Tests.Payments;

/// <summary>Files of banks as bytes: what is read, what is refused with its line, and that nothing but the bytes is ever looked at.</summary>
public sealed class CamtTextTests
{
    private const string Space = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    private const string Entry =
        """
        <Ntry>
        <Amt Ccy="EUR">100.00</Amt>
        <CdtDbtInd>DBIT</CdtDbtInd>
        <Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><DtTm>2025-02-10T23:30:00-11:00</DtTm></BookgDt>
        <AcctSvcrRef>R1</AcctSvcrRef>
        <BkTxCd/>
        <NtryDtls><TxDtls><Refs><EndToEndId> E1 </EndToEndId><UETR>A1B2</UETR></Refs></TxDtls></NtryDtls>
        <AddtlNtryInf>rent &amp; <![CDATA[more]]></AddtlNtryInf>
        </Ntry>
        """;

    [Fact]
    public void A_booking_is_read_with_everything_that_says_which_it_is()
    {
        var booking = Read(File(Entry)).Bookings.Single();

        (booking.Account, booking.Amount.ToString(), booking.Credit, booking.IsBooked, booking.BookedOn, booking.EndToEndId, booking.Uetr, booking.Reference, booking.Note)
            .ShouldBe(("BE68539007547034", "100.00 EUR", false, true, new DateOnly(2025, 2, 10), "E1", "a1b2", "R1", "rent & more"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0.10")]
    [InlineData(".5")]
    [InlineData("100.")]
    [InlineData("7.50000")]
    [InlineData("999999999999999999")]
    [InlineData("9999999999999999.99")]
    public void An_amount_of_the_schema_that_the_currency_can_hold_is_read(string amount)
    {
        var reading = CamtText.Read(File(Entry.Replace("100.00", amount, StringComparison.Ordinal)));
        (reading is CamtReading.Read).ShouldBe(amount != "999999999999999999", "of euros, that many do not fit into cents");
    }

    [Theory]
    [InlineData("100.00", "1.005", "not_an_amount", 6)]
    [InlineData("100.00", "-1.00", "not_an_amount", 6)]
    [InlineData("100.00", "1e3", "not_an_amount", 6)]
    [InlineData("100.00", "1,00", "not_an_amount", 6)]
    [InlineData("100.00", "", "not_an_amount", 6)]
    [InlineData("100.00", "٣", "not_an_amount", 6)]
    [InlineData("\"EUR\"", "\"EUX\"", "not_a_currency", 6)]
    [InlineData(" Ccy=\"EUR\"", "", "not_a_currency", 6)]
    [InlineData("DBIT", "DEBIT", "not_a_direction", 7)]
    [InlineData("<CdtDbtInd>DBIT</CdtDbtInd>", "", "missing", 5)]
    [InlineData("<Cd>BOOK</Cd>", "<Prtry>X</Prtry>", "not_a_status", 8)]
    [InlineData("<Sts><Cd>BOOK</Cd></Sts>", "", "missing", 5)]
    [InlineData("2025-02-10T", "2025-02-30T", "not_a_day", 9)]
    [InlineData("2025-02-10T", "2025-02-10 ", "not_a_day", 9)]
    [InlineData("<BookgDt><DtTm>2025-02-10T23:30:00-11:00</DtTm></BookgDt>", "", "missing", 5)]
    [InlineData("<BkTxCd/>", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>", "foreign_element", 11)]
    [InlineData("</TxDtls>", "</TxDtls><TxDtls/>", "missing", 12)]
    [InlineData("<BkTxCd/>", "<BkTxCd>", "not_xml", 14)]
    [InlineData("<BkTxCd/>", "&x;", "not_xml", 11)]
    public void What_cannot_be_read_is_named_with_its_line_and_nothing_of_the_file_counts(string from, string to, string key, int line)
    {
        var mistake = Wrong(File(Entry.Replace(from, to, StringComparison.Ordinal)))[0];
        (mistake.Key, mistake.Line).ShouldBe((key, line));
    }

    [Fact]
    public void Another_message_an_empty_file_one_too_large_and_one_without_ids_are_refused()
    {
        Wrong([])[0].Key.ShouldBe("empty");
        Wrong(new byte[CamtText.MostBytes + 1])[0].Key.ShouldBe("too_large");
        Wrong([.. File(Entry), .. "x"u8])[0].Key.ShouldBe("not_xml");
        Wrong(Changed("camt.053.001.08", "camt.053.001.02"))[0].ShouldBe(new CamtMistake("other_message", 1, "Document", "camt.053.001.02"));
        Wrong(Encoding.UTF8.GetBytes("<html/>"))[0].Key.ShouldBe("other_message");
        Wrong(Changed("<MsgId>M1</MsgId>", ""))[0].ShouldBe(new CamtMistake("missing", 1, "GrpHdr", "MsgId"));
        Wrong(Changed("<Acct><Id><IBAN>BE68539007547034</IBAN></Id></Acct>", ""))[0].Key.ShouldBe("missing");
        Wrong(Changed("<BkToCstmrStmt>", "<Other/><BkToCstmrStmt>"))[0].Key.ShouldBe("other_element");

        static byte[] Changed(string from, string to) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(File(Entry)).Replace(from, to, StringComparison.Ordinal));
    }

    [Fact]
    public void P_36_expanding_entities_external_types_and_includes_are_refused_without_reading_a_file_or_the_network()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x";
        var laughs = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var (head, inside) in new[]
        {
            ($"<!DOCTYPE lolz [<!ENTITY l0 \"lol\">{laughs}]>", "&l9;"),
            ("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>", "&f;"),
            ($"<!DOCTYPE x [<!ENTITY f SYSTEM \"{address}\">]>", "&f;"),
            ($"<!DOCTYPE x SYSTEM \"{address}\">", ""),
            ($"<!DOCTYPE x [<!ENTITY % p SYSTEM \"{address}\"> %p;]>", ""),
        })
        {
            Wrong(File(Entry.Replace("rent", inside, StringComparison.Ordinal), head))[0].Key.ShouldBe("document_type");
        }

        Wrong(File($"<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"{address}\" parse=\"text\"/>"))[0].Key.ShouldBe("foreign_element");
        CamtText.Read(File($"<Ntry/><SplmtryData xsi:schemaLocation=\"{Space} {address}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/>"));
        CamtText.Read(File(Entry, $"<?xml-stylesheet href=\"{address}\"?>")).ShouldBeOfType<CamtReading.Read>();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4_000_000);
        listener.Pending().ShouldBeFalse("nobody asked for anything");
    }

    [Fact]
    public void P_36_elements_that_stand_in_each_other_without_end_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<Bal>", 200_000)) + string.Concat(Enumerable.Repeat("</Bal>", 200_000));
        Wrong(File(deep))[0].Key.ShouldBe("too_deep");
    }

    [Fact]
    public void P_36_a_long_statement_is_read_entry_by_entry()
    {
        var entries = string.Concat(Enumerable.Repeat(Entry, 20_000));
        var bytes = File(entries);
        GC.Collect();
        var (before, file) = (GC.GetTotalMemory(forceFullCollection: true), Read(bytes));
        file.Bookings.Length.ShouldBe(20_000);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(40_000_000);
    }

    [Fact]
    public void Any_byte_that_is_changed_is_read_or_refused_and_never_breaks_anything()
    {
        var (good, chance) = (File(Entry), new Random(20250210));
        for (var i = 0; i < Counts.Of(3_000, 100_000); i++)
        {
            var bytes = good.ToArray();
            for (var changes = chance.Next(1, 4); changes > 0; changes--)
            {
                bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
            }

            CamtText.Read(chance.Next(4) == 0 ? bytes[..chance.Next(1, bytes.Length)] : bytes).ShouldNotBeNull();
        }
    }

    private static CamtFile Read(byte[] bytes) => CamtText.Read(bytes).ShouldBeOfType<CamtReading.Read>().File;

    private static ImmutableArray<CamtMistake> Wrong(byte[] bytes) => CamtText.Read(bytes).ShouldBeOfType<CamtReading.Wrong>().Mistakes;

    private static byte[] File(string entries, string head = "") => Encoding.UTF8.GetBytes(
        $"{head}<Document xmlns=\"{Space}\"><BkToCstmrStmt>\n<GrpHdr><MsgId>M1</MsgId></GrpHdr>\n<Stmt><Id>1</Id>\n<Acct><Id><IBAN>BE68539007547034</IBAN></Id></Acct>\n{entries}\n</Stmt></BkToCstmrStmt></Document>");
}
