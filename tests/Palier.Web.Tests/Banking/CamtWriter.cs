using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Banking;

/// <summary>A transaction as a bank tells of it.</summary>
internal sealed record CamtTx(string? EndToEndId, string Amount, bool Credit = false)
{
    public string Currency { get; init; } = "EUR";

    public string? Uetr { get; init; }

    /// <summary>The code of a return.</summary>
    public string? Reason { get; init; }

    public string? Said { get; init; }

    public string? PaidTo { get; init; }
}

/// <summary>An entry with its transactions; with none of them told, where <see cref="Detailed"/> is false.</summary>
internal sealed record CamtEntry(string Day, string? Reference, params CamtTx[] Of)
{
    public string Status { get; init; } = "BOOK";

    public bool Detailed { get; init; } = true;

    /// <summary>Another amount than what the transactions come to.</summary>
    public string? Amount { get; init; }
}

/// <summary>Writes the files that a bank would send, and holds them against the schema of their message where it is there.</summary>
internal static class CamtWriter
{
    public const string Statement = "camt.053.001.08";
    public const string Notice = "camt.054.001.08";

    private static readonly Lazy<XmlSchemaSet?> schemas = new(() =>
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.Combine(Root.Folder, "..", "shared", "data"), "iso20022");
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var set = new XmlSchemaSet();
        foreach (var message in new[] { Statement, Notice })
        {
            set.Add(null, Path.Combine(folder, message + ".xsd"));
        }

        return set;
    });

    public static byte[] Write(string message, string id, params (string Account, CamtEntry[] Entries)[] parts)
    {
        XNamespace space = "urn:iso:std:iso:20022:tech:xsd:" + message;
        var isStatement = message == Statement;
        var body = new XElement(space + (isStatement ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn"),
            new XElement(space + "GrpHdr", new XElement(space + "MsgId", id), new XElement(space + "CreDtTm", "2025-02-12T06:00:00Z")));
        foreach (var (part, i) in parts.Select((p, i) => (p, i)))
        {
            body.Add(new XElement(space + (isStatement ? "Stmt" : "Ntfctn"), new XElement(space + "Id", $"{id}-{i}"), AccountOf(space, "Acct", part.Account), isStatement ? Balance(space) : null, part.Entries.Select(e => Entry(space, e))));
        }

        var document = new XDocument(new XDeclaration("1.0", "UTF-8", null), new XElement(space + "Document", body));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            document.Save(writer);
        }

        IsReal(document);
        return stream.ToArray();
    }

    /// <summary>The same file after a change by hand.</summary>
    public static byte[] Edited(byte[] file, string from, string to)
    {
        var text = Encoding.UTF8.GetString(file);
        text.ShouldContain(from);
        return Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
    }

    public static bool HasSchemas => schemas.Value is not null;

    private static void IsReal(XDocument document)
    {
        if (schemas.Value is { } set)
        {
            document.Validate(set, (_, e) => throw new InvalidOperationException($"the test writes what no bank would: {e.Message}"));
        }
    }

    private static XElement Entry(XNamespace space, CamtEntry entry)
    {
        var sum = entry.Of.Sum(t => decimal.Parse(t.Amount, CultureInfo.InvariantCulture) * (t.Credit ? 1 : -1));
        return new XElement(space + "Ntry",
            Amount(space, entry.Amount ?? Math.Abs(sum).ToString("0.00", CultureInfo.InvariantCulture), entry.Of[0].Currency),
            new XElement(space + "CdtDbtInd", sum > 0 ? "CRDT" : "DBIT"),
            new XElement(space + "Sts", new XElement(space + "Cd", entry.Status)),
            new XElement(space + "BookgDt", new XElement(space + "Dt", entry.Day)),
            entry.Reference is null ? null : new XElement(space + "AcctSvcrRef", entry.Reference),
            new XElement(space + "BkTxCd", new XElement(space + "Prtry", new XElement(space + "Cd", "NTRF"))),
            new XElement(space + "NtryDtls",
                entry.Of.Length == 1 && entry.Detailed ? null : new XElement(space + "Btch", new XElement(space + "MsgId", "PALIER"), new XElement(space + "NbOfTxs", entry.Of.Length)),
                entry.Detailed ? entry.Of.Select(t => Transaction(space, t)) : null));
    }

    private static XElement Transaction(XNamespace space, CamtTx tx) => new(space + "TxDtls",
        new XElement(space + "Refs", tx.EndToEndId is null ? null : new XElement(space + "EndToEndId", tx.EndToEndId), tx.Uetr is null ? null : new XElement(space + "UETR", tx.Uetr)),
        Amount(space, tx.Amount, tx.Currency),
        new XElement(space + "CdtDbtInd", tx.Credit ? "CRDT" : "DBIT"),
        tx.PaidTo is null ? null : new XElement(space + "RltdPties", AccountOf(space, "CdtrAcct", tx.PaidTo)),
        tx.Reason is null ? null : new XElement(space + "RtrInf", new XElement(space + "Rsn", new XElement(space + "Cd", tx.Reason)), tx.Said is null ? null : new XElement(space + "AddtlInf", tx.Said)));

    private static XElement Amount(XNamespace space, string amount, string currency) => new(space + "Amt", new XAttribute("Ccy", currency), amount);

    private static XElement AccountOf(XNamespace space, string name, string number) => new(space + name, new XElement(space + "Id",
        char.IsLetter(number[0]) ? new XElement(space + "IBAN", number) : new XElement(space + "Othr", new XElement(space + "Id", number))));

    private static XElement Balance(XNamespace space) => new(space + "Bal",
        new XElement(space + "Tp", new XElement(space + "CdOrPrtry", new XElement(space + "Cd", "CLBD"))), Amount(space, "1000.00", "EUR"), new XElement(space + "CdtDbtInd", "CRDT"),
        new XElement(space + "Dt", new XElement(space + "Dt", "2025-02-12")));
}
