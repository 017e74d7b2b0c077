using System.Collections.Immutable;

namespace Palier.Core.Definition.Yaml;

/// <summary>
/// Something in a text that is refused: where it stands, a stable code, and the figures of its sentence.
/// The sentence itself is worded at the edge, in the reader's language.
/// </summary>
public sealed record Mistake(Place Place, string Code, ImmutableSortedDictionary<string, string> Figures)
{
    public bool Equals(Mistake? other) =>
        other is not null && Place == other.Place && Code == other.Code && Figures.SequenceEqual(other.Figures);

    public override int GetHashCode() => HashCode.Combine(Place, Code);
}

/// <summary>Collects the mistakes of a text, so that one reading reports all of them.</summary>
public sealed class Mistakes
{
    private readonly List<Mistake> _all = [];

    public bool Any => _all.Count > 0;

    /// <summary>All mistakes in the order of the text.</summary>
    public ImmutableArray<Mistake> InOrder =>
        [.. _all.Distinct().OrderBy(m => m.Place.Line).ThenBy(m => m.Place.Column).ThenBy(m => m.Code, StringComparer.Ordinal)];

    public void Add(Place place, string code, params ReadOnlySpan<(string Name, string Value)> figures)
    {
        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in figures)
        {
            named[name] = value;
        }

        _all.Add(new Mistake(place, code, named.ToImmutable()));
    }
}

/// <summary>What reading a text gives: the thing it says, or every mistake in it.</summary>
public sealed record Reading<T>(T? Value, ImmutableArray<Mistake> Mistakes)
    where T : class
{
    public bool IsRefused => Value is null || !Mistakes.IsEmpty;
}
