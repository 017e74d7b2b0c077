using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Editors.Scaffold;

/// <summary>Which published rates the amounts of a case may be converted at.</summary>
internal static class RatesThatMatter
{
    /// <summary>The rates of the currencies in question, on the days of publication for the days of amounts in other currencies and for the ends of their months.</summary>
    public static ImmutableArray<(DateOnly On, string Currency, Rational PerEuro)> Of(CaseSubject subject, ImmutableArray<PartnerFacts> everyone, ReferenceRates rates)
    {
        var texts = subject.Texts.Where(t => IsPublished(t.Answers.ReferenceRate) || t.Metrics.Any(m => IsPublished(m.ReferenceRate))).ToList();
        var foreign = everyone.SelectMany(Amounts).Where(a => texts.Exists(t => t.Currency != a.Currency)).ToList();
        if (foreign.Count == 0)
        {
            return [];
        }

        var currencies = foreign.Select(f => f.Currency.Code).Concat(texts.Select(t => t.Currency.Code)).ToHashSet(StringComparer.Ordinal);
        var published = rates.PerEuro.Values.SelectMany(r => r.Entries).Select(e => e.From).Distinct().Order().ToList();
        var days = foreign.SelectMany(f => f.Days).SelectMany(d => new[] { d, new DateOnly(d.Year, d.Month, DateTime.DaysInMonth(d.Year, d.Month)) })
            .Select(d => LastOf(published, d)).OfType<DateOnly>().Distinct().Order();
        return [.. days.SelectMany(d => On(d, rates, currencies))];
    }

    private static bool IsPublished(ReferenceRate? rate) => rate is ReferenceRate.OfTheDay or ReferenceRate.OfTheMonthEnd;

    private static IEnumerable<(Currency Currency, IEnumerable<DateOnly> Days)> Amounts(PartnerFacts facts) =>
        facts.Sales.Select(s => (s.Net.Currency, new[] { s.OrderedOn, s.SoldOn, s.InvoicedOn, s.PaidOn }.OfType<DateOnly>()))
            .Concat(facts.Invoices.Select(i => (i.Open.Currency, new DateOnly?[] { i.DueOn, i.PaidOn }.OfType<DateOnly>())))
            .Concat(facts.Occurrences.Select(o => (o.Currency, o.Fields.Keys.Select(o.Day).OfType<DateOnly>())));

    private static DateOnly? LastOf(List<DateOnly> days, DateOnly day)
    {
        var at = days.BinarySearch(day);
        at = at < 0 ? ~at - 1 : at;
        return at < 0 ? null : days[at];
    }

    // A day that has rates, but none of these, stays a day of publication, so that no older rate is taken.
    private static IEnumerable<(DateOnly, string, Rational)> On(DateOnly day, ReferenceRates rates, HashSet<string> currencies)
    {
        var all = rates.PerEuro.Select(r => (Currency: r.Key, Entry: r.Value.On(day))).Where(r => r.Entry?.From == day).Select(r => (day, r.Currency, r.Entry!.Value.Value)).ToList();
        var wanted = all.Where(r => currencies.Contains(r.Currency)).ToList();
        return wanted.Count > 0 ? wanted : all.Take(1);
    }
}
