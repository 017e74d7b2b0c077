using System.Collections.Immutable;
using System.Text;
using Palier.Core.Definition.Yaml;
using Palier.Core.Tests.Tidy;

namespace Palier.Core.Tests.Definition;

/// <summary>Spoils programme texts, always in the same way for the same seed.</summary>
internal sealed class Mutation
{
    private static readonly string[] odd =
        ["\0", "\t", "\u00a0", "\u2028", "\u0085", "\ufeff", "\ud83d\ude00", "e\u0301", "\u202e", "١٢٣", "\u200b", "'", "\"", "{", "}", "[", "]", ":", "#", "|", ">", "&a", "*a", "!t", "%", "---", "...", "? ", "- ", ", "];

    private static readonly string[] numbers =
        ["99999999999999999999999999999999999999999", "-1", "0", "1e400", "0.0000000000000000000000001", "100%", "-50%", "999999999999%", "2147483648", "9999-12-31", "0001-01-01", "3660 closed months",
            "2147483647 days", "1_000_000_000 years", "12 months", "31 February", "999999999 working days before end of period"];

    private static readonly ImmutableArray<string> words = [.. VocabularyWords().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private ulong _state;

    private Mutation(int seed) => _state = (ulong)seed * 0x9E3779B97F4A7C15UL;

    /// <summary>The texts that are spoilt: every programme of the repository, and every bad text.</summary>
    public static ImmutableArray<string> Originals { get; } =
        [.. Repository.Files.Where(f => f.IsIn("programmes") && f.EndsWith(".yaml", StringComparison.Ordinal) && !f.Contains("/tests/", StringComparison.Ordinal)).Select(Repository.Read),
            .. BadText.All.Select(t => t.Text)];

    public static string Of(int seed)
    {
        var mutation = new Mutation(seed);
        var text = Originals[mutation.Below(Originals.Length)];
        for (var times = 1 + mutation.Below(4); times > 0; times--)
        {
            text = mutation.Once(text);
        }

        return text;
    }

    private static IEnumerable<string> VocabularyWords()
    {
        var vocabulary = typeof(Construct).Assembly.GetType("Palier.Core.Definition.Reader.Vocabulary")!;
        var constructs = vocabulary.GetFields().Where(f => f.FieldType == typeof(Construct)).Select(f => (Construct)f.GetValue(null)!).ToList();
        return constructs.SelectMany(c => c.Words.AddRange(c.All.Select(w => w.Kind).OfType<Kind.Choice>().SelectMany(k => k.Phrases)))
            .Concat(["always", "never", "any", "of", "by", "other", "set aside", "this area", "level", "silver", "the day", "not held", "met"]);
    }

    private int Below(int limit)
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (int)((z ^ (z >> 31)) % (ulong)Math.Max(1, limit));
    }

    private string Pick(IReadOnlyList<string> from) => from[Below(from.Count)];

    private string Once(string text)
    {
        var lines = text.Split('\n').ToList();
        var (at, other) = (Below(lines.Count), Below(lines.Count));
        switch (Below(12))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(other, lines[at]);
                break;
            case 2:
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 3:
                lines[at] = new string(' ', Below(8)) + lines[at].TrimStart();
                break;
            case 4:
                return text[..Below(text.Length + 1)];
            case 5:
                lines[at] = Deep(lines[at]);
                break;
            case 6:
                return Token(text, Pick(numbers));
            case 7 or 8:
                return Token(text, Pick(words));
            case 9:
                return text.Insert(Below(text.Length + 1), Pick(odd));
            case 10:
                return Flipped(text);
            default:
                return Token(text, Pick(words) + ": { " + Pick(words) + ": ");
        }

        return string.Join('\n', lines);
    }

    private string Deep(string line)
    {
        var (depth, map) = (Below(3000), Below(2) == 0);
        var value = string.Concat(Enumerable.Repeat(map ? "{a: " : "[", depth)) + "x" + string.Concat(Enumerable.Repeat(map ? "}" : "]", depth));
        return line.Split(':')[0] + ": " + value;
    }

    private string Token(string text, string with)
    {
        var start = Below(text.Length + 1);
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-' or '%'))
        {
            end++;
        }

        return text[..start] + with + text[end..];
    }

    private string Flipped(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0)
        {
            bytes[Below(bytes.Length)] ^= (byte)(1 << Below(8));
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
