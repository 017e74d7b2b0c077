using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Palier.Core.Wording;
using Palier.Data.Audit;
using Palier.Data.Rows;

namespace Palier.App.Messages;

/// <summary>A message as it is written to somebody: in their language, the same each time.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">The text.</param>
/// <param name="Seal">Names the message among all of all installations: its number and the beginning of the hash of everything in it.</param>
public sealed record Letter(string Subject, string Text, string Seal)
{
    internal static Letter Of(MessageRow row)
    {
        var words = Words.In(Language.Find(row.Language) ?? Language.English);
        var figures = CanonicalJson.Texts(row.Figures).Select(f => (f.Key, Worded(words, f.Key, f.Value))).ToArray();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Of(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["number"] = row.Number, ["to"] = row.To, ["owner"] = row.Owner, ["language"] = row.Language, ["key"] = row.Key, ["figures"] = row.Figures, ["known"] = row.KnownAt,
        })));
        return new Letter(words.Say($"message.{row.Key}.subject", figures), words.Say($"message.{row.Key}.text", figures), $"{row.Number.ToString(CultureInfo.InvariantCulture)}.{Convert.ToHexStringLower(hash)[..32]}");
    }

    private static string Worded(Words words, string name, string value) =>
        name == "day" && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? words.Language.Day(day) : OneLine(value);

    // A name with a line break in it must begin neither another header nor a paragraph that we did not write.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
