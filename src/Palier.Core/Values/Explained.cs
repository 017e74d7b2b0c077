using System.Collections.Immutable;

namespace Palier.Core.Values;

/// <summary>A result and the lines that led to it. The last line is the result itself.</summary>
public sealed record Explained<T>(T Value, ImmutableArray<Reason> Lines)
{
    /// <summary>A result that needs no words: a figure as it stands in the text.</summary>
    public Explained(T value)
        : this(value, [])
    {
    }
}

/// <summary>
/// One line of an explanation, as data: what kind of step it was, its figures, the clause it follows from, and the lines
/// below it. It is worded at the edge, in the reader's language.
/// </summary>
/// <param name="Kind">The key of its sentence in the wording.</param>
/// <param name="Ref">The clause, or null where the line follows from none.</param>
/// <param name="With">The figures of the sentence by name.</param>
/// <param name="Result">What the line comes to: an amount, a figure, met or not met; null for a remark.</param>
public sealed record Reason(
    string Kind, string? Ref, ImmutableArray<(string Name, Arg Value)> With, Arg? Result, ImmutableArray<Reason> Below)
{
    public static Reason Of(string kind, string? clause, Arg? result, params ReadOnlySpan<(string Name, Arg Value)> with) =>
        new(kind, clause, [.. with], result, []);

    public Reason Above(params ReadOnlySpan<Reason> below) => this with { Below = [.. Below, .. below] };

    public Arg? this[string name]
    {
        get
        {
            foreach (var (key, value) in With)
            {
                if (key == name)
                {
                    return value;
                }
            }

            return null;
        }
    }
}

/// <summary>A figure of a reason, with what it is, so that it can be worded in any language.</summary>
public abstract record Arg
{
    /// <summary>A figure in its unit; money is in the given currency.</summary>
    public sealed record Figure(Rational Value, Unit Unit, Currency Currency) : Arg;

    /// <summary>An amount that was rounded to money.</summary>
    public sealed record Amount(Money Value) : Arg;

    public sealed record Number(Rational Value) : Arg;

    public sealed record Day(DateOnly Value) : Arg;

    public sealed record Span(Period Value) : Arg;

    /// <summary>Something the programme names, worded by its title.</summary>
    public sealed record Name(string Value) : Arg;

    /// <summary>A word or text that stands as it is: a country code, a sales line's key.</summary>
    public sealed record Word(string Value) : Arg;

    /// <summary>A text of the programme in its languages, by language code.</summary>
    public sealed record Text(ImmutableSortedDictionary<string, string> Value) : Arg;

    /// <summary>A phrase of the wording by its key.</summary>
    public sealed record Phrase(string Key) : Arg;

    /// <summary>Met or not met.</summary>
    public sealed record Verdict(bool Met) : Arg;

    /// <summary>There is no figure, which is not zero.</summary>
    public sealed record NoFigure : Arg;
}

/// <summary>Whether reasons are recorded. A type argument, so that a run for figures only compiles without the recording.</summary>
public interface IReasons
{
    static abstract bool Recorded { get; }
}

/// <summary>Records the reasons of every result.</summary>
public readonly struct WithReasons : IReasons
{
    public static bool Recorded => true;
}

/// <summary>Computes values alone.</summary>
public readonly struct FiguresOnly : IReasons
{
    public static bool Recorded => false;
}
