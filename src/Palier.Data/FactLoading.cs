using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data.Rows;

namespace Palier.Data;

/// <summary>Whether sales lines are loaded.</summary>
public enum Lines
{
    Loaded = 0,
    LeftOut = 1,
}

/// <summary>Sales lines that are looked at instead of those that were taken in.</summary>
/// <param name="Lines">The lines of each partner that has some.</param>
/// <param name="Created">Partners that are known from them alone.</param>
public sealed record SalesInstead(ImmutableDictionary<string, ImmutableArray<SalesLine>> Lines, ImmutableArray<Partner> Created);

/// <summary>Loads what is known of partners, as it was known at a moment.</summary>
public static class FactLoading
{
    /// <summary>
    /// Everything that counting needs, partner by partner in the order of their ids, sales lines by day.
    /// Where a key stands twice (an invoice that was paid later), the latest row of the moment counts, and the earlier ones are
    /// kept as replaced.
    /// </summary>
    /// <param name="database">Where to read.</param>
    /// <param name="known">What was known when; everything when not given.</param>
    /// <param name="partners">The partners to load; all when not given.</param>
    public static ImmutableArray<PartnerFacts> Load(Database database, Known? known = null, IReadOnlyCollection<string>? partners = null)
    {
        using var context = database.Context();
        return Load(context, known, partners);
    }

