using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace Palier.Core.Payments;

/// <summary>
/// Reads what banks tell of an account: statements (camt.053.001.08) and notices of bookings (camt.054.001.08). Nothing but the
/// bytes is ever read: a document type is refused, and nothing outside is asked for.
/// </summary>
public static class CamtText
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The deepest that elements stand in each other; the messages need about half of it.</summary>
    public const int MostDepth = 32;

    private const string Space = "urn:iso:std:iso:20022:tech:xsd:";

    /// <summary>The messages that are read, each with the element it holds and the one in which bookings stand.</summary>
    private static readonly ImmutableArray<(string Message, string Body, string Part)> messages =
        [("camt.053.001.08", "BkToCstmrStmt", "Stmt"), ("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn")];

    /// <summary>What the bytes say, or every mistake with its line.</summary>
    public static CamtReading Read(byte[] bytes)
    {
        if (bytes.Length is 0 or > MostBytes)
        {
            return new CamtReading.Wrong([new CamtMistake(bytes.Length == 0 ? "empty" : "too_large", 0, "", $"{bytes.Length / 1024 / 1024}")]);
        }

        var mistakes = new CamtMistakes();
        CamtFile? file = null;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes, MaxCharactersFromEntities = 1024, CloseInput = true,
            });
            file = Document(reader, mistakes);
        }
        catch (XmlException e)
        {
            // A document type is refused without a place, and nothing else is.
            var type = e.LineNumber == 0 ? LineOfDocumentType(bytes) : null;
            mistakes.Add(type is null ? "not_xml" : "document_type", type ?? e.LineNumber, "", $"{e.LinePosition}");
        }

        return file is not null && mistakes.IsEmpty ? new CamtReading.Read(file) : new CamtReading.Wrong(mistakes.All);
    }

    private static CamtFile? Document(XmlReader reader, CamtMistakes mistakes)
    {
        reader.MoveToContent();
        var name = reader.NamespaceURI.StartsWith(Space, StringComparison.Ordinal) ? reader.NamespaceURI[Space.Length..] : reader.NamespaceURI;
        if (messages.FirstOrDefault(m => m.Message == name) is not { Message: { } message } found || reader.LocalName != "Document")
        {
            mistakes.Add("other_message", LineOf(reader), reader.LocalName, name);
            return null;
        }

        var (id, statement, bookings) = ("", 0, ImmutableArray.CreateBuilder<BankBooking>());
        foreach (var body in Below(reader, reader.NamespaceURI, mistakes))
        {
            if (body != found.Body)
            {
                mistakes.Add("other_element", LineOf(reader), body, found.Body);
                Load(reader, mistakes);
                continue;
            }

            foreach (var part in Below(reader, reader.NamespaceURI, mistakes))
            {
                if (part == found.Part)
                {
                    Statement(reader, ++statement, bookings, mistakes);
                }
                else if (Load(reader, mistakes) is { Name: "GrpHdr" } head)
                {
                    id = head.TextOf("MsgId") ?? "";
                }
            }
        }

        // What comes after the message must be XML, too.
        while (reader.Read())
        {
        }

        if (id.Length == 0)
        {
            mistakes.Add("missing", 1, "GrpHdr", "MsgId");
        }

        return new CamtFile(message, id, bookings.ToImmutable());
    }

    // Entry by entry, so that a long statement is never held as elements.
    private static void Statement(XmlReader reader, int statement, ImmutableArray<BankBooking>.Builder bookings, CamtMistakes mistakes)
    {
        var (line, name) = (LineOf(reader), reader.LocalName);
        string? account = null;
        foreach (var part in Below(reader, reader.NamespaceURI, mistakes))
        {
            var element = Load(reader, mistakes);
            if (part == "Acct")
            {
                account = CamtEntries.AccountOf(element);
            }
            else if (part == "Ntry")
            {
                foreach (var booking in CamtEntries.Of(element, account ?? "", statement, bookings.Count, mistakes))
                {
                    bookings.Add(booking);
                }
            }
        }

        if (account is null)
        {
            mistakes.Add("missing", line, name, "Acct/Id");
        }
    }

    /// <summary>The names of the elements below the one that the reader stands at. Who asks for the next must have read this one whole.</summary>
    private static IEnumerable<string> Below(XmlReader reader, string space, CamtMistakes mistakes)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            yield break;
        }

        reader.Read();
        while (reader.MoveToContent() != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            if (reader.NamespaceURI == space)
            {
                yield return reader.LocalName;
                continue;
            }

            mistakes.Add("foreign_element", LineOf(reader), reader.LocalName, reader.NamespaceURI);
            reader.Skip();
        }

        reader.Read();
    }

    private static CamtElement Load(XmlReader reader, CamtMistakes mistakes)
    {
        var (name, line, currency) = (reader.LocalName, LineOf(reader), reader.GetAttribute("Ccy"));
        // What banks add on their own is any text of any kind, and is not looked at.
        if (name == "SplmtryData" || reader.Depth >= MostDepth)
        {
            if (reader.Depth >= MostDepth)
            {
                mistakes.Add("too_deep", line, name, $"{MostDepth}");
            }

            reader.Skip();
            return new CamtElement(name, line, "", null, []);
        }

        var (text, children, space, empty) = (new StringBuilder(), ImmutableArray.CreateBuilder<CamtElement>(), reader.NamespaceURI, reader.IsEmptyElement);
        reader.Read();
        while (!empty && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                text.Append(reader.HasValue && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace ? reader.Value : "");
                reader.Read();
            }
            else if (reader.NamespaceURI == space)
            {
                children.Add(Load(reader, mistakes));
            }
            else
            {
                mistakes.Add("foreign_element", LineOf(reader), reader.LocalName, reader.NamespaceURI);
                reader.Skip();
            }
        }

        if (!empty)
        {
            reader.Read();
        }

        return new CamtElement(name, line, text.ToString().Trim(), currency, children.ToImmutable());
    }

    private static int LineOf(XmlReader reader) => reader is IXmlLineInfo at && at.HasLineInfo() ? at.LineNumber : 0;

    private static int? LineOfDocumentType(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 65536)).Replace("\0", "", StringComparison.Ordinal);
        var at = text.IndexOf("<!DOCTYPE", StringComparison.Ordinal);
        return at < 0 ? null : text.AsSpan(0, at).Count('\n') + 1;
    }
}
