using System.Text.RegularExpressions;
using Palier.Core.Cases;
using Palier.Core.Definition.Reader;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Editors.Layout;

/// <summary>Puts the words of each construct in the order in which the language lists them. Names stay in the order they were given.</summary>
internal static class WordOrder
{
    // Words that stand beside names, before them or after them.
    private static readonly string[] First = ["by", "title", "ref"];
    private static readonly string[] Last = ["other"];

    /// <summary>Orders a whole text. What stands above its first line stays above it: it speaks of the file.</summary>
    public static void Of(GroupPart whole, bool isCases)
    {
        var top = whole.Lines.FirstOrDefault()?.Before.ToList() ?? [];
        whole.Lines.FirstOrDefault()?.Before.Clear();
        Sort(whole, new Kind.Map(() => isCases ? CaseText.File : Vocabulary.Programme));
        whole.Lines.FirstOrDefault()?.Before.InsertRange(0, top);
    }

    private static void Sort(Part part, Kind kind)
    {
        if (part is not GroupPart group || Fitting(group, kind) is not { } found)
        {
            return;
        }

        foreach (var line in group.Lines)
        {
            if (KindOf(line, found) is { } below)
            {
                Sort(line.Value, below);
            }
        }

        group.Lines = [.. group.Lines.OrderBy(l => RankOf(l, found))];
    }

    private static int RankOf(Line line, Kind kind) => kind switch
    {
        Kind.Map map => map.Of().Words.IndexOf(line.Key!.Value),
        Kind.Each each when each.Beside.Any(w => w.Name == line.Key!.Value) =>
            Array.IndexOf(First, line.Key!.Value) is >= 0 and var first ? first : Last.Contains(line.Key!.Value) ? First.Length + 1 : First.Length,
        _ => First.Length,
    };

    private static Kind? KindOf(Line line, Kind kind) => kind switch
    {
        Kind.Map map => map.Of().All.FirstOrDefault(w => w.Name == line.Key!.Value)?.Kind,
        Kind.Items items => items.Of,
        Kind.Each each => each.Beside.FirstOrDefault(w => w.Name == line.Key!.Value)?.Kind
            ?? each.Others.Prepend((each.Key, each.Value)).FirstOrDefault(o => Matches(line.Key!.Value, o.Key)).Value,
        _ => null,
    };

    // The first of several kinds that the group can be.
    private static Kind? Fitting(GroupPart group, Kind kind) => kind switch
    {
        Kind.Named named => Fitting(group, named.Of()),
        Kind.Either either => either.Of.Select(k => Fitting(group, k)).FirstOrDefault(k => k is not null),
        Kind.Items when !group.IsMap => kind,
        Kind.Map map when group.IsMap => group.Lines.All(l => map.Of().Words.Contains(l.Key!.Value)) ? kind : null,
        Kind.Each when group.IsMap => group.Lines.All(l => KindOf(l, kind) is not null) ? kind : null,
        _ => null,
    };

    private static bool Matches(string key, Kind.Written kind) =>
        kind.Pattern is not { } pattern || Regex.IsMatch(key, $"^(?:{pattern})$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
