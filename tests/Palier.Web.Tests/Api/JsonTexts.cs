using System.Globalization;
using System.Text;

namespace Palier.Web.Tests.Api;

/// <summary>Texts of every kind that JSON allows and forbids, made systematically in the shape of a hold that is to be placed.</summary>
internal static class JsonTexts
{
    private const string Before = """{"programme":"changed_afterwards","partner":"P1","reason":""";

    /// <summary>Texts that are JSON, with the reason they say; null where that is not looked at.</summary>
    public static IEnumerable<(string Text, string? Reason)> Accepted()
    {
        // Every way to write a character: as it is, and by its number in capital and small letters.
        foreach (var letter in "aZ09 !#$%&'()*+,-./:;<=>?@[]^_`{|}~\u007f\u0080\u00a0\u00e9\u03c0\u20ac\u2028\u2029\u3042\ufdd0\ufffd\ufffe\uffff")
        {
            yield return (Before + $"\"x{letter}x\"}}", $"x{letter}x");
            yield return (Before + $"\"x\\u{(int)letter:x4}x\"}}", $"x{letter}x");
        }

        foreach (var (written, means) in new[] { ("\\\"", "\""), ("\\\\", "\\"), ("\\/", "/"), ("\\b", "\b"), ("\\f", "\f"), ("\\n", "\n"), ("\\r", "\r"), ("\\t", "\t"), ("\\u0001", "\u0001"), ("\\u001F", "\u001f"), ("\\uD83D\\uDE00", "\ud83d\ude00"), ("\\ud800\\udc00", "\ud800\udc00"), ("\\uDBFF\\uDFFF", "\udbff\udfff"), ("\\\\u0041", "\\u0041") })
        {
            yield return (Before + $"\"x{written}x\"}}", $"x{means}x");
        }

        // Space is allowed between everything.
        foreach (var space in new[] { " ", "\t", "\n", "\r", "\r\n", " \t\n\r " })
        {
            yield return (space + Before + "\"x\"}" + space, "x");
            yield return ($$"""{{{space}}"programme"{{space}}:{{space}}"changed_afterwards"{{space}},{{space}}"partner"{{space}}:{{space}}"P1"{{space}},{{space}}"reason":"y"{{space}}}""", "y");
        }

        // The order says nothing, and a name may be written by its numbers.
        yield return ("""{"reason":"x","partner":"P1","programme":"changed_afterwards"}""", "x");
        yield return ("""{"partner":"P1","reason":"x","programme":"changed_afterwards"}""", "x");
        yield return ("""{"pro\u0067ramme":"changed_afterwards","\u0070artner":"P1","r\u0065ason":"x"}""", "x");
        yield return (Before + '"' + new string('x', 100_000) + "\"}", null);
    }

    /// <summary>Texts that are no JSON, and JSON that says more than can be.</summary>
    public static IEnumerable<byte[]> Refused() => Wrong().Select(Encoding.UTF8.GetBytes).Concat(WrongBytes()).DistinctBy(Convert.ToHexString);

