using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Palier.App.Documents;

/// <summary>Says in a PDF which language it is in and that its title is to be shown, as an update at the end of the file.</summary>
internal static partial class PdfCatalog
{
    /// <param name="pdf">A file with a plain table of its objects.</param>
    /// <param name="language">The language, as <c>fr-FR</c>.</param>
    public static byte[] In(byte[] pdf, string language)
    {
        // One byte is one character here, so that places in the text are places in the file.
        var text = Encoding.Latin1.GetString(pdf);
        var trailer = text[text.LastIndexOf("trailer", StringComparison.Ordinal)..];
        var (root, size, before) = (Root().Match(trailer).Groups["number"].Value, Size().Match(trailer).Groups["number"].Value, Before().Match(trailer).Groups["number"].Value);
        var at = text.IndexOf($"\n{root} 0 obj", StringComparison.Ordinal) + 1;
        var catalog = text[at..text.IndexOf("endobj", at, StringComparison.Ordinal)];
        if (root.Length == 0 || before.Length == 0 || at == 0 || !catalog.Contains("/Type /Catalog", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("the file has no catalog where one is expected");
        }

        var update = new StringBuilder("\n").Append(catalog.Replace("/Type /Catalog", $"/Type /Catalog\n/Lang ({language})\n/ViewerPreferences <</DisplayDocTitle true>>", StringComparison.Ordinal)).Append("endobj\n");
        var table = pdf.Length + update.Length;
        update.Append(CultureInfo.InvariantCulture, $"xref\n{root} 1\n{pdf.Length + 1:D10} 00000 n \n");
        update.Append(trailer[..trailer.IndexOf(">>\nstartxref", StringComparison.Ordinal)].Replace($"/Size {size}", $"/Size {size}\n/Prev {before}", StringComparison.Ordinal));
        update.Append(CultureInfo.InvariantCulture, $">>\nstartxref\n{table}\n%%EOF\n");
        return [.. pdf, .. Encoding.Latin1.GetBytes(update.ToString())];
    }

    [GeneratedRegex(@"/Root (?<number>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Root();

    [GeneratedRegex(@"/Size (?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();

    [GeneratedRegex(@"startxref\s+(?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Before();
}
