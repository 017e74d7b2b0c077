using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads single values by what is expected in their place; a value of another kind is reported.</summary>
internal static class Scalars
{
    /// <summary>A number as programmes write it: digits, <c>_</c> between them, a point; null when the text is none.</summary>
    public static Rational? Number(string text)
    {
        var negative = text.StartsWith('-');
        var digits = text.AsSpan(negative ? 1 : 0);
        if (digits.IsEmpty || digits.Length > 40 || !char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[^1]))
        {
            return null;
        }

        var (numerator, decimals, point) = (BigInteger.Zero, 0, false);
        for (var i = 0; i < digits.Length; i++)
        {
            var c = digits[i];
            if (char.IsAsciiDigit(c))
            {
                numerator = (numerator * 10) + (c - '0');
                decimals += point ? 1 : 0;
            }
            else if (c == '.' && !point)
            {
                point = true;
            }
            else if (c != '_' || point || digits[i - 1] == '_')
            {
                return null;
            }
        }

        return Rational.Of(negative ? -numerator : numerator, BigInteger.Pow(10, decimals));
    }

    /// <summary>A number or a percentage, with the unit that its sign says.</summary>
    public static (Rational Value, Unit Unit)? Quantity(string text) =>
        text.EndsWith('%') ? Number(text[..^1].TrimEnd()) is { } p ? (p / 100, Unit.Percent) : null
        : Number(text) is { } n ? (n, Unit.Number)
        : null;

    /// <summary>A day from 1900 to 2199, so that what is reckoned from it stays in the calendar; an end that never comes is left out.</summary>
    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200 ? day : null;

    public static bool IsName(string text) =>
        text.Length > 0 && text[0] is >= 'a' and <= 'z' && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    public static bool IsWord(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>The text of a single value, or null with the mistake reported.</summary>
    public static string? Text(Node? node, string expected, Mistakes mistakes)
    {
        if (node is Scalar { Text.Length: > 0 } scalar)
        {
            return scalar.Text;
        }

        if (node is not null)
        {
            Wrong(node, expected, mistakes);
        }

        return null;
    }

    public static DateOnly? Day(Node? node, Mistakes mistakes)
    {
        if (Text(node, "a day like 2025-07-01", mistakes) is not { } text)
        {
            return null;
        }

        var day = Date(text);
        if (day is null)
        {
            Wrong(node!, "a day like 2025-07-01, from 1900 to 2199; an end that never comes is left out", mistakes);
        }

        return day;
    }

    /// <summary>A text, or one for each language.</summary>
    public static LocalText? Local(Node? node, Mistakes mistakes)
    {
        if (node is not MapNode map)
        {
            return Text(node, "a text, or one for each language", mistakes) is { } text ? LocalText.Plain(text) : null;
        }

        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Text is not [>= 'a' and <= 'z', >= 'a' and <= 'z'])
            {
                Wrong(entry.Key, "a language like en or fr", mistakes);
            }
            else if (Text(entry.Value, "a text", mistakes) is { } text)
            {
                texts[entry.Key.Text] = text;
            }
        }

        return texts.Count == 0 ? null : new LocalText(texts.ToImmutable());
    }

    /// <summary>One word or a list of them.</summary>
    public static ImmutableArray<Scalar> Words(Node? node, Mistakes mistakes)
    {
        var items = node switch
        {
            null => [],
            ListNode list => list.Items,
            _ => [node],
        };
        var words = ImmutableArray.CreateBuilder<Scalar>();
        foreach (var item in items)
        {
            if (item is Scalar { Text.Length: > 0 } word)
            {
                words.Add(word);
            }
            else
            {
                Wrong(item, "a word", mistakes);
            }
        }

        return words.ToImmutable();
    }

    public static void Wrong(Node node, string expected, Mistakes mistakes) =>
        mistakes.Add(node.Place, "P105", ("expected", expected), ("value", Keys.Shown(node)));
}
