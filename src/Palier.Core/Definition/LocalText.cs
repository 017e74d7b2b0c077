using System.Collections.Immutable;

namespace Palier.Core.Definition;

/// <summary>A text in one or several languages, by language code.</summary>
public sealed record LocalText(ImmutableSortedDictionary<string, string> Texts)
{
    public static LocalText Plain(string text) =>
        new(ImmutableSortedDictionary<string, string>.Empty.Add("en", text));

    /// <summary>The text in a language; in English, or in whichever there is, where the language has none.</summary>
    public string In(string language) =>
        Texts.TryGetValue(language, out var text) ? text
        : Texts.TryGetValue("en", out var english) ? english
        : Texts.Values.First();

    /// <summary>A name in words: <c>growth_bonus</c> reads "Growth bonus".</summary>
    public static LocalText OfName(string name)
    {
        var words = name.Replace('_', ' ').Replace('-', ' ');
        return Plain(words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..]);
    }

    public bool Equals(LocalText? other) => other is not null && Texts.SequenceEqual(other.Texts);

    public override int GetHashCode() => Texts.Count == 0 ? 0 : Texts.Values.First().GetHashCode(StringComparison.Ordinal);
}
