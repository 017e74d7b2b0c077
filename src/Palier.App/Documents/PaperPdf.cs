using System.Text;
using Palier.Core.Wording;
using SkiaSharp;

namespace Palier.App.Documents;

/// <summary>A document as PDF: A4, with text that can be selected. The same document gives the same bytes on every machine.</summary>
public static class PaperPdf
{
    private const float Body = 9;
    private const float Line = 13;

    /// <param name="paper">What it says.</param>
    /// <param name="day">The day of issue, which the file carries as its date.</param>
    public static byte[] Of(Paper paper, DateOnly day)
    {
        var sheets = new Sheets();
        using var picture = paper.Logo is null ? null : SKImage.FromEncodedData(Convert.FromBase64String(paper.Logo));
        Head(paper, picture, sheets);
        foreach (var block in paper.Blocks)
        {
            Add(block, sheets);
        }

        if (sheets.Replaced)
        {
            Sentence(paper.Unreadable, sheets);
        }

        Feet(paper, sheets);
        return PdfCatalog.In(Drawn(sheets, paper, day), paper.Language.Culture);
    }

    private static void Head(Paper paper, SKImage? picture, Sheets sheets)
    {
        var (top, left) = (sheets.Y, Sheets.Edge);
        if (picture is not null)
        {
            var scale = Math.Min(1, Math.Min(140f / picture.Width, 34f / picture.Height));
            sheets.Add(new Mark.Picture(picture, SKRect.Create(left, top, picture.Width * scale, picture.Height * scale)));
            top += (picture.Height * scale) + 8;
        }

        var y = Lines(paper.From, left, top, 13, toRight: false, sheets);
        var marks = Lines(paper.Marks, Sheets.Right, sheets.Y, Body, toRight: true, sheets);
        y = Math.Max(y, marks) + 14;
        y = Lines(paper.To, Sheets.Edge + 290, y, Body, toRight: false, sheets) + 18;
        sheets.Write(paper.Heading, left, y + 17, Face.SemiBold, 17, Sheets.Ink);
        var under = y + 19;
        foreach (var text in paper.Under)
        {
            sheets.Write(text, left, under += Line, Face.Regular, Body, Sheets.Second);
        }

        sheets.Write(paper.Amount.Label, Sheets.Right, y + 4, Face.Regular, Body, Sheets.Second, toRight: true);
        sheets.Write(paper.Amount.Text, Sheets.Right, y + 27, Face.SemiBold, 20, Sheets.Ink, toRight: true, digits: true);
        sheets.Rule(left, Sheets.Right, under + 11, 1.4f, Sheets.Ink);
        sheets.Y = under + 16;
    }

    private static float Lines(IReadOnlyList<string> lines, float x, float top, float first, bool toRight, Sheets sheets)
    {
        var y = top;
        for (var i = 0; i < lines.Count; i++)
        {
            var (face, size) = i == 0 ? (Face.SemiBold, first) : (Face.Regular, Body);
            foreach (var line in sheets.Wrap(lines[i], face, size, toRight ? 200 : Sheets.Right - x < 280 ? Sheets.Right - x : 280))
            {
                y += size == first ? first + 2 : Line;
                sheets.Write(line, x, y, face, size, i == 0 ? Sheets.Ink : Sheets.Second, toRight);
            }
        }

        return y;
    }

    private static void Add(Block block, Sheets sheets)
    {
        switch (block)
        {
            case Block.NewPage:
                sheets.Turn();
                break;
            case Block.Heading heading:
                // A heading stays with what it is the heading of.
                sheets.Need(80);
                sheets.Y += 14;
                foreach (var line in sheets.Wrap(heading.Text, Face.SemiBold, 11, Sheets.Right - Sheets.Edge))
                {
                    sheets.Write(line, Sheets.Edge, sheets.Y + 11, Face.SemiBold, 11, Sheets.Ink);
                    sheets.Y += 15;
                }

                break;
            case Block.Sentence sentence:
                Sentence(sentence.Text, sheets);
                break;
            case Block.Table table:
                PdfTable.Add(table, sheets);
                break;
        }
    }

    private static void Sentence(string text, Sheets sheets)
    {
        sheets.Y += 2;
        foreach (var line in sheets.Wrap(text, Face.Regular, Body, Sheets.Right - Sheets.Edge))
        {
            sheets.Need(Line);
            sheets.Write(line, Sheets.Edge, sheets.Y + 10, Face.Regular, Body, Sheets.Ink);
            sheets.Y += Line;
        }
    }

    private static void Feet(Paper paper, Sheets sheets)
    {
        for (var i = 0; i < sheets.All.Count; i++)
        {
            var y = Sheets.Height - Sheets.Edge;
            var page = paper.Page.Replace("{page}", $"{i + 1}", StringComparison.Ordinal).Replace("{pages}", $"{sheets.All.Count}", StringComparison.Ordinal);
            sheets.All[i].Add(new Mark.Rule(Sheets.Edge, Sheets.Right, y - 16, 0.5f, Sheets.Hair));
            sheets.All[i].Add(Foot(paper.Foot.Left, Sheets.Edge, y - 4, false, sheets));
            sheets.All[i].Add(Foot(paper.Foot.Right, Sheets.Right, y - 4, true, sheets));
            sheets.All[i].Add(Foot(paper.Title, Sheets.Edge, y + 7, false, sheets));
            sheets.All[i].Add(Foot(page, Sheets.Right, y + 7, true, sheets));
        }
    }

    private static Mark.Words Foot(string text, float x, float y, bool toRight, Sheets sheets) =>
        new(sheets.Known(text, Face.Regular), x, y, Face.Regular, 7.5f, Sheets.Second, toRight, Digits: false);

    private static byte[] Drawn(Sheets sheets, Paper paper, DateOnly day)
    {
        using var stream = new MemoryStream();
        var at = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var about = new SKDocumentPdfMetadata
        {
            Title = $"{paper.Title} · {paper.To[0]}", Author = paper.From[0], Subject = string.Join(" · ", paper.Under), Creator = "Palier", Producer = "Palier",
            Creation = at, Modified = at, RasterDpi = 300, EncodingQuality = 95,
        };
        using (var document = SKDocument.CreatePdf(stream, about))
        {
            foreach (var sheet in sheets.All)
            {
                using var canvas = document.BeginPage(Sheets.Width, Sheets.Height);
                foreach (var mark in sheet)
                {
                    Pen.Draw(mark, canvas);
                }

                document.EndPage();
            }

            document.Close();
        }

        return stream.ToArray();
    }
}
