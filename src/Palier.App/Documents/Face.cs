using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace Palier.App.Documents;

/// <summary>A font of printed documents. A letter it does not have is shown by a sign: nothing is left out silently.</summary>
internal sealed class Face
{
    /// <summary>Stands for a letter that the font does not have.</summary>
    public const char Missing = '\u25a1';

    private readonly SKTypeface _typeface;
    private readonly ConcurrentDictionary<int, bool> _has = new();

    private Face(string name)
    {
        using var stream = typeof(Face).Assembly.GetManifestResourceStream($"fonts/{name}.otf") ?? throw new InvalidOperationException($"the font {name} is not in the assembly");
        _typeface = SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"the font {name} cannot be read");
        if (!Has(new Rune(Missing)) || !Has(new Rune('0')))
        {
            throw new InvalidOperationException($"the font {name} lacks what every document needs");
        }
    }

    public static Face Regular { get; } = new("Inter-Regular");

    public static Face SemiBold { get; } = new("Inter-SemiBold");

    public SKFont At(float size) => new(_typeface, size) { Subpixel = true, Hinting = SKFontHinting.None, LinearMetrics = true };

    /// <summary>The text in letters that the font has, and whether one had to be replaced. Narrow spaces become plain ones.</summary>
    public (string Text, bool Replaced) Shown(string text)
    {
        var (shown, replaced) = (new StringBuilder(text.Length), false);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Has(rune))
            {
                shown.Append(rune.ToString());
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                shown.Append('\u00a0');
            }
            else if (!Rune.IsControl(rune))
            {
                shown.Append(Missing);
                replaced = true;
            }
        }

        return (shown.ToString(), replaced);
    }

    private bool Has(Rune rune) => _has.GetOrAdd(rune.Value, letter =>
    {
        using var font = new SKFont(_typeface);
        return font.GetGlyph(letter) != 0;
    });
}
