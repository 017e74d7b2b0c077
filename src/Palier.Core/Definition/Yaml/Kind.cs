using System.Collections.Immutable;

namespace Palier.Core.Definition.Yaml;

/// <summary>
/// What may stand as the value of a word. The reader takes its closed choices from here; the schema for editors and the
/// layout of texts are made from all of it.
/// </summary>
public abstract record Kind
{
    /// <summary>Whatever the reader itself looks at.</summary>
    public static readonly Kind Any = new Anything();

    public sealed record Anything : Kind;

    /// <summary>A single value.</summary>
    /// <param name="Name">What it is called: <c>duration</c>.</param>
    /// <param name="Pattern">A regular expression that the whole value matches; null for any text.</param>
    public sealed record Written(string Name, string? Pattern) : Kind;

    /// <summary>A map with the words of a construct.</summary>
    public sealed record Map(Func<Construct> Of) : Kind;

    /// <summary>A map of things by their names.</summary>
    /// <param name="Key">What a name looks like.</param>
    /// <param name="Value">What stands behind each.</param>
    public sealed record Each(Written Key, Kind Value) : Kind
    {
        /// <summary>Words of the language that may stand among the names.</summary>
        public ImmutableArray<Word> Beside { get; init; } = [];

        /// <summary>What stands behind names of another look.</summary>
        public ImmutableArray<(Written Key, Kind Value)> Others { get; init; } = [];
    }

    /// <summary>A list.</summary>
    public sealed record Items(Kind Of) : Kind;

    /// <summary>Any of several; the first that fits is meant.</summary>
    public sealed record Either(params ImmutableArray<Kind> Of) : Kind;

    /// <summary>A kind with a name, so that it may be built on itself.</summary>
    public sealed record Named(string Name, Func<Kind> Of) : Kind;

    /// <summary>One of a closed set of phrases.</summary>
    public record Choice(ImmutableArray<string> Phrases) : Kind;
}

/// <summary>One of a closed set of phrases, each with what it stands for.</summary>
public sealed record Choice<T>(params ImmutableArray<(string Phrase, T Value)> Choices) : Kind.Choice([.. Choices.Select(c => c.Phrase)])
    where T : struct
{
    /// <summary>What the phrase stands for; null when there is none, and when it is none of them, which is reported.</summary>
    public T? Read(Node? node, Mistakes mistakes)
    {
        if (node is Scalar { Text: var text } && Choices.FirstOrDefault(c => c.Phrase == text) is { Phrase: not null } found)
        {
            return found.Value;
        }

        if (node is not null)
        {
            mistakes.Add(node.Place, "P105o", ("words", string.Join(", ", Phrases)), ("value", Keys.Shown(node)));
        }

        return null;
    }
}
