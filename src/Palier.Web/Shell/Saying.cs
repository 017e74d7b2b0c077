using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Web.Shell;

/// <summary>Figures of a programme in the reader's words.</summary>
internal static class Saying
{
    public static string Quantity(this Reader reader, Rational value, Unit unit, Currency currency)
    {
        var number = (decimal)Rounding.ToWhole(value * 10_000, RoundingMode.Down) / 10_000;
        return unit switch
        {
            Unit.Money => reader.Figures.Money(number, currency.Code, decimal.IsInteger(number) ? 0 : currency.Decimals),
            Unit.Percent => reader.Figures.Percent(number, decimal.IsInteger(number * 100) ? 0 : 2),
            _ => reader.Figures.Number(number, decimal.IsInteger(number) ? 0 : 2),
        };
    }

    public static string Title(this Reader reader, Programme programme, string name) => programme.TitleOf(name).In(reader.Language);

    /// <summary>What is missing, one thing after another: "revenue of 12 months €41,580, certified people 2".</summary>
    public static string Missing(this Reader reader, Programme programme, IEnumerable<Shortfall> missing) =>
        string.Join(", ", missing.Select(s => reader.Missing(programme, s)));

    public static string Missing(this Reader reader, Programme programme, Shortfall missing)
    {
        var title = reader.Title(programme, missing.Name);
        title = char.ToLowerInvariant(title[0]) + title[1..];
        return missing.Gap is { } gap ? $"{title}\u00A0{reader.Quantity(gap.Value, gap.Unit, programme.Currency)}"
            : missing.Word is { } word and not "met" ? $"{title}\u00A0{word}" : title;
    }

    /// <summary>What is missing for the next level as a list says it: what, that nothing is, or that there is no level above.</summary>
    public static string MissingForNext(this Reader reader, Programme programme, Palier.App.Partners.PartnerRow row) =>
        row.Next is not { } next ? reader["missing.top"]
        : row.Missing.IsEmpty ? reader.Say("missing.none", ("level", next.Title.In(reader.Language)))
        : reader.Missing(programme, row.Missing);

    public static decimal Drawn(Rational value) => (decimal)Rounding.ToWhole(value * 10_000, RoundingMode.HalfUp) / 10_000;

    /// <summary>A country in the reader's language; its code where the language has no name for it.</summary>
    public static string Country(this Reader reader, string code) =>
        reader.Words.Sentences.TryGetValue($"country.{code}", out var name) ? name : code;
}
