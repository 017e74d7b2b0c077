using System.IO.Compression;
using System.Text;

namespace Palier.Web.Tests.Imports.Forms;

/// <summary>A workbook written part by part, so that a test can say what stands in each cell, and can get it wrong.</summary>
internal sealed class WrittenWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private readonly List<(string Name, string Rows, string After, string State)> _sheets = [];

    public bool IsFrom1904 { get; init; }

    /// <summary>Parts beside those of a workbook, or in their place.</summary>
    public Dictionary<string, string> Others { get; } = [];

    /// <summary>The style 1 shows a day of the built-in form, 2 one of a form of its own, 3 an amount in red where it is below zero.</summary>
    private const string Styles =
        "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"[$-40C]dd\\-mmm&quot; d &quot;yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0.00&quot; days&quot;;[Red]\\-#,##0.00\"/></numFmts>"
        + "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>";

    /// <summary>Adds a sheet by the XML of its rows.</summary>
    public WrittenWorkbook Sheet(string name, string rows, string after = "", string state = "visible")
    {
        _sheets.Add((name, rows, after, state));
        return this;
    }

    public string Save(string path)
    {
        var parts = new Dictionary<string, string>
        {
            ["_rels/.rels"] = $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><workbookPr date1904=\"{(IsFrom1904 ? 1 : 0)}\"/><sheets>"
                + string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns=\"{Package}\">"
                + string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + $"<Relationship Id=\"s\" Type=\"{Office}/styles\" Target=\"/xl/styles.xml\"/><Relationship Id=\"t\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
            ["xl/styles.xml"] = $"<styleSheet xmlns=\"{Main}\">{Styles}</styleSheet>",
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\"><si><t>EUR</t></si><si><r><t>P</t></r><r><t xml:space=\"preserve\">1 </t></r><rPh sb=\"0\" eb=\"1\"><t>pe</t></rPh></si></sst>",
        };
        for (var i = 0; i < _sheets.Count; i++)
        {
            parts[$"xl/worksheets/sheet{i + 1}.xml"] = $"<worksheet xmlns=\"{Main}\"><sheetData>{_sheets[i].Rows}</sheetData>{_sheets[i].After}</worksheet>";
        }

        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in parts.Concat(Others).GroupBy(p => p.Key).Select(g => g.Last()))
        {
            using var part = zip.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(text));
        }

        return path;
    }

    /// <summary>The XML of a row: texts, and cells that are XML already.</summary>
    public static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">" + string.Concat(cells.Select((c, i) => c.Length == 0 ? "" : c[0] == '<' ? c.Replace("<c", $"<c r=\"{(char)('A' + i)}{number}\"", StringComparison.Ordinal)
            : $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{c}</t></is></c>")) + "</row>";
}
