using System.Collections.Immutable;
using Palier.Core.Comparing;
using Palier.Core.Definition;

namespace Palier.Core.Wording;

/// <summary>A difference between two versions in words, beside the keys that programs read it by.</summary>
/// <param name="Before">The rule in the old version as the guide says it, or as its text writes it; null where it has none.</param>
/// <param name="After">The rule in the new version.</param>
public sealed record ComparedRule(
    DateOnly On, RuleKind Kind, string Name, string Title, RuleChange What, ChangeEffect Effect, string? Before, string? After, ImmutableArray<string> UsedBy, string Sentence);

/// <summary>The differences between two versions of a programme in words.</summary>
public static class ComparisonText
{
    /// <summary>Every difference as a sentence, in the order of the comparison.</summary>
    public static ImmutableArray<ComparedRule> Of(ProgrammeComparison.Different compared, Words words) =>
        [.. compared.All.Select(d => Said(d, compared.Old, compared.Now, words))];

    private static ComparedRule Said(Difference d, Programme old, Programme now, Words words)
    {
        var (before, after) = Readings(d, old, now, words);
        var title = words.Titled(d.Name, d.After is null ? old : now);
        var effect = words.Say($"compare.effect_{Key(d.Effect)}");
        var sentence = words.Say($"compare.{Key(d.What)}", ("kind", words.Say($"compare.kind_{Key(d.Kind)}")), ("name", title), ("effect", effect),
            ("before", before ?? ""), ("after", after ?? ""));
        if (!d.UsedBy.IsEmpty)
        {
            sentence = words.Say("compare.used_by", ("sentence", sentence), ("names", string.Join(", ", d.UsedBy.Select(n => words.Titled(n, now)))));
        }

        return new ComparedRule(d.On, d.Kind, d.Name, title, d.What, d.Effect, before, after, d.UsedBy, sentence);
    }

    // Where the guide says both alike, the words of the text show the difference.
    private static (string? Before, string? After) Readings(Difference d, Programme old, Programme now, Words words)
    {
        var before = d.Before is null ? null : ProgrammeGuide.Reading(old, words, d.On, d.Before);
        var after = d.After is null ? null : ProgrammeGuide.Reading(now, words, d.On, d.After);
        return before == after || (before is null && d.Before is not null) || (after is null && d.After is not null)
            ? (d.Before is null ? null : InlineText.Of(old, d.Kind, d.Name) ?? before, d.After is null ? null : InlineText.Of(now, d.Kind, d.Name) ?? after)
            : (before, after);
    }

    private static string Key<T>(T value)
        where T : struct, Enum => string.Concat($"{value}".Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
