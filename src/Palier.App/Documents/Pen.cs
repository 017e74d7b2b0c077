using SkiaSharp;

namespace Palier.App.Documents;

/// <summary>Draws what stands on a sheet.</summary>
internal static class Pen
{
    public static void Draw(Mark mark, SKCanvas canvas)
    {
        switch (mark)
        {
            case Mark.Rule rule:
                using (var paint = new SKPaint { Color = rule.Ink, StrokeWidth = rule.Width, Style = SKPaintStyle.Stroke })
                {
                    canvas.DrawLine(rule.From, rule.Y, rule.To, rule.Y, paint);
                }

                break;
            case Mark.Picture picture:
                canvas.DrawImage(picture.Image, picture.At, SKSamplingOptions.Default);
                break;
            case Mark.Words words:
                Write(words, canvas);
                break;
        }
    }

    /// <summary>How wide a text is, in points.</summary>
    public static float Width(string text, Face face, float size, bool digits)
    {
        using var font = face.At(size);
        return digits ? Places(text, font).Width : font.MeasureText(text);
    }

    private static void Write(Mark.Words words, SKCanvas canvas)
    {
        using var font = words.Face.At(words.Size);
        using var paint = new SKPaint { Color = words.Ink, IsAntialias = true };
        var (places, width) = words.Digits ? Places(words.Text, font) : ([], font.MeasureText(words.Text));
        var x = words.ToRight ? words.X - width : words.X;
        if (!words.Digits)
        {
            canvas.DrawText(words.Text, x, words.Y, SKTextAlign.Left, font, paint);
            return;
        }

        using var blob = SKTextBlob.CreatePositioned(words.Text, font, places);
        if (blob is not null)
        {
            canvas.DrawText(blob, x, words.Y, paint);
        }
    }

    // Every digit has the room of the widest, so that figures stand under each other.
    private static (SKPoint[] Places, float Width) Places(string text, SKFont font)
    {
        var widest = font.GetGlyphWidths("0123456789").Max();
        var widths = font.GetGlyphWidths(text);
        var (places, x, at) = (new SKPoint[widths.Length], 0f, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var (isDigit, width) = (rune.Value is >= '0' and <= '9', widths[at]);
            places[at++] = new SKPoint(isDigit ? x + ((widest - width) / 2) : x, 0);
            x += isDigit ? widest : width;
        }

        return (places, x);
    }
}
