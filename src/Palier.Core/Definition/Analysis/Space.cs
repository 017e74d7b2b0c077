using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Definition.Analysis;

/// <summary>Which values a figure can have at all.</summary>
/// <param name="Whole">Whether only whole numbers from 0 are meant: things that are counted.</param>
/// <param name="AlwaysThere">Whether there always is a figure.</param>
/// <param name="Below">The first whole number that it never reaches: the number of levels; null for none.</param>
internal readonly record struct Domain(bool Whole, bool AlwaysThere = false, int? Below = null);

/// <summary>What was found: values with which a formula holds, none, or nothing because there were too many to try.</summary>
/// <param name="Point">The values by name, in the order in which they were chosen; those that do not matter are left out.</param>
/// <param name="IsDecided">False where the search ended before everything was tried.</param>
internal readonly record struct Found(ImmutableArray<(string About, Sample Value)>? Point, bool IsDecided)
{
    /// <summary>That it never holds was tried out to the end.</summary>
    public bool Never => IsDecided && Point is null;
}

/// <summary>
/// Finds values with which formulas hold. A limit cuts the figures into the limit itself and what lies between limits, and inside a
/// piece no claim comes out differently; so one sample of each piece, of each word and of "any other word" is enough, and a search
/// that tries them all answers exactly for claims about independent things.
/// </summary>
internal sealed class Space
{
    private const int MostTries = 20_000;
    private readonly Dictionary<string, ImmutableArray<Sample>> _samples = new(StringComparer.Ordinal);
    private int _tries;

    private Space(Formula formula, Func<string, Domain> domainOf)
    {
        foreach (var claims in formula.Claims.GroupBy(c => c.About, StringComparer.Ordinal))
        {
            _samples[claims.Key] = SamplesOf([.. claims], domainOf(claims.Key));
        }
    }

    /// <summary>Values with which a formula holds; what is tried first comes from the limits themselves.</summary>
    public static Found Find(Formula formula, Func<string, Domain> domainOf)
    {
        var space = new Space(formula, domainOf);
        var found = space.Search(formula, ImmutableArray<(string, Sample)>.Empty);
        return new Found(found, found is not null || space._tries <= MostTries);
    }

    private ImmutableArray<(string About, Sample Value)>? Search(Formula formula, ImmutableArray<(string About, Sample Value)> chosen)
    {
        if (++_tries > MostTries)
        {
            return null;
        }

        Claim? open = null;
        var holds = formula.Holds(claim =>
        {
            foreach (var (about, value) in chosen)
            {
                if (about == claim.About)
                {
                    return claim.Of(value);
                }
            }

            open ??= claim;
            return null;
        });
        if (holds is { } decided)
        {
            return decided ? chosen : null;
        }

        foreach (var sample in _samples[open!.About])
        {
            if (Search(formula, chosen.Add((open.About, sample))) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static ImmutableArray<Sample> SamplesOf(ImmutableArray<Claim> claims, Domain domain) => claims[0] switch
    {
        Claim.Limit => Figures([.. claims.Select(c => ((Claim.Limit)c).Value).Distinct().Order()], domain),
        Claim.OneOf => [.. claims.SelectMany(c => ((Claim.OneOf)c).Words).Distinct().Append(Formulas.OtherWord).Select(Sample.Of)],
        _ => [Sample.Of(true), Sample.Of(false)],
    };

    // The limits, what lies between two of them, below the lowest and above the highest, and no figure.
    private static ImmutableArray<Sample> Figures(ImmutableArray<Rational> limits, Domain domain)
    {
        var values = new List<Rational>(limits);
        var two = (Rational)2;
        for (var i = 1; i < limits.Length; i++)
        {
            values.Add(domain.Whole ? Rational.Of(limits[i - 1].Floor() + 1, 1) : (limits[i - 1] + limits[i]) / two);
        }

        values.Add(limits[^1] + Rational.One);
        values.Add(limits[0].Sign > 0 ? Rational.Zero : limits[0] - Rational.One);
        values.Add(domain.Whole ? Rational.Of((limits[0] - Rational.Of(1, 2)).Floor(), 1) : limits[0] - Rational.One);
        values.Add(domain.Whole ? Rational.Of(limits[^1].Floor() + 1, 1) : limits[^1] + Rational.One);
        var possible = values.Distinct().Where(v => !domain.Whole || (v.IsWhole && v.Sign >= 0 && !(domain.Below is { } below && v >= (Rational)below))).Select(Sample.Of);
        return [.. possible, .. domain.AlwaysThere ? (ReadOnlySpan<Sample>)[] : [Sample.NoFigure]];
    }
}
