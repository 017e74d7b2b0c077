using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Palier.Core.Facts;
using Palier.Data.Rows;

namespace Palier.Data;

/// <summary>Loads what is known of partners, as it was known at a moment.</summary>
public static class FactLoading
{
    /// <summary>
    /// Everything that counting needs, partner by partner in the order of their ids, sales lines by day.
    /// Where a key stands twice (an invoice that was paid later), the latest row of the moment counts.
    /// </summary>
    /// <param name="database">Where to read.</param>
    /// <param name="known">What was known when; everything when not given.</param>
    /// <param name="partners">The partners to load; all when not given.</param>
    public static ImmutableArray<PartnerFacts> Load(Database database, Known? known = null, IReadOnlyCollection<string>? partners = null)
    {
        using var context = database.Context();
        var upTo = (known ?? Known.Everything).Sequence;
        var ids = partners?.ToArray();
        var found = Latest(Of(context.Organisations, upTo, ids, r => EF.Parameter(ids!).Contains(r.Id)), r => r.Id);
        var sales = Of(context.SalesLines, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)).AsEnumerable()
            .GroupBy(r => r.Partner, RowMapping.Fact).ToDictionary(g => g.Key, ByDay);
        var employments = Latest(Of(context.Employments, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)), r => (r.Person, r.Partner, r.From))
            .Select(RowMapping.Fact).ToLookup(e => e.Partner);
        var people = ids is null ? null : employments.SelectMany(g => g).Select(e => e.Person).Distinct().ToArray();
        var persons = Latest(Of(context.People, upTo, people, r => EF.Parameter(people!).Contains(r.Id)), r => r.Id).ToDictionary(r => r.Id, RowMapping.Fact);
        var certificates = Latest(Of(context.Certificates, upTo, people, r => EF.Parameter(people!).Contains(r.Person)), r => (r.Person, r.Name, r.Version, r.PassedOn))
            .Select(RowMapping.Fact).ToLookup(c => c.Person);
        var buyers = ids is null ? null : sales.Values.SelectMany(s => s).Select(s => s.Customer).OfType<string>().Distinct().ToArray();
        var customers = Latest(Of(context.Customers, upTo, buyers, r => EF.Parameter(buyers!).Contains(r.Id)), r => r.Id).ToDictionary(r => r.Id, RowMapping.Fact);
        var invoices = Latest(Of(context.Invoices, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)), r => r.Id).Select(RowMapping.Fact).ToLookup(i => i.Partner);
        var asserted = Latest(Of(context.AssertedFacts, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)), r => (r.Partner, r.What, r.From))
            .Select(RowMapping.Fact).ToLookup(a => a.Partner);
        var enrolments = Latest(Of(context.Enrolments, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)), r => (r.Partner, r.Programme, r.From))
            .Select(RowMapping.Fact).ToLookup(e => e.Partner);

        return [.. found.Select(RowMapping.Fact).OrderBy(p => p.Id, StringComparer.Ordinal).Select(Whole)];

        PartnerFacts Whole(Partner partner)
        {
            var lines = sales.GetValueOrDefault(partner.Id, []);
            var staff = employments[partner.Id].Select(e => e.Person).Distinct().Order(StringComparer.Ordinal).ToArray();
            return new PartnerFacts
            {
                Partner = partner,
                Sales = lines,
                Employments = [.. employments[partner.Id]],
                People = [.. staff.Where(persons.ContainsKey).Select(p => persons[p])],
                Certificates = [.. staff.SelectMany(p => certificates[p])],
                Customers = [.. lines.Select(l => l.Customer).OfType<string>().Distinct().Order(StringComparer.Ordinal).Where(customers.ContainsKey).Select(c => customers[c])],
                Invoices = [.. invoices[partner.Id]],
                Asserted = [.. asserted[partner.Id]],
                Enrolments = [.. enrolments[partner.Id]],
            };
        }
    }

    /// <summary>All partners as they are known, by id.</summary>
    public static ImmutableArray<Partner> Partners(Database database)
    {
        using var context = database.Context();
        return [.. Latest(context.Organisations.OrderBy(r => r.Sequence), r => r.Id).Select(RowMapping.Fact).OrderBy(p => p.Id, StringComparer.Ordinal)];
    }

    private static IQueryable<T> Of<T>(DbSet<T> rows, long upTo, string[]? slice, System.Linq.Expressions.Expression<Func<T, bool>> inSlice)
        where T : FactRow
    {
        var known = rows.Where(r => r.Sequence <= upTo);
        return (slice is null ? known : known.Where(inSlice)).OrderBy(r => r.Sequence);
    }

    /// <summary>The latest row of each key, in the order in which the keys first became known.</summary>
    internal static IEnumerable<T> Latest<T, TKey>(IQueryable<T> rows, Func<T, TKey> key)
        where TKey : notnull
    {
        var latest = new Dictionary<TKey, T>();
        foreach (var row in rows)
        {
            latest[key(row)] = row;
        }

        return latest.Values;
    }

    private static ImmutableArray<SalesLine> ByDay(IEnumerable<SalesLine> lines) =>
        [.. lines.OrderBy(l => l.SoldOn ?? l.OrderedOn ?? l.InvoicedOn ?? l.PaidOn ?? DateOnly.MinValue).ThenBy(l => l.Known)];
}
