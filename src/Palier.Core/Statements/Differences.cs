using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>Compares two statements of the same period line by line.</summary>
public static class Differences
{
    /// <summary>Every line that came, went or comes to something else, bonus by bonus in the order of the new statement.</summary>
    public static ImmutableArray<Difference> Between(Statement before, Statement now)
    {
        var found = ImmutableArray.CreateBuilder<Difference>();
        foreach (var (name, title) in now.Bonuses.Concat(before.Bonuses).DistinctBy(b => b.Name).Select(b => (b.Name, b.Title)))
        {
            found.AddRange(Between(title, Lines(Steps(before, name)), Lines(Steps(now, name))));
        }

        return found.ToImmutable();
    }

    /// <summary>The same of the steps of one bonus.</summary>
    /// <param name="bonus">What the programme calls it.</param>
    /// <param name="before">The steps as they were, named in words.</param>
    /// <param name="now">The steps as they are.</param>
    public static ImmutableArray<Difference> Between(LocalText bonus, ImmutableArray<Reason> before, ImmutableArray<Reason> now) => [.. Between(bonus, Lines(before), Lines(now))];

    private static IEnumerable<Reason> Steps(Statement statement, string bonus) => statement.Bonuses.Where(b => b.Name == bonus).SelectMany(b => b.Lines);

    private static IEnumerable<Difference> Between(LocalText bonus, List<(string Which, Reason Line)> before, List<(string Which, Reason Line)> now)
    {
        var then = before.ToDictionary(l => l.Which, l => l.Line, StringComparer.Ordinal);
        foreach (var (which, line) in now)
        {
            if (!then.Remove(which, out var old))
            {
                yield return new Difference(bonus, line, null, line.Result);
            }
            else if (!Same(old.Result, line.Result))
            {
                yield return new Difference(bonus, line with { Below = [] }, old.Result, line.Result);
            }
        }

        foreach (var (which, line) in before.Where(l => then.ContainsKey(l.Which)))
        {
            yield return new Difference(bonus, line, line.Result, null);
        }
    }

    // The same sales line may stand below several figures of a bonus; it is compared once.
    private static List<(string Which, Reason Line)> Lines(IEnumerable<Reason> steps)
    {
        var (lines, seen) = (new List<(string, Reason)>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var line in steps.SelectMany(Down).Where(l => l.Result is not null))
        {
            var which = Which(line);
            var times = seen[which] = seen.GetValueOrDefault(which) + 1;
            if (!line.IsOfOneFact() || times == 1)
            {
                lines.Add(($"{which} {times}", line with { Below = [] }));
            }
        }

        return lines;
    }

    private static IEnumerable<Reason> Down(Reason line) => line.Below.SelectMany(Down).Prepend(line);

    // What a line speaks of: its names and days; its figures are what may differ. What was stored has its names in another order.
    private static string Which(Reason line) => string.Join('|', line.With
        .Where(w => w.Value is Arg.Name or Arg.Word or Arg.Text or Arg.Phrase or Arg.Span).OrderBy(w => w.Name, StringComparer.Ordinal)
        .Select(w => $"{w.Name}={Plain(w.Value)}").Prepend($"{line.Kind}|{line.Ref}"));

    private static string Plain(Arg arg) => arg switch
    {
        Arg.Name n => n.Value,
        Arg.Word w => w.Value,
        Arg.Text t => new LocalText(t.Value).In("en"),
        Arg.Phrase p => p.Key,
        Arg.Span s => s.Value.ToString(),
        _ => "",
    };

    private static bool Same(Arg? one, Arg? other) => Equals(one, other);
}
