using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads the answers to what a printed guide leaves open.</summary>
internal sealed class AnswersReader(Symbols symbols, Mistakes mistakes)
{
    private readonly WhenText _times = symbols.Times(mistakes);

    public Answers Read(Node? node)
    {
        if (Keys.Of(node, Vocabulary.Answers, mistakes) is not { } keys)
        {
            return new Answers();
        }

        return new Answers
        {
            CountsOn = keys.Choice<DayOf>("counts_on", mistakes),
            ConvertsAt = keys["converts_at"] is MapNode ? Rates(keys["converts_at"]) : Rates(null),
            ReferenceRate = keys["converts_at"] is Scalar ? keys.Choice<ReferenceRate>("converts_at", mistakes) : null,
            LineRounding = keys.Choice<LineRounding>("line_rounding", mistakes),
            ValueAt = _times.Moment(keys["value_at"]),
            LevelAt = _times.Moment(keys["level_at"]),
            Returns = keys.Choice<Returns>("returns", mistakes),
            Disputed = keys.Choice<Disputed>("disputed", mistakes),
            LateFacts = keys.Choice<Late>("late_facts", mistakes),
            LateRules = keys.Choice<Late>("late_rules", mistakes),
            Closes = _times.Moment(keys["closes"]),
            Debts = keys.Choice<Debts>("debts", mistakes),
            Accrues = keys.Choice<Accrues>("accrues", mistakes),
            SharedPeople = keys.Choice<SharedPeople>("shared_people", mistakes),
            Leavers = keys.Choice<Leavers>("leavers", mistakes),
            Mergers = keys.Choice<Mergers>("mergers", mistakes),
            WorkingDays = Country(keys["working_days"]),
        };
    }

    private string? Country(Node? node)
    {
        if (Scalars.Text(node, "partner.country, a country code, or Monday to Friday", mistakes) is not { } text)
        {
            return null;
        }

        if (text is not ("partner.country" or "Monday to Friday") && text is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
        {
            Scalars.Wrong(node!, "partner.country, a country code like BE, or Monday to Friday", mistakes);
        }

        return text;
    }

    private ImmutableSortedDictionary<string, Dated<Rational>> Rates(Node? node)
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
                rates[entry.Key.Text] = new Dated<Rational>(History(entry.Value));
            }
        }

        return rates.ToImmutable();
    }

    private ImmutableArray<(DateOnly From, Rational Value)> History(Node node)
    {
        if (node is not MapNode map)
        {
            return RateOf(node) is { } single ? [(DateOnly.MinValue, single)] : [];
        }

        var entries = ImmutableArray.CreateBuilder<(DateOnly From, Rational Value)>();
        foreach (var entry in map.Entries)
        {
            if (Scalars.Day(entry.Key, mistakes) is not { } day || RateOf(entry.Value) is not { } rate)
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

    private Rational? RateOf(Node node)
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