    /// <summary>The same, as a context sees it: also what a saving has added so far.</summary>
    /// <param name="context">Where to read.</param>
    /// <param name="known">What was known when; everything when not given.</param>
    /// <param name="partners">The partners to load; all when not given.</param>
    /// <param name="lines">Whether their sales lines, with the customers in them, are loaded too.</param>
    /// <param name="instead">The sales lines that they have, where those of the database are not what is asked about.</param>
    public static ImmutableArray<PartnerFacts> Load(
        PalierContext context, Known? known = null, IReadOnlyCollection<string>? partners = null, Lines lines = Lines.Loaded, SalesInstead? instead = null)
    {
        var upTo = (known ?? Known.Everything).Sequence;
        var ids = partners?.ToArray();
        var found = Latest(Of(context.Organisations, upTo, ids, r => EF.Parameter(ids!).Contains(r.Id)), r => r.Id);
        var sales = instead is not null ? instead.Lines.ToDictionary(s => s.Key, s => ByDay(s.Value)) : lines == Lines.LeftOut ? [] : Of(context.SalesLines, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)).AsEnumerable()
            .GroupBy(r => r.Partner, RowMapping.Fact).ToDictionary(g => g.Key, ByDay);
        var employments = Facts(Of(context.Employments, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)), r => (r.Person, r.Partner, r.From), RowMapping.Fact, e => e.Partner);
        var people = ids is null ? null : employments.Now.SelectMany(g => g).Select(e => e.Person).Distinct().ToArray();
        var everywhere = ids is null ? employments.Now.SelectMany(g => g)
            : Latest(Of(context.Employments, upTo, people, r => EF.Parameter(people!).Contains(r.Person)), r => (r.Person, r.Partner, r.From)).Select(RowMapping.Fact);
        var workplaces = everywhere.ToLookup(e => e.Person);
        var persons = Latest(Of(context.People, upTo, people, r => EF.Parameter(people!).Contains(r.Id)), r => r.Id).ToDictionary(r => r.Id, RowMapping.Fact);
        var certificates = Facts(Of(context.Certificates, upTo, people, r => EF.Parameter(people!).Contains(r.Person)), r => (r.Person, r.Name, r.Version, r.PassedOn), RowMapping.Fact, c => c.Person);
        var buyers = ids is null && lines == Lines.Loaded ? null : sales.Values.SelectMany(s => s).Select(s => s.Customer).OfType<string>().Distinct().ToArray();
        var customers = Latest(Of(context.Customers, upTo, buyers, r => EF.Parameter(buyers!).Contains(r.Id)), r => r.Id).ToDictionary(r => r.Id, RowMapping.Fact);
        var beside = FactsBeside.Load(context, upTo, ids);
        var common = CommonFactsOf(context, upTo);

        return [.. found.Select(RowMapping.Fact).Concat(instead?.Created ?? []).OrderBy(p => p.Id, StringComparer.Ordinal).Select(Whole)];

        PartnerFacts Whole(Partner partner)
        {
            var sold = sales.GetValueOrDefault(partner.Id, []);
            var staff = employments.Now[partner.Id].Select(e => e.Person).Distinct().Order(StringComparer.Ordinal).ToArray();
            var facts = new PartnerFacts
            {
                Partner = partner,
                Sales = sold,
                Employments = [.. employments.Now[partner.Id]],
                EmploymentsElsewhere = [.. staff.SelectMany(p => workplaces[p]).Where(e => e.Partner != partner.Id)],
                People = [.. staff.Where(persons.ContainsKey).Select(p => persons[p])],
                Certificates = [.. staff.SelectMany(p => certificates.Now[p])],
                Customers = [.. sold.Select(l => l.Customer).OfType<string>().Distinct().Order(StringComparer.Ordinal).Where(customers.ContainsKey).Select(c => customers[c])],
                Common = common,
            };
            return beside.PutTo(facts, [.. employments.Earlier[partner.Id]], [.. staff.SelectMany(p => certificates.Earlier[p])]);
        }
    }

    /// <summary>Some partners with what is known of them beside sales and people, and the working days: enough where nothing is counted.</summary>
    /// <param name="context">Where to read.</param>
    /// <param name="known">What was known when.</param>
    /// <param name="partners">The partners.</param>
    public static ImmutableArray<PartnerFacts> LoadBeside(PalierContext context, Known known, string[] partners)
    {
        var found = Latest(Of(context.Organisations, known.Sequence, partners, r => EF.Parameter(partners).Contains(r.Id)), r => r.Id);
        var (beside, common) = (FactsBeside.Load(context, known.Sequence, partners), new CommonFacts { Calendars = CalendarsOf(context, known.Sequence) });
        return [.. found.Select(RowMapping.Fact).OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => beside.PutTo(new PartnerFacts { Partner = p, Common = common }, [], []))];
    }

    /// <summary>Everyone, with who belongs to whom and who took over whom.</summary>
    public static Population Everyone(PalierContext context, Known? known = null, SalesInstead? instead = null)
    {
        var upTo = (known ?? Known.Everything).Sequence;
        return new Population(
            Load(context, known, instead: instead),
            [.. context.Belongings.Where(r => r.Sequence <= upTo).OrderBy(r => r.Sequence).AsEnumerable().Select(RowMapping.Fact)],
            [.. context.Takeovers.Where(r => r.Sequence <= upTo).OrderBy(r => r.Sequence).AsEnumerable().Select(RowMapping.Fact)]);
    }

    /// <summary>All partners as they are known, by id.</summary>
    public static ImmutableArray<Partner> Partners(Database database)
    {
        using var context = database.Context();
        return [.. Latest(context.Organisations.OrderBy(r => r.Sequence), r => r.Id).Select(RowMapping.Fact).OrderBy(p => p.Id, StringComparer.Ordinal)];
    }

    internal static IQueryable<T> Of<T>(DbSet<T> rows, long upTo, string[]? slice, Expression<Func<T, bool>> inSlice)
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

    /// <summary>The facts of rows by whom they are of: those that count now, and those that newer ones took the place of.</summary>
    internal static (ILookup<string, TFact> Now, ILookup<string, TFact> Earlier) Facts<T, TKey, TFact>(
        IQueryable<T> rows, Func<T, TKey> key, Func<T, TFact> fact, Func<TFact, string> of)
        where TKey : notnull
    {
        var (latest, earlier) = (new Dictionary<TKey, T>(), new List<T>());
        foreach (var row in rows)
        {
            if (latest.TryGetValue(key(row), out var before))
            {
                earlier.Add(before);
            }

            latest[key(row)] = row;
        }

        return (latest.Values.Select(fact).ToLookup(of, StringComparer.Ordinal), earlier.Select(fact).ToLookup(of, StringComparer.Ordinal));
    }

    /// <summary>Published rates and holidays alone, up to a sequence number; all when it is null.</summary>
    public static CommonFacts Common(PalierContext context, long? upTo = null) => CommonFactsOf(context, upTo ?? long.MaxValue);

    private static CommonFacts CommonFactsOf(PalierContext context, long upTo)
    {
        var rates = Latest(context.ExchangeRates.Where(r => r.Sequence <= upTo).OrderBy(r => r.Sequence), r => (r.Currency, r.Day)).GroupBy(r => r.Currency);
        return new CommonFacts
        {
            Rates = new ReferenceRates(rates.ToImmutableSortedDictionary(
                g => g.Key,
                g => new Dated<Rational>([.. g.OrderBy(r => r.Day).Select(r => (r.Day, Rational.Of(decimal.Parse(r.PerEuro, CultureInfo.InvariantCulture))))]),
                StringComparer.Ordinal)),
            Calendars = CalendarsOf(context, upTo),
        };
    }

    private static ImmutableSortedDictionary<string, WorkingDays> CalendarsOf(PalierContext context, long upTo) => context.Holidays.Where(r => r.Sequence <= upTo).AsEnumerable()
        .GroupBy(r => r.Country).ToImmutableSortedDictionary(g => g.Key, g => new WorkingDays([.. g.Select(r => r.Day)]), StringComparer.Ordinal);

    private static ImmutableArray<SalesLine> ByDay(IEnumerable<SalesLine> lines) =>
        [.. lines.OrderBy(l => l.SoldOn ?? l.OrderedOn ?? l.InvoicedOn ?? l.PaidOn ?? DateOnly.MinValue).ThenBy(l => l.Known)];
}
