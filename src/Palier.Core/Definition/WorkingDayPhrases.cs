using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition;

/// <summary>Finds where a text counts working days, whoever reads that place.</summary>
internal static class WorkingDayPhrases
{
    private static readonly string[] Prose = ["title", "about", "guide", "because", "evidence", "gives"];

    /// <summary>The first phrase that counts working days; null where none does.</summary>
    public static Scalar? First(Node node) => node switch
    {
        Scalar s => s.Text.Split(' ') is [var count, "working", "day" or "days", ..] && count.All(char.IsAsciiDigit) ? s : null,
        ListNode list => list.Items.Select(First).FirstOrDefault(f => f is not null),
        MapNode map => map.Entries.Where(e => !Prose.Contains(e.Key.Text)).Select(e => First(e.Value)).FirstOrDefault(f => f is not null),
        _ => null,
    };
}