    private static IEnumerable<string> Wrong()
    {
        var whole = Before + "\"x\"}";
        // Cut off anywhere: it has not ended.
        for (var length = 0; length < whole.Length; length++)
        {
            yield return whole[..length];
        }

        // Something after its end, or around it.
        foreach (var more in new[] { "}", "]", "{}", "[]", "\"x\"", ",", ":", "1", "x", "null", "#", "//", "/**/", "/* x", "<", ";", "\\", "'", "\u00a0", "\u2028", "\ufeff", "\u000b", "\f" })
        {
            yield return whole + more;
            yield return more + whole;
        }

        // A value that is none.
        foreach (var value in new[]
        {
            "", "'x'", "x", "\u00e9", "nul", "nulll", "Null", "TRUE", "True", "tru", "falsee", "NaN", "-NaN", "Infinity", "-Infinity", "undefined", "+1", "-", "--1", "-x", "01", "-01", "00", ".1", "1.", "-.1", "1.e1", "1e", "1e+", "1E-", "1e1.5", "1eE2", "0x1F", "1_000",
            "1,000", "1 000", "1.2.3", "1e400", "-1e400", "1E+999", "0b1", "1f", "\uff11", "[1,]", "[,1]", "[1,,2]", "[1 2]", "[1:2]", "[\"a\" \"b\"]", "[", "]", "[1", "[1}", "{1:2}", "{a:1}", "{'a':1}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{\"a\",1}", "{\"a\":1,}", "{,\"a\":1}",
            "{\"a\":1,,\"b\":2}", "{\"a\":1 \"b\":2}", "{\"a\"::1}", "{:1}", "{", "}", "{\"a\":1", "{\"a\":1]", "{null:1}", "{\"a\":1;\"b\":2}", "/**/\"x\"", "\"x\"//\n", "\"x\" \"y\"", "\"x\"+\"y\"", "`x`", "(\"x\")", "<x>", "&quot;x&quot;", "\u201cx\u201d", "\u2424", "\u00bd",
        })
        {
            yield return Before + value + "}";
        }

        // A text that is none.
        foreach (var text in new[]
        {
            "x\ny", "x\ty", "x\ry", "x\u0001y", "x\u001fy", "x\u0000y", "\\x41", "\\a", "\\v", "\\0", "\\'", "\\ ", "\\", "\\u", "\\u1", "\\u12", "\\u123", "\\u123g", "\\u{41}", "\\U00000041", "\\u 041", "\\u-041", "\\u0000", "x\\u0000y", "\\ud800", "\\udc00", "\\udc00\\ud800",
            "\\ud800x", "\\ud800\\u0041", "\\ud800\\ud800", "\\ud83d\\n", "\\uD83D\\uDE", "\\uDFFF", "\\\u00e9", "\\\n", "\\u00e", "\\uuuu",
        })
        {
            yield return Before + $"\"{text}\"}}";
        }

        // JSON of another shape, names that stand twice, and depth.
        foreach (var shape in new[] { "null", "true", "false", "0", "\"x\"", "[]", "[{}]", "{}", "[null]", "{\"\":1}", whole.Replace("}", ",\"reason\":\"x\"}", StringComparison.Ordinal), whole.Replace("}", ",\"r\\u0065ason\":\"x\"}", StringComparison.Ordinal), whole.Replace("}", ",\"\":\"\"}", StringComparison.Ordinal), whole.Replace("}", ",\"\\ud800\":1}", StringComparison.Ordinal), whole.Replace("}", ",\"\\u0000\":1}", StringComparison.Ordinal), whole.Replace("}", ",\"more\":1e400}", StringComparison.Ordinal) })
        {
            yield return shape;
        }

        foreach (var depth in new[] { 33, 64, 500 })
        {
            yield return Before + new string('[', depth) + new string(']', depth) + "}";
        }
    }

    private static IEnumerable<byte[]> WrongBytes()
    {
        var whole = Encoding.UTF8.GetBytes(Before + "\"x\"}");
        yield return [0xEF, 0xBB, 0xBF, .. whole];
        yield return [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Before + "\"x\"}")];
        yield return [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Before + "\"x\"}")];
        yield return Encoding.Unicode.GetBytes(Before + "\"x\"}");
        yield return Encoding.UTF32.GetBytes(Before + "\"x\"}");
        yield return [.. whole, 0];
        yield return [0, .. whole];

        // Bytes that are no UTF-8: alone, too few, too long, halves of pairs, beyond the last character.
        foreach (var bytes in new[] { "80", "BF", "C3", "C3 28", "C0 80", "C0 AF", "C1 BF", "E2 82", "E2 28 A1", "E0 80 AF", "ED A0 80", "ED BF BF", "F0 9F 98", "F0 28 8C BC", "F0 80 80 AF", "F4 90 80 80", "F5 80 80 80", "FE", "FF", "E9", "E5 E5" })
        {
            yield return [.. Encoding.UTF8.GetBytes(Before + "\"x"), .. bytes.Split(' ').Select(b => byte.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture)), .. "x\"}"u8];
        }
    }
}
