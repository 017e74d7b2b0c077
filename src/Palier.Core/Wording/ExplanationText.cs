using System.Collections.Immutable;
using System.Text;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>An explanation as plain text: one line a step, what it comes to at the right, the working below it.</summary>
public static class ExplanationText
{
    private const int RightEdge = 100;
    private const int Deepest = 3;

    /// <summary>The lines with their results; lines below a line are indented, down to the sales lines.</summary>
    public static string Of(ImmutableArray<Reason> lines, Words words, Programme? programme)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            Write(line, 0, text, words, programme);
        }

        return text.ToString();
    }

    private static void Write(Reason line, int depth, StringBuilder text, Words words, Programme? programme)
    {
        var clause = line.Ref is null || depth > 0 ? "" : $" ({line.Ref})";
        var left = new string(' ', depth * 2) + words.Line(line, programme).TrimEnd() + clause;
        var right = words.Result(line);
        text.Append(left);
        if (right.Length > 0)
        {
            text.Append(' ', Math.Max(2, RightEdge - left.Length - right.Length)).Append(right);
        }

        text.Append('\n');
        if (depth < Deepest)
        {
            foreach (var below in line.Below)
            {
                Write(below, depth + 1, text, words, programme);
            }
        }
    }
}
