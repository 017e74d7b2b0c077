using System.Collections.Immutable;
using System.Globalization;

namespace Palier.Core.Tests.Definition.Analysis;

/// <summary>What a partner has, as far as generated conditions ask: two figures, which may be missing, a fact and a country.</summary>
internal sealed record Having(decimal? A, decimal? B, bool Met, string Country)
{
    // Every limit, what lies between two of them and beyond all, no figure: with these every generated condition comes out every way it can.
    private static readonly decimal?[] Figures = [null, -1, 0, 0.5m, 1, 1.5m, 2, 2.5m, 3, 3.5m];

    public static ImmutableArray<Having> All { get; } =
        [.. from a in Figures from b in Figures from met in new[] { true, false } from country in new[] { "BE", "FR", "LU", "XX" } select new Having(a, b, met, country)];
}

/// <summary>A condition made from a number: its text, its parts, and a second way to tell whether it holds.</summary>
/// <param name="Text">As a programme writes it, in one line.</param>
/// <param name="Holds">Whether it holds for somebody.</param>
/// <param name="Parts">The conditions inside it.</param>
/// <param name="IsAny">Whether one of the parts is enough.</param>
internal sealed record GeneratedCondition(string Text, Func<Having, bool> Holds, ImmutableArray<GeneratedCondition> Parts, bool IsAny)
{
    private static readonly string[] askable = ["a", "b", "fact", "partner.country", "any", "some"];

    public IEnumerable<GeneratedCondition> Inside => Parts.SelectMany(p => p.Inside).Prepend(this);

    public bool IsNever => !Having.All.Any(Holds);

    public bool Covers(GeneratedCondition other) => Having.All.Where(other.Holds).All(Holds);

    /// <summary>A map of one to three tests, some of them paths.</summary>
    public static GeneratedCondition Of(Random dice, int depth = 2)
    {
        var names = askable.OrderBy(_ => dice.Next()).Where(n => depth > 0 || n is not ("any" or "some")).Take(dice.Next(1, 4)).ToList();
        if (names is ["some"])
        {
            names.Insert(0, "a");
        }

        var parts = names.Select(n => One(n, dice, depth)).ToImmutableArray();
        return new GeneratedCondition($"{{ {string.Join(", ", parts.Select(p => p.Text))} }}", h => parts.All(p => p.Holds(h)), parts, false);
    }

    private static GeneratedCondition One(string name, Random dice, int depth) => name switch
    {
        "a" => Limit("a", h => h.A, dice),
        "b" => Limit("b", h => h.B, dice),
        "fact" => dice.Next(2) == 0 ? Single("fact: met", h => h.Met) : Single("fact: not met", h => !h.Met),
        "partner.country" => Country(dice),
        _ => Paths(name == "any" ? 1 : 2, dice, depth),
    };

    private static GeneratedCondition Single(string text, Func<Having, bool> holds) => new(text, holds, [], false);

    private static GeneratedCondition Limit(string name, Func<Having, decimal?> of, Random dice)
    {
        var value = dice.Next(0, 4);
        var (shown, other) = (value.ToString(CultureInfo.InvariantCulture), dice.Next(0, 4));
        return dice.Next(5) switch
        {
            0 => Single($"{name}: {{ above: {shown} }}", h => of(h) > value),
            1 => Single($"{name}: {{ at_most: {shown} }}", h => of(h) <= value),
            2 => Single($"{name}: {{ below: {shown} }}", h => of(h) < value),
            3 => Single($"{name}: {{ by: partner.country, small: {shown}, other: {other} }}", h => of(h) >= (h.Country is "LU" ? value : other)),
            _ => Single($"{name}: {shown}", h => of(h) >= value),
        };
    }

    private static GeneratedCondition Country(Random dice) => dice.Next(3) switch
    {
        0 => Single("partner.country: [BE, small]", h => h.Country is "BE" or "LU"),
        1 => Single("partner.country: { not: [BE] }", h => h.Country is not "BE"),
        _ => Single("partner.country: FR", h => h.Country is "FR"),
    };

    private static GeneratedCondition Paths(int needed, Random dice, int depth)
    {
        var paths = Enumerable.Range(0, dice.Next(2, 4)).Select(_ => Of(dice, depth - 1)).ToImmutableArray();
        var written = string.Join(", ", paths.Select((p, i) => $"path{depth}{i}: {p.Text}"));
        return new GeneratedCondition(
            needed == 1 ? $"any: {{ {written} }}" : $"some{depth}: {{ at_least: {needed}, of: {{ {written} }} }}",
            h => paths.Count(p => p.Holds(h)) >= needed, paths, needed == 1);
    }
}
