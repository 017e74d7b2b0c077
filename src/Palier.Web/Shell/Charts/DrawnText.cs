using Microsoft.AspNetCore.Components;

namespace Palier.Web.Shell.Charts;

/// <summary>Text inside a drawing, which neither wraps nor shrinks by itself.</summary>
internal static class DrawnText
{
    public static RenderFragment At(decimal x, decimal y, string text, string anchor, bool strong) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", Drawn.At(x));
        builder.AddAttribute(2, "y", Drawn.At(y));
        builder.AddAttribute(3, "text-anchor", anchor);
        builder.AddAttribute(4, "class", strong ? "strong" : null);
        builder.AddContent(5, text);
        builder.CloseElement();
    };

    /// <summary>The text in lines of about so many characters; what does not fit into the last line is left out and marked.</summary>
    public static IReadOnlyList<string> Wrapped(string text, int characters, int most)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= characters)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines.Count <= most ? lines : [.. lines.Take(most - 1), lines[most - 1] + "…"];
    }
}
