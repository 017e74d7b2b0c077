using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Facts;

/// <summary>A fact as rules see it: its fields by the names of the language. A field that it does not have is null, which is not zero.</summary>
public interface IFact
{
    /// <summary>What it is: <c>sale</c>, <c>certificate</c>, <c>deal</c>.</summary>
    string Kind { get; }

    /// <summary>What tells it from others of its kind.</summary>
    string Key { get; }

    Known Known { get; }

    /// <summary>Words that mark it: <c>coupon</c>, <c>tender</c>.</summary>
    ImmutableArray<string> Marks { get; }

    string? Word(string field);

    DateOnly? Day(string field);

    /// <summary>An amount as delivered, in its own currency.</summary>
    LineAmount? Money(string field);

    Rational? Number(string field);
}

/// <summary>Reads the values of fields that facts carry as text.</summary>
internal static class FieldText
{
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    public static Rational? Number(string? text) =>
        decimal.TryParse(text?.Replace("_", "", StringComparison.Ordinal), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var n)
            ? Rational.Of(n) : null;

    public static LineAmount? Money(string? text, Currency currency) =>
        Number(text) is { } n && n * LineAmount.Unit is { IsWhole: true } whole ? new LineAmount((long)whole.Numerator, currency) : null;
}
