using System.Collections.Immutable;

namespace Palier.Core.Definition.Yaml;

/// <summary>A word of a construct: whether it must be given, and what may stand behind it.</summary>
public sealed record Word(string Name, bool Required, Kind Kind)
{
    /// <summary>The word as a construct lists it; one that must be given ends with <c>!</c>.</summary>
    public static Word Of(string written, Kind kind) => new(written.TrimEnd('!'), written.EndsWith('!'), kind);
}

/// <summary>
/// The words that one construct of a language knows, in the order in which they are laid out. The reader refuses every other
/// word, and whatever describes the language (the schema for editors, the layout, the reference) is made from the same list.
/// </summary>
public sealed class Construct
{
    /// <param name="name">What the construct is called in messages: <c>bonus</c>, <c>answers</c>.</param>
    /// <param name="words">Its words, each with its kind; one that must be given ends with <c>!</c>.</param>
    public Construct(string name, params ReadOnlySpan<(string Word, Kind Kind)> words)
    {
        Name = name;
        var all = ImmutableArray.CreateBuilder<Word>(words.Length);
        foreach (var (word, kind) in words)
        {
            all.Add(Word.Of(word, kind));
        }

        All = all.ToImmutable();
        Words = [.. All.Select(w => w.Name)];
        Required = [.. All.Where(w => w.Required).Select(w => w.Name)];
    }

    /// <param name="name">What the construct is called in messages.</param>
    /// <param name="words">Its words, whose values the reader looks at by itself.</param>
    public Construct(string name, params ReadOnlySpan<string> words)
        : this(name, [.. words.ToArray().Select(w => (w, Kind.Any))])
    {
    }

    public string Name { get; }

    public ImmutableArray<Word> All { get; }

    public ImmutableArray<string> Words { get; }

    public ImmutableArray<string> Required { get; }

    /// <summary>Words of which exactly one must be given; empty where there are none.</summary>
    public ImmutableArray<string> ExactlyOne { get; init; } = [];

    /// <summary>The closed choice that a word declares.</summary>
    /// <exception cref="ArgumentException">The word declares none of this type: a bug of the reader.</exception>
    public Choice<T> ChoiceOf<T>(string word)
        where T : struct =>
        ChoiceIn<T>(All.FirstOrDefault(w => w.Name == word)?.Kind) ?? throw new ArgumentException($"{word} of {Name} is no such choice", nameof(word));

    private static Choice<T>? ChoiceIn<T>(Kind? kind)
        where T : struct => kind switch
        {
            Choice<T> choice => choice,
            Kind.Either either => either.Of.Select(ChoiceIn<T>).FirstOrDefault(c => c is not null),
            _ => null,
        };
}
