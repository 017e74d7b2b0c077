using SkiaSharp;

namespace Palier.App.Documents;

/// <summary>What is drawn on a sheet.</summary>
internal abstract record Mark
{
    /// <param name="X">The left edge, or with <paramref name="ToRight"/> the right one, in points.</param>
    /// <param name="Y">The line the letters stand on.</param>
    /// <param name="Digits">Whether all digits are equally wide, so that figures line up.</param>
    internal sealed record Words(string Text, float X, float Y, Face Face, float Size, SKColor Ink, bool ToRight, bool Digits) : Mark;

    internal sealed record Rule(float From, float To, float Y, float Width, SKColor Ink) : Mark;

    internal sealed record Picture(SKImage Image, SKRect At) : Mark;
}

/// <summary>Sheets of A4 that are filled from top to bottom.</summary>
internal sealed class Sheets
{
    public const float Width = 595.28f;
    public const float Height = 841.89f;
    public const float Edge = 45.35f;
    public const float Right = Width - Edge;
    public const float Bottom = Height - Edge - 22;

    public static readonly SKColor Ink = new(0x12, 0x19, 0x1D);
    public static readonly SKColor Second = new(0x47, 0x54, 0x5B);
    public static readonly SKColor Hair = new(0xDB, 0xE1, 0xE4);
    public static readonly SKColor Strong = new(0x7F, 0x8B, 0x92);

    public List<List<Mark>> All { get; } = [[]];

    /// <summary>How far down the last sheet is filled.</summary>
    public float Y { get; set; } = Edge;

    /// <summary>Whether a letter had to be replaced that no font has.</summary>
    public bool Replaced { get; private set; }

    /// <summary>Begins a new sheet where less than so much is left of this one.</summary>
    public bool Need(float height)
    {
        if (Y + height <= Bottom)
        {
            return false;
        }

        Turn();
        return true;
    }

    public void Turn()
    {
        All.Add([]);
        Y = Edge;
    }

    public void Write(string text, float x, float y, Face face, float size, SKColor ink, bool toRight = false, bool digits = false)
    {
        if (text.Length > 0)
        {
            All[^1].Add(new Mark.Words(Known(text, face), x, y, face, size, ink, toRight, digits));
        }
    }

    public void Rule(float from, float to, float y, float width, SKColor ink) => All[^1].Add(new Mark.Rule(from, to, y, width, ink));

    public void Add(Mark mark) => All[^1].Add(mark);

    /// <summary>The text in letters that the font has.</summary>
    public string Known(string text, Face face)
    {
        var (shown, replaced) = face.Shown(text);
        Replaced |= replaced;
        return shown;
    }

    /// <summary>The text in lines that are no wider than given: broken at spaces, and within a word only where it is too long by itself.</summary>
    public List<string> Wrap(string text, Face face, float size, float width)
    {
        using var font = face.At(size);
        var (lines, line) = (new List<string>(), "");
        foreach (var word in Known(text, face).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (font.MeasureText(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            for (line = word; font.MeasureText(line) > width && line.Length > 1;)
            {
                var fits = Math.Max(1, Enumerable.Range(1, line.Length - 1).LastOrDefault(n => font.MeasureText(line[..n]) <= width, 1));
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }

        lines.Add(line);
        return lines;
    }
}
