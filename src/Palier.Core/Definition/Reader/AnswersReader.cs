using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads the answers to what a printed guide leaves open.</summary>
internal static class AnswersReader
{
    public static Answers Read(Node? node, Mistakes mistakes)
    {
        if (Keys.Of(node, Vocabulary.Answers, mistakes) is not { } keys)
        {
            return new Answers();
        }

        return new Answers
        {
            CountsOn = CountsOn(keys["counts_on"], mistakes),
            ConvertsAt = Rates(keys["converts_at"], mistakes),
            LineRounding = LineRounding(keys["line_rounding"], mistakes),
            ValueAt = MomentOf(keys["value_at"], mistakes),
            LevelAt = MomentOf(keys["level_at"], mistakes),
            Returns = Scalars.Choice(keys["returns"], mistakes,
                ("when returned", Returns.WhenReturned), ("in the period of the sale", Returns.InThePeriodOfTheSale)),
            Leavers = Scalars.Choice(keys["leavers"], mistakes,
                ("until they leave", Leavers.UntilTheyLeave), ("to end of period", Leavers.ToEndOfPeriod)),
        };
    }

    public static DayOf? CountsOn(Node? node, Mistakes mistakes) => Scalars.Choice(node, mistakes,
        ("sold_on", DayOf.SoldOn), ("invoiced_on", DayOf.InvoicedOn), ("paid_on", DayOf.PaidOn));

    public static LineRounding? LineRounding(Node? node, Mistakes mistakes) => Scalars.Choice(node, mistakes,
        ("each line", Definition.LineRounding.EachLine), ("in total", Definition.LineRounding.InTotal));

    private static Moment? MomentOf(Node? node, Mistakes mistakes) => Scalars.Choice(node, mistakes,
        ("start of period", Moment.StartOfPeriod), ("end of period", Moment.EndOfPeriod), ("the day", Moment.TheDay));

    private static ImmutableSortedDictionary<string, Dated<Rational>> Rates(Node? node, Mistakes mistakes)
    {
        var rates = ImmutableSortedDictionary.CreateBuilder<string, Dated<Rational>>(StringComparer.Ordinal);
        if (node is not MapNode map)
        {
            if (node is not null)
            {
                Scalars.Wrong(node, "a map of currencies with their rates, like { USD: 0.92 }", mistakes);
            }

            return rates.ToImmutable();
        }

        foreach (var entry in map.Entries)
        {
            if (Currency.Find(entry.Key.Text) is null)
            {
                mistakes.Add(entry.Key.Place, "P114", ("code", entry.Key.Text));
            }
            else
            {
                rates[entry.Key.Text] = new Dated<Rational>(History(entry.Value, mistakes));
            }
        }

        return rates.ToImmutable();
    }

    private static ImmutableArray<(DateOnly From, Rational Value)> History(Node node, Mistakes mistakes)
    {
        if (node is not MapNode map)
        {
            return RateOf(node, mistakes) is { } single ? [(DateOnly.MinValue, single)] : [];
        }

        var entries = ImmutableArray.CreateBuilder<(DateOnly From, Rational Value)>();
        foreach (var entry in map.Entries)
        {
            if (Scalars.Day(entry.Key, mistakes) is not { } day || RateOf(entry.Value, mistakes) is not { } rate)
            {
                continue;
            }

            if (entries.Count > 0 && day <= entries[^1].From)
            {
                mistakes.Add(entry.Key.Place, "P401", ("value", entry.Key.Text));
            }

            entries.Add((day, rate));
        }

        return entries.ToImmutable();
    }

    private static Rational? RateOf(Node node, Mistakes mistakes)
    {
        var rate = node is Scalar s ? Scalars.Number(s.Text) : null;
        if (rate is null || rate.Value.Sign <= 0)
        {
            Scalars.Wrong(node, "a rate above zero like 0.92", mistakes);
            return null;
        }

        return rate;
    }
}
