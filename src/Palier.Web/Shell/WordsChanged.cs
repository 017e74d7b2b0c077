namespace Palier.Web.Shell;

/// <summary>Which words of a sentence stayed, went and came.</summary>
public static class WordsChanged
{
    /// <summary>A run of words that share one fate: below zero they went, above zero they came, at zero they stayed.</summary>
    public readonly record struct Run(int Fate, string Text);

    /// <summary>The words of both sentences in order, with the fewest that went and came; those that went before those that came.</summary>
    public static IReadOnlyList<Run> Of(string? before, string? after)
    {
        var (a, b) = (Split(before), Split(after));
        var common = Common(a, b);
        var words = new List<(int Fate, string Word)>();
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                words.Add((0, a[i++]));
                j++;
            }
            else if (i < a.Length && (j == b.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                words.Add((-1, a[i++]));
            }
            else
            {
                words.Add((1, b[j++]));
            }
        }

        return Joined(words);
    }

    private static string[] Split(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // The length of the longest common sequence of the words from each place on.
    private static int[,] Common(string[] a, string[] b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static List<Run> Joined(List<(int Fate, string Word)> words)
    {
        var runs = new List<Run>();
        foreach (var (fate, word) in words)
        {
            if (runs.Count > 0 && runs[^1].Fate == fate)
            {
                runs[^1] = new Run(fate, $"{runs[^1].Text} {word}");
            }
            else
            {
                runs.Add(new Run(fate, word));
            }
        }

        return runs;
    }
}
