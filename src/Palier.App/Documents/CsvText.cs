using System.Globalization;
using System.Text;
using Palier.Core.Values;

namespace Palier.App.Documents;

/// <summary>Rows for a spreadsheet: figures stay figures, and no text is taken for a formula.</summary>
public sealed class CsvText
{
    private readonly StringBuilder _text = new();

    public CsvText Row(params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            _text.Append(i == 0 ? "" : ",").Append(cells[i]);
        }

        _text.Append("\r\n");
        return this;
    }

    /// <summary>A cell of text. One that a spreadsheet would compute is kept from it with an apostrophe.</summary>
    public static string Text(string? value)
    {
        var text = Harmless(value ?? "");
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public static string Number(decimal value, int decimals = 0) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <summary>The exact figure, or cut after ten decimals where it has no end.</summary>
    public static string Number(Rational value) =>
        ((decimal)Rounding.ToWhole(value * 10_000_000_000, RoundingMode.Down) / 10_000_000_000m).ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>The file, marked so that every spreadsheet reads its letters.</summary>
    public byte[] Bytes => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())];

    /// <summary>A text that a spreadsheet would compute, behind an apostrophe; any other as it stands.</summary>
    public static string Harmless(string text) =>
        text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20') ? "'" + text : text;
}
