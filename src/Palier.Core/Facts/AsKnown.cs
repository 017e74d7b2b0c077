using System.Collections.Immutable;

namespace Palier.Core.Facts;

/// <summary>What was known of a partner when.</summary>
public static class AsKnown
{
    /// <summary>The first moment in UTC that no longer belongs to a day in a time zone.</summary>
    /// <param name="day">The day.</param>
    /// <param name="zone">The time zone of the programme, by its IANA name.</param>
    public static DateTime EndOf(DateOnly day, string zone)
    {
        if (day == DateOnly.MaxValue)
        {
            return DateTime.MaxValue;
        }

        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where clocks go forward at midnight, the day begins later.
        while (place.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(midnight, place);
    }

    /// <summary>The day in a time zone on which something became known; the first day there is for what was always known.</summary>
    public static DateOnly DayOf(Known known, string zone) =>
        known.At.Year < 1900 ? DateOnly.MinValue
        : DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(known.At, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    /// <summary>The moment at which the last of a partner's facts became known.</summary>
    public static DateTime Latest(PartnerFacts facts) => Moments(facts).DefaultIfEmpty(DateTime.MinValue).Max();

    /// <summary>The moments at which a partner's facts became known, also those that newer ones took the place of.</summary>
    public static IEnumerable<DateTime> EveryMoment(PartnerFacts facts) =>
        facts.Replaced is { } replaced ? Moments(facts).Concat(Moments(replaced)) : Moments(facts);

    /// <summary>
    /// The facts that were known before a moment. Where a fact was replaced by a newer one since, such as a bill that was paid,
    /// the one of that time stands in its place.
    /// </summary>
    public static PartnerFacts Before(PartnerFacts facts, DateTime until)
    {
        if (Latest(facts) < until)
        {
            return facts;
        }

        var old = facts.Replaced;
        return facts with
        {
            Sales = [.. facts.Sales.Where(s => s.Known.At < until)],
            Employments = Then(facts.Employments, old?.Employments, e => e.Known, e => (e.Person, e.Partner, e.From), until),
            Certificates = Then(facts.Certificates, old?.Certificates, c => c.Known, c => (c.Person, c.Name, c.Version, c.PassedOn), until),
            Invoices = Then(facts.Invoices, old?.Invoices, i => i.Known, i => i.Id, until),
            Asserted = Then(facts.Asserted, old?.Asserted, a => a.Known, a => (a.What, a.From), until),
            Enrolments = Then(facts.Enrolments, old?.Enrolments, e => e.Known, e => (e.Programme, e.From), until),
            Occurrences = Then(facts.Occurrences, old?.Occurrences, o => o.Known, o => (o.Kind, o.Key), until),
            EmploymentsElsewhere = [.. facts.EmploymentsElsewhere.Where(e => e.Known.At < until)],
            Overrides = [.. facts.Overrides.Where(o => o.Known.At < until)],
            Brought = [.. facts.Brought.Where(b => b.Known.At < until)],
            Refusals = [.. facts.Refusals.Where(r => r.Known.At < until)],
            Releases = [.. facts.Releases.Where(r => r.Known.At < until)],
            PlacedHolds = Then(facts.PlacedHolds, old?.PlacedHolds, h => h.Known, h => h.Number, until),
        };
    }

    /// <summary>The moments at which a partner's facts became known.</summary>
    public static IEnumerable<DateTime> Moments(PartnerFacts facts) =>
        facts.Sales.Select(s => s.Known).Concat(facts.Employments.Select(e => e.Known)).Concat(facts.Certificates.Select(c => c.Known))
            .Concat(facts.Invoices.Select(i => i.Known)).Concat(facts.Asserted.Select(a => a.Known)).Concat(facts.Enrolments.Select(e => e.Known))
            .Concat(facts.Occurrences.Select(o => o.Known)).Concat(facts.EmploymentsElsewhere.Select(e => e.Known))
            .Concat(facts.Overrides.Select(o => o.Known)).Concat(facts.Brought.Select(b => b.Known)).Concat(facts.Refusals.Select(r => r.Known))
            .Concat(facts.Releases.Select(r => r.Known)).Concat(facts.PlacedHolds.Select(h => h.Known)).Select(k => k.At);

    private static ImmutableArray<T> Then<T, TKey>(
        ImmutableArray<T> now, ImmutableArray<T>? replaced, Func<T, Known> known, Func<T, TKey> key, DateTime until)
        where TKey : notnull
    {
        var then = now.Where(f => known(f).At < until).ToList();
        if (replaced is { IsEmpty: false } old)
        {
            var stand = then.Select(key).ToHashSet();
            then.AddRange(old.Where(f => known(f).At < until && !stand.Contains(key(f))).GroupBy(key).Select(g => g.MaxBy(known)!));
        }

        return [.. then];
    }
}
