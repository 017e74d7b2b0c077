using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Definition.Analysis;

/// <summary>
/// A condition on one day as claims joined by and, so many of, and not. It is what <see cref="Formulas"/> makes of a condition of the
/// text and what <see cref="Space"/> finds values for.
/// </summary>
internal abstract record Formula
{
    public static readonly Formula True = new All([]);

    public static readonly Formula False = new AtLeast(1, []);

    /// <summary>Every single claim, in the order of the text.</summary>
    public IEnumerable<Claim> Claims => this switch
    {
        Single single => [single.Claim],
        All all => all.Of.SelectMany(f => f.Claims),
        AtLeast some => some.Of.SelectMany(f => f.Claims),
        Not not => not.Inside.Claims,
        _ => [],
    };

    public static Formula And(params ReadOnlySpan<Formula> of) => new All([.. of]);

    public static Formula Any(params IEnumerable<Formula> of) => new AtLeast(1, [.. of]);

    /// <summary>Whether it holds with what is known of the claims; null where that depends on what is not known yet.</summary>
    public bool? Holds(Func<Claim, bool?> known)
    {
        switch (this)
        {
            case Single single:
                return known(single.Claim);
            case Not not:
                return !not.Inside.Holds(known);
            case All all:
                return Counted(all.Of, all.Of.Length, known);
            default:
                var some = (AtLeast)this;
                return Counted(some.Of, some.Count, known);
        }
    }

    private static bool? Counted(ImmutableArray<Formula> of, int needed, Func<Claim, bool?> known)
    {
        var (holding, open) = (0, 0);
        foreach (var part in of)
        {
            switch (part.Holds(known))
            {
                case true: holding++; break;
                case null: open++; break;
            }
        }

        return holding >= needed ? true : holding + open < needed ? false : null;
    }

    public sealed record Single(Claim Claim) : Formula;

    public sealed record All(ImmutableArray<Formula> Of) : Formula;

    public sealed record AtLeast(int Count, ImmutableArray<Formula> Of) : Formula;

    public sealed record Not(Formula Inside) : Formula;
}

/// <summary>One claim about one thing: a figure, a word, or something that is so or not.</summary>
internal abstract record Claim(string About)
{
    /// <summary>Whether it holds of a value.</summary>
    public abstract bool Of(Sample value);

    /// <summary>A figure lies beyond a limit; no figure lies beyond none.</summary>
    public sealed record Limit(string About, Comparison How, Rational Value) : Claim(About)
    {
        public override bool Of(Sample value) => value.Figure is { } figure && How switch
        {
            Comparison.AtLeast => figure >= Value,
            Comparison.Above => figure > Value,
            Comparison.AtMost => figure <= Value,
            _ => figure < Value,
        };
    }

    /// <summary>A word is one of these.</summary>
    public sealed record OneOf(string About, ImmutableSortedSet<string> Words) : Claim(About)
    {
        public override bool Of(Sample value) => value.Word is { } word && Words.Contains(word);
    }

    /// <summary>
    /// Something is so: a fact is met, a standing is held. Also every test that is not looked into (a figure against a figure, every day
    /// of a window): it may hold or not, whatever else does, and the same test twice is one claim.
    /// </summary>
    public sealed record So(string About) : Claim(About)
    {
        public override bool Of(Sample value) => value.IsSo;
    }
}

/// <summary>A value that stands for all values which no claim tells apart: a figure or none, a word, so or not so.</summary>
internal readonly record struct Sample(Rational? Figure, string? Word, bool IsSo)
{
    public static Sample NoFigure => default;

    public static Sample Of(Rational figure) => new(figure, null, false);

    public static Sample Of(string word) => new(null, word, false);

    public static Sample Of(bool isSo) => new(null, null, isSo);
}
