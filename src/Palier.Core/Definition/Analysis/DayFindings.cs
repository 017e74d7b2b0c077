using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Analysis;

/// <summary>Finds days that do not fit: before the programme begins, ends before beginnings, days without a value.</summary>
internal sealed class DayFindings(Programme programme, ImmutableArray<RulePart> rules, Mistakes mistakes)
{
    /// <summary>The days of the programme from which something in its text changes, its first day among them.</summary>
    public static ImmutableArray<DateOnly> Changes(Programme programme, ImmutableArray<RulePart> rules) =>
        [.. rules.SelectMany(Dates).Concat(programme.Lists.Values.SelectMany(l => l.Words.Entries.Select(e => e.From)))
            .Where(d => d > programme.From && !(d >= programme.Until)).Append(programme.From).Distinct().Order()];

    public void Find()
    {
        Ends(programme.From, programme.Until, default, programme.Name);
        foreach (var bonus in programme.Bonuses)
        {
            Ends(bonus.From ?? programme.From, bonus.Until, bonus.Place, bonus.Name);
            NotBefore(bonus.From, bonus.Place, bonus.Name);
        }

        foreach (var promise in programme.Promises)
        {
            Ends(programme.From, promise.Until, promise.Place, promise.Name);
        }

        if (programme.Membership?.Match is { } match)
        {
            Ends(programme.From, match.Until, match.Place, "match");
        }

        foreach (var clock in new[] { programme.Ladder?.Up, programme.Ladder?.Down })
        {
            NotBefore((clock?.NotBefore as NotBefore.OnDay)?.Day, clock?.Place ?? default, "not_before");
        }

        foreach (var rule in rules)
        {
            OfRule(rule);
        }

        Weights();
        Histories();
    }

    private static string Shown(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<DateOnly> Dates(RulePart rule) =>
        rule.AllFigures.OfType<Figure.History>().SelectMany(h => h.Entries.Entries.Select(e => e.From))
            .Concat(rule.Tests.OfType<Test.History>().SelectMany(h => h.Entries.Entries.Select(e => e.From)))
            .Concat(rule.From is { } from ? [from] : []).Concat(rule.Until is { } until ? [until] : []);

    private void Ends(DateOnly from, DateOnly? until, Place place, string name)
    {
        if (until is { } end && end <= from && end != default)
        {
            mistakes.Add(place.Line == 0 ? PlaceOfWord("until") : place, "P705", ("name", name), ("from", Shown(from)), ("until", Shown(end)));
        }
    }

    private void NotBefore(DateOnly? day, Place place, string name)
    {
        // A later version carries on the histories of those before it.
        if (programme.Version == 1 && day < programme.From)
        {
            mistakes.Add(place, "P701", ("name", name), ("day", Shown(day.Value)), ("from", Shown(programme.From)));
        }
    }

    private void OfRule(RulePart rule)
    {
        foreach (var history in rule.AllFigures.OfType<Figure.History>())
        {
            Entries(rule, [.. history.Entries.Entries.Select(e => (e.From, e.Value.Place))], history.Place);
        }

        foreach (var history in rule.Tests.OfType<Test.History>())
        {
            Entries(rule, [.. history.Entries.Entries.Select(e => (e.From, e.Value.Place))], history.Place);
        }
    }

    private void Entries(RulePart rule, ImmutableArray<(DateOnly From, Place Place)> entries, Place place)
    {
        foreach (var entry in rule.ByDayOfFact ? [] : entries)
        {
            NotBefore(entry.From, entry.Place, rule.Name);
        }

        Gap(rule.Name, rule.From > programme.From ? rule.From.Value : programme.From, rule.Until ?? programme.Until, entries.Select(e => e.From), place);
    }

    // Tried on the day before, of and after every date, as long as the rule holds.
    private void Gap(string name, DateOnly from, DateOnly? until, IEnumerable<DateOnly> entries, Place place)
    {
        var begins = entries.Order().ToList();
        var tried = begins.Where(b => b > DateOnly.MinValue).Append(from).SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1) }).Where(d => d >= from && !(d >= until));
        var without = tried.Where(d => !begins.Exists(b => b <= d)).Order().ToList();
        if (without.Count > 0)
        {
            mistakes.Add(place, "P702", ("name", name), ("first", Shown(without[0])), ("last", Shown(without[^1])));
        }
    }

    private void Weights()
    {
        foreach (var part in programme.Metrics.SelectMany(m => m.Verb is Verb.Score score ? score.Parts : []).Where(p => p.Weight is { Entries: not [{ From.Year: 1 }] }))
        {
            var begins = part.Weight!.Entries.Select(e => e.From).ToList();
            begins.ForEach(d => NotBefore(d, part.Place, part.Figure));
            Gap(part.Figure, programme.From, programme.Until, begins, part.Place);
        }
    }

    // Lists and rates of exchange are also asked for days of facts before the programme, so their days may lie there.
    private void Histories()
    {
        foreach (var list in programme.Lists.Values)
        {
            Gap(list.Name, programme.From, programme.Until, list.Words.Entries.Select(e => e.From), list.Place);
        }

        foreach (var (currency, rates) in programme.Answers.ConvertsAt)
        {
            Gap(currency, programme.From, programme.Until, rates.Entries.Select(e => e.From), PlaceOfWord("answers"));
        }
    }

    private Place PlaceOfWord(string word) => programme.Text?.Entries.FirstOrDefault(e => e.Key.Text == word)?.Key.Place ?? new Place(1, 1);
}
