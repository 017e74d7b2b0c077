using System.Text.RegularExpressions;
using Palier.Core.Tests.Tidy;

namespace Palier.Core.Tests.Docs;

/// <summary>A block of the reference between two fences: its kind, where it stands, its text.</summary>
internal sealed record Block(string Kind, int Line, string Text)
{
    /// <summary>What fails names the line of the page.</summary>
    public string At => $"{LanguageReference.File}:{Line}";
}

/// <summary>The reference of the programme language as its tests read it: blocks, tables, and the head that examples share.</summary>
internal static partial class LanguageReference
{
    public const string File = "docs/guide/language.md";

    public static string Text { get; } = Repository.Read(File);

    public static IReadOnlyList<Block> Blocks { get; } = ReadBlocks();

    /// <summary>The sections of the shared head, by the word that each begins with.</summary>
    private static IReadOnlyDictionary<string, string> Head { get; } = Sections(Blocks.Single(b => b.Kind == "yaml head").Text);

    /// <summary>The text of an example: its own sections first, so that lines keep their numbers, then what it leaves to the head.</summary>
    public static string Whole(string example)
    {
        var own = Sections(example);
        return string.Concat([example, .. Head.Where(h => !own.ContainsKey(h.Key)).Select(h => h.Value)]);
    }

    /// <summary>The rows of the table below a heading, cell by cell, without its two first lines.</summary>
    public static IReadOnlyList<string[]> Table(string heading)
    {
        var from = Text.IndexOf($"\n{heading}\n", StringComparison.Ordinal);
        from.ShouldBeGreaterThan(-1, $"{File} has the heading {heading}");
        return [.. Text[from..].Split('\n').SkipWhile(l => !l.StartsWith('|')).TakeWhile(l => l.StartsWith('|')).Skip(2)
            .Select(l => l.Trim('|', ' ').Split(" | ").Select(c => c.Trim()).ToArray())];
    }

    /// <summary>The words between backticks in a cell.</summary>
    public static IReadOnlyList<string> Words(string cell) => [.. Quoted().Matches(cell).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    private static List<Block> ReadBlocks()
    {
        var (blocks, lines) = (new List<Block>(), Text.Split('\n'));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var inside = lines.Skip(i + 1).TakeWhile(l => l != "```").ToList();
                blocks.Add(new Block(lines[i][3..], i + 2, string.Concat(inside.Select(l => l + "\n"))));
                i += inside.Count + 1;
            }
        }

        return blocks;
    }

    private static Dictionary<string, string> Sections(string yaml)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = "";
        foreach (var line in yaml.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            last = line[0] is ' ' or '#' or '-' ? last : line[..line.IndexOf(':', StringComparison.Ordinal)];
            sections[last] = sections.GetValueOrDefault(last) + line + "\n";
        }

        return sections;
    }
}
