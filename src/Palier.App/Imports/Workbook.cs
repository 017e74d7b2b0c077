using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Palier.App.Imports;

/// <summary>A sheet of a workbook and the part of the package that it is in.</summary>
internal sealed record Sheet(string Name, string Part, bool IsHidden);

/// <summary>The package of a workbook: its sheets, the texts that its cells share, and which styles show days.</summary>
internal sealed class Workbook : IDisposable
{
    private const long MostOfTexts = 256L << 20;
    private const long MostOfRest = 32L << 20;
    private readonly ZipArchive _package;
    private readonly string _name;

    private Workbook(ZipArchive package, string name)
    {
        (_package, _name) = (package, name);
        var main = Related("", "officeDocument").Select(r => r.Part).FirstOrDefault() ?? throw new SourceRefusedException(FileProblem.NotAWorkbook, name);
        Sheets = [.. SheetsOf(main)];
        Texts = Related(main, "sharedStrings").Select(r => TextsOf(r.Part)).FirstOrDefault([]);
        ShowsDay = Related(main, "styles").Select(r => DaysOf(r.Part)).FirstOrDefault([]);
    }

    public ImmutableArray<Sheet> Sheets { get; }

    public List<string> Texts { get; }

    /// <summary>By the number of a cell's style.</summary>
    public List<bool> ShowsDay { get; }

    /// <summary>Whether days count from 1904 on, as in workbooks of old Macintoshes.</summary>
    public bool IsFrom1904 { get; private set; }

    public static Workbook Open(string path)
    {
        var name = Path.GetFileName(path);
        var file = File.OpenRead(path);
        var first = Packed.FirstFour(file);
        if (first is not [(byte)'P', (byte)'K', 3, 4])
        {
            file.Dispose();
            // What is encrypted is not a package any more but a compound file, as workbooks before 2007 are.
            throw new SourceRefusedException(first is [0xD0, 0xCF, 0x11, 0xE0] ? FileProblem.Protected : FileProblem.NotAWorkbook, name);
        }

        var package = Packed.Open(file, name);
        try
        {
            return new Workbook(package, name);
        }
        catch (Exception e)
        {
            package.Dispose();
            if (e is XmlException or InvalidDataException)
            {
                throw new SourceRefusedException(FileProblem.Damaged, name);
            }

            throw;
        }
    }

    public XmlReader Part(string part, long most)
    {
        var entry = _package.GetEntry(part) ?? throw new SourceRefusedException(FileProblem.Damaged, _name);
        return XmlReader.Create(Packed.Entry(entry, most), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, CloseInput = true });
    }

    public void Dispose() => _package.Dispose();

    /// <summary>The parts that a part names, of one kind.</summary>
    private List<(string Id, string Part)> Related(string to, string kind)
    {
        var slash = to.LastIndexOf('/') + 1;
        var (folder, found) = (to[..slash], new List<(string, string)>());
        using var xml = Part($"{folder}_rels/{to[slash..]}.rels", MostOfRest);
        while (xml.Read())
        {
            if (xml.LocalName == "Relationship" && xml.GetAttribute("Type")?.EndsWith("/" + kind, StringComparison.Ordinal) == true && xml.GetAttribute("Target") is { } target)
            {
                found.Add((xml.GetAttribute("Id") ?? "", target.StartsWith('/') ? target[1..] : folder + target));
            }
        }

        return found;
    }

    private IEnumerable<Sheet> SheetsOf(string main)
    {
        var parts = Related(main, "worksheet").ToDictionary(r => r.Id, r => r.Part, StringComparer.Ordinal);
        using var xml = Part(main, MostOfRest);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                IsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && parts.TryGetValue(IdOf(xml), out var part))
            {
                yield return new Sheet(xml.GetAttribute("name") ?? "", part, xml.GetAttribute("state") is "hidden" or "veryHidden");
            }
        }
    }

    // The id of a relationship stands in a namespace that differs between the two forms of the standard.
    private static string IdOf(XmlReader xml)
    {
        var id = "";
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            id = xml.LocalName == "id" && xml.Prefix.Length > 0 ? xml.Value : id;
        }

        xml.MoveToElement();
        return id;
    }

    private List<string> TextsOf(string part)
    {
        var texts = new List<string>();
        using var xml = Part(part, MostOfTexts);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(TextIn(xml));
            }
        }

        return texts;
    }

    /// <summary>The text of an element in runs, without how it is pronounced.</summary>
    public static string TextIn(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var (text, depth, isText) = (new StringBuilder(), xml.Depth, false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                xml.Skip();
            }

            isText = xml.NodeType switch { XmlNodeType.Element => xml is { LocalName: "t", IsEmptyElement: false }, XmlNodeType.EndElement => false, _ => isText };
            if (isText && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(xml.Value);
            }
        }

        return text.ToString();
    }

    private List<bool> DaysOf(string part)
    {
        var (forms, days, isCell) = (new Dictionary<int, string>(), new List<bool>(), false);
        using var xml = Part(part, MostOfRest);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                isCell = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                forms[Number(xml, "numFmtId")] = xml.GetAttribute("formatCode") ?? "";
            }
            else if (isCell && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var form = Number(xml, "numFmtId");
                days.Add(forms.TryGetValue(form, out var code) ? SheetDays.Shows(code) : SheetDays.Shows(form));
            }
        }

        return days;
    }

    private static int Number(XmlReader xml, string attribute) => int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
