using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Palier.Data.Audit;

/// <summary>
/// The one way in which a value is written before it is hashed: UTF-8, names in the order of their characters, no space between,
/// numbers, days and moments as texts, and in a text only quotes, backslashes and control characters escaped.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Names with values as one object.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, object?>> values)
    {
        var text = new StringBuilder();
        Write(text, values);
        return text.ToString();
    }

    /// <summary>Named texts, as <see cref="Of"/> writes them, back to texts.</summary>
    public static ImmutableSortedDictionary<string, string> Texts(string json) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(json)!);

    private static void Write(StringBuilder text, IEnumerable<KeyValuePair<string, object?>> values)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            Quote(text, name);
            text.Append(':');
            if (value is null)
            {
                text.Append("null");
            }
            else
            {
                Quote(text, TextOf(value));
            }
        }

        text.Append('}');
    }

    private static string TextOf(object value) => value switch
    {
        string s => s,
        bool b => b ? "true" : "false",
        Enum e => Convert.ToInt32(e).ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"a {value.GetType().Name} has no canonical form", nameof(value)),
    };

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (c < ' ')
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                text.Append(c);
            }
        }

        text.Append('"');
    }
}
