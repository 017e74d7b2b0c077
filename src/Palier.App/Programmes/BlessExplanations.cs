using System.Collections.Immutable;
using Palier.Core.Cases;

namespace Palier.App.Programmes;

/// <summary>Writes the explanations that came out into a file of cases: only the blocks under <c>explanation: |</c> that differ.</summary>
public static class BlessExplanations
{
    /// <summary>How many blocks were written.</summary>
    public static int In(string path, ImmutableArray<CaseResult> results)
    {
        // From the last to the first, so that the places of those before stay where they are.
        var differing = results.SelectMany(r => r.Failures).Where(f => f.Name == "explanation").OrderByDescending(f => f.Place.Line).ToList();
        if (differing.Count == 0)
        {
            return 0;
        }

        var text = File.ReadAllText(path);
        var ending = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = text.Split(ending).ToList();
        var written = differing.Count(f => Write(lines, f));
        File.WriteAllText(path, string.Join(ending, lines));
        return written;
    }

    private static bool Write(List<string> lines, CaseFailure failure)
    {
        var key = lines.FindLastIndex(failure.Place.Line - 1, l => l.TrimStart().StartsWith("explanation:", StringComparison.Ordinal));
        if (key < 0 || !lines[key].TrimEnd().EndsWith('|'))
        {
            return false;
        }

        var indent = lines[key].Length - lines[key].TrimStart().Length;
        var end = key + 1;
        while (end < lines.Count && (lines[end].Trim().Length == 0 || lines[end].Length - lines[end].TrimStart().Length > indent))
        {
            end++;
        }

        // Blank lines after the block belong to what follows.
        while (end > key + 1 && lines[end - 1].Trim().Length == 0)
        {
            end--;
        }

        lines.RemoveRange(key + 1, end - key - 1);
        lines.InsertRange(key + 1, failure.Got.TrimEnd().Split('\n').Select(l => l.Length == 0 ? l : new string(' ', indent + 2) + l));
        return true;
    }
}
