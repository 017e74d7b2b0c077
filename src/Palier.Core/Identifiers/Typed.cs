using System.Collections.Immutable;
using System.Text;

namespace Palier.Core.Identifiers;

/// <summary>A number as somebody typed it, without what only parts its groups; it still knows where each character stood.</summary>
internal readonly record struct Typed
{
    private readonly ImmutableArray<int> _at;

    private Typed(string text, ImmutableArray<int> at) => (Text, _at) = (text, at);

    /// <summary>Capital letters, digits and whatever does not belong there.</summary>
    public string Text { get; }

    /// <summary>The text without the separators, in capital letters.</summary>
    public static Typed Of(string text, string separators)
    {
        var (kept, at) = (new StringBuilder(text.Length), ImmutableArray.CreateBuilder<int>(text.Length));
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && !separators.Contains(text[i], StringComparison.Ordinal))
            {
                kept.Append(char.IsAsciiLetterLower(text[i]) ? (char)(text[i] - 'a' + 'A') : text[i]);
                at.Add(i + 1);
            }
        }

        return new Typed(kept.ToString(), at.DrainToImmutable());
    }

    /// <summary>Where a character stood in what was typed, counted from one.</summary>
    public int At(int index) => _at[index];

    /// <summary>The first character that is neither a letter nor a digit of the Latin alphabet; below zero where there is none.</summary>
    public int FirstForeign()
    {
        for (var i = 0; i < Text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(Text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
