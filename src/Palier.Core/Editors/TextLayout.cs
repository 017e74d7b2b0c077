using Palier.Core.Definition.Yaml;
using Palier.Core.Editors.Layout;

namespace Palier.Core.Editors;

/// <summary>
/// Lays a text out in the one way: words in the order of the language, two spaces for each level, the values of a block below
/// each other, quotes only where they are needed. Remarks stay with their lines, and the text says what it said before.
/// </summary>
public static class TextLayout
{
    /// <summary>The text of a programme laid out. It must have been read without mistakes.</summary>
    public static string OfProgramme(string text) => Of(text, isCases: false);

    /// <summary>A file of test cases laid out. It must have been read without mistakes.</summary>
    public static string OfCases(string text) => Of(text, isCases: true);

    private static string Of(string text, bool isCases)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var (whole, remarks) = PartReading.Of(lines);
        WordOrder.Of(whole, isCases);
        var laidOut = new LayoutWriting(isCases).Whole(whole);
        if (!SaysTheSame(lines, laidOut) || !remarks.Order(StringComparer.Ordinal).SequenceEqual(PartReading.Of(laidOut).Remarks.Order(StringComparer.Ordinal)))
        {
            throw new InvalidOperationException("laying the text out would change what it says");
        }

        return text.Contains("\r\n", StringComparison.Ordinal) ? laidOut.ReplaceLineEndings("\r\n") : laidOut;
    }

    private static bool SaysTheSame(string before, string after)
    {
        var mistakes = new Mistakes();
        return YamlText.Read(before, mistakes) is { } one && YamlText.Read(after, mistakes) is { } other && !mistakes.Any && AreAlike(one, other);
    }

    private static bool AreAlike(Node one, Node other) => (one, other) switch
    {
        (Scalar a, Scalar b) => a.Text == b.Text,
        (ListNode a, ListNode b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(i => AreAlike(i.First, i.Second)),
        (MapNode a, MapNode b) => a.Entries.Length == b.Entries.Length && a.Entries.All(e => b[e.Key.Text] is { } value && AreAlike(e.Value, value)),
        _ => false,
    };
}
