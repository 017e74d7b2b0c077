using System.Collections.Immutable;

namespace Palier.Core.Definition.Yaml;

/// <summary>
/// What is found in a text: where it stands, which of the sentences of its code it gets, and the figures of that sentence.
/// The sentence itself is worded at the edge, in the reader's language.
/// </summary>
/// <param name="Place">Line and column.</param>
/// <param name="Sentence">The key of the sentence: the code, with a letter behind it where the code has several.</param>
/// <param name="Figures">What the sentence names.</param>
public sealed record Mistake(Place Place, string Sentence, ImmutableSortedDictionary<string, string> Figures)
{
    /// <summary>The stable code, one of <see cref="Findings.All"/>.</summary>
    public string Code => Findings.CodeOf(Sentence);

    public Severity Severity => Findings.All[Code];

    public bool Equals(Mistake? other) =>
        other is not null && Place == other.Place && Sentence == other.Sentence && Figures.SequenceEqual(other.Figures);

    public override int GetHashCode() => HashCode.Combine(Place, Sentence);
}

/// <summary>Collects the mistakes of a text, so that one reading reports all of them.</summary>
public sealed class Mistakes
{
    private readonly List<Mistake> _all = [];

    /// <summary>Whether the text is refused: warnings alone refuse nothing.</summary>
    public bool Any => _all.Exists(m => m.Severity is not Severity.Warning);

    /// <summary>All mistakes in the order of the text.</summary>
    public ImmutableArray<Mistake> InOrder =>
        [.. _all.Distinct().OrderBy(m => m.Place.Line).ThenBy(m => m.Place.Column).ThenBy(m => m.Sentence, StringComparer.Ordinal)];

    /// <summary>Adds what was found elsewhere.</summary>
    public void Add(Mistake found) => _all.Add(found);

    /// <summary>Adds a finding.</summary>
    /// <exception cref="ArgumentException">The sentence belongs to no known code: a bug of the reader.</exception>
    public void Add(Place place, string sentence, params ReadOnlySpan<(string Name, string Value)> figures)
    {
        if (!Findings.All.ContainsKey(Findings.CodeOf(sentence)))
        {
            throw new ArgumentException($"{sentence} is not among the findings", nameof(sentence));
        }

        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in figures)
        {
            named[name] = value;
        }

        _all.Add(new Mistake(place, sentence, named.ToImmutable()));
    }
}

/// <summary>What reading a text gives: the thing it says, with warnings or none, or everything that refuses it.</summary>
public sealed record Reading<T>(T? Value, ImmutableArray<Mistake> Mistakes)
    where T : class
{
    public bool IsRefused => Value is null || Mistakes.Any(m => m.Severity is not Severity.Warning);
}
