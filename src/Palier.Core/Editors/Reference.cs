using System.Text.RegularExpressions;

namespace Palier.Core.Editors;

/// <summary>What the reference of the language says about a word: the row of its table, or the first sentence that speaks of it.</summary>
internal sealed partial class Reference
{
    // Of a table the cell under one of these is what the word means.
    private static readonly string[] Meanings = ["means", "answers", "gives"];

    private readonly List<(string Chapter, string Heading, Row Row)> _rows = [];
    private readonly List<(string Chapter, string Heading, string Sentence)> _sentences = [];

    public Reference(string markdown)
    {
        var (chapter, heading, inCode) = ("", "", false);
        var (paragraph, header) = (new List<string>(), (string[]?)null);
        foreach (var line in markdown.Split('\n').Append(""))
        {
            inCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!inCode && line.StartsWith('|'))
            {
                header = Take(line, header, chapter, heading);
                continue;
            }

            header = null;
            if (inCode || line.Length == 0 || line[0] == '#' || line.StartsWith("```", StringComparison.Ordinal))
            {
                _sentences.AddRange(Sentences().Split(string.Join(' ', paragraph)).Where(s => s.Length > 0).Select(s => (chapter, heading, s)));
                paragraph.Clear();
            }
            else
            {
                paragraph.Add(line.TrimStart('-', ' '));
            }

            if (!inCode && line.StartsWith('#'))
            {
                heading = line.TrimStart('#', ' ');
                chapter = line.StartsWith("## ", StringComparison.Ordinal) ? heading : chapter;
            }
        }
    }

    /// <summary>The reference as it is shipped.</summary>
    public static Reference OfLanguage { get; } = new(Text());

    /// <summary>What a word means in a chapter; null where nothing is said of it there.</summary>
    public string? Of(string chapter, string word) => InTable(r => r.Chapter == chapter || r.Heading == chapter, word) ?? InSentence(chapter, word);

    /// <summary>What any table says of a word.</summary>
    public string? Anywhere(string word) => InTable(_ => true, word);

    /// <summary>The sentence with which a chapter begins.</summary>
    public string? Beginning(string chapter) => Plain(_sentences.FirstOrDefault(s => s.Chapter == chapter).Sentence);

    private static string Text()
    {
        using var stream = typeof(Reference).Assembly.GetManifestResourceStream("Palier.Core.language.md")
            ?? throw new InvalidOperationException("the reference of the language is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private string[] Take(string line, string[]? header, string chapter, string heading)
    {
        var cells = line.Trim('|', ' ').Split(" | ");
        if (header is not null && Array.FindIndex(header, h => Meanings.Contains(h)) is >= 0 and var means && cells.Length > means)
        {
            var otherwise = Array.IndexOf(header, "left out");
            _rows.Add((chapter, heading, new Row([.. Words().Matches(cells[0]).SelectMany(m => WordsIn(m.Groups["word"].Value))], cells[means], otherwise < 0 || cells[otherwise] == "–" ? null : cells[otherwise])));
        }

        return header ?? cells;
    }

    // A word, or those of a map that shows them: { at_least: 70, every_part: … }.
    private static string[] WordsIn(string quoted) => quoted.StartsWith('{') ? [.. Keys().Matches(quoted).Select(m => m.Groups["word"].Value)] : [quoted];

    private string? InTable(Func<(string Chapter, string Heading, Row Row), bool> where, string word) => _rows.Where(where).FirstOrDefault(r => r.Row.Words.Contains(word)).Row is { } row
        ? Plain(row.Means + (row.LeftOut is null ? "" : $"; left out: {row.LeftOut}"))
        : null;

    private string? InSentence(string chapter, string word) =>
        Plain(_sentences.FirstOrDefault(s => (s.Chapter == chapter || s.Heading == chapter) && Words().Matches(s.Sentence).Any(m => m.Groups["word"].Value.Split(':')[0] == word)).Sentence);

    private static string? Plain(string? markdown) =>
        markdown is null ? null : Links().Replace(markdown, "${text}").Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal);

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex("(?<word>[a-z_]+):", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Keys();

    [GeneratedRegex(@"(?<=[.]) (?=[A-Z`*])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();

    private sealed record Row(IReadOnlyList<string> Words, string Means, string? LeftOut);
}
