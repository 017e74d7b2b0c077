using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Palier.Web.Shell;

/// <summary>The site's own sentences in one language, by key, with figures put in for names in braces.</summary>
public sealed partial class Words
{
    private readonly FrozenDictionary<string, string> _sentences;

    private Words(FrozenDictionary<string, string> sentences) => _sentences = sentences;

    public static Words English { get; } = Load("en");

    public static Words French { get; } = Load("fr");

    public IReadOnlyDictionary<string, string> Sentences => _sentences;

    public string this[string key] => _sentences.TryGetValue(key, out var sentence)
        ? sentence
        : throw new InvalidOperationException($"no words for {key}");

    public string Say(string key, params ReadOnlySpan<(string Name, string Text)> with)
    {
        var sentence = this[key];
        foreach (var (name, text) in with)
        {
            sentence = sentence.Replace($"{{{name}}}", text, StringComparison.Ordinal);
        }

        return sentence;
    }

    /// <summary>The sentence for one or for several: the keys end in <c>.one</c> and <c>.many</c>; French says one for zero.</summary>
    public string Count(string key, long count, string figure) =>
        Say(count == 1 || (count == 0 && this == French) ? $"{key}.one" : $"{key}.many", ("n", figure));

    /// <summary>The names in braces of a sentence, in order of the alphabet.</summary>
    public static IReadOnlyList<string> Names(string sentence) =>
        [.. Braces().Matches(sentence).Select(m => m.Value).Order(StringComparer.Ordinal)];

    private static Words Load(string language)
    {
        // A file for the shell and the older pages, and one for each feature: words.en, words.en.payout.
        var files = typeof(Words).Assembly.GetManifestResourceNames().Where(n => n == $"words.{language}" || n.StartsWith($"words.{language}.", StringComparison.Ordinal));
        // A key in two files would be the sentence of another page on one of them: it is refused here.
        return new Words(files.SelectMany(Of).ToDictionary(StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal));

        static Dictionary<string, string> Of(string file)
        {
            using var stream = typeof(Words).Assembly.GetManifestResourceStream(file)!;
            return JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
        }
    }

    [GeneratedRegex(@"\{[a-z_]+\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Braces();
}
