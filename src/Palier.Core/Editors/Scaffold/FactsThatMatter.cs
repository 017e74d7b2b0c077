using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.Core.Editors.Scaffold;

/// <summary>Which facts of a partner a case needs: those of the days that the rules look at, of kinds that the texts mention.</summary>
/// <param name="From">The first day; null for everything from the beginning.</param>
/// <param name="LastDay">The last day; null for everything that is known.</param>
/// <param name="Words">What the texts mention.</param>
internal sealed record FactsThatMatter(DateOnly? From, DateOnly? LastDay, Mentioned Words)
{
    private static readonly string[] OfPeople = ["certificate", "person", "people", "role", "employ"];

    public PartnerFacts Of(PartnerFacts facts, CaseSubject subject)
    {
        var (withPeople, names) = (OfPeople.Any(Words.IsPart), subject.Texts.Select(t => t.Name).ToHashSet(StringComparer.Ordinal));
        var asserted = subject.Texts.SelectMany(t => t.Facts).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var kept = facts with
        {
            Sales = [.. Sales(facts)],
            Occurrences = [.. facts.Occurrences.Where(o => Words.IsPart(o.Kind) && Matters(o))],
            Certificates = [.. facts.Certificates.Where(c => withPeople && Overlaps(c.PassedOn, c.Until))],
            Employments = [.. facts.Employments.Where(e => withPeople && Overlaps(e.From, e.Until))],
            EmploymentsElsewhere = [.. facts.EmploymentsElsewhere.Where(e => withPeople && subject.Texts.Any(t => t.Answers.SharedPeople is not null) && Overlaps(e.From, e.Until))],
            Invoices = [.. facts.Invoices.Where(i => (Words.IsPart("invoice.") || Words.IsPart("overdue") || Words.IsSaid("invoice")) && Overlaps(i.DueOn, i.PaidOn?.AddDays(1)))],
            Asserted = [.. facts.Asserted.Where(a => asserted.Contains(a.What) && Overlaps(a.From, a.Until))],
            Enrolments = [.. facts.Enrolments.Where(e => names.Contains(e.Programme) && !(e.From > LastDay))],
            Overrides = [.. facts.Overrides.Where(o => o.Programme == subject.Programme.Name && Overlaps(o.From, o.Until))],
            Refusals = [.. facts.Refusals.Where(r => r.Programme == subject.Programme.Name && !(r.On > LastDay))],
            Releases = [.. facts.Releases.Where(r => r.Programme == subject.Programme.Name && !(r.On > LastDay))],
        };
        return Linked(kept);
    }

    private bool Overlaps(DateOnly from, DateOnly? until) => !(from > LastDay) && !(until <= From);

    private bool IsWithin(DateOnly day) => !(day > LastDay) && !(day < From);

    // A line goes with those that it corrects and those that correct it, since a return may count where the sale does.
    private IEnumerable<SalesLine> Sales(PartnerFacts facts)
    {
        if (!Words.IsPart("sale"))
        {
            return [];
        }

        var roots = facts.Sales.Where(l => l.Corrects is not null).GroupBy(l => l.Key).ToDictionary(g => g.Key, g => g.First().Corrects!, StringComparer.Ordinal);
        return facts.Sales.GroupBy(l => RootOf(l.Corrects ?? l.Key, roots)).Where(g => g.Any(Matters)).SelectMany(g => g);
    }

    private static string RootOf(string key, Dictionary<string, string> corrects)
    {
        for (var steps = 0; steps <= corrects.Count && corrects.TryGetValue(key, out var above); steps++)
        {
            key = above;
        }

        return key;
    }

    private static IEnumerable<DateOnly> DaysOf(SalesLine line) => new[] { line.OrderedOn, line.SoldOn, line.InvoicedOn, line.PaidOn }.OfType<DateOnly>();

    private bool Matters(SalesLine line) => DaysOf(line).Any(IsWithin);

    private bool Matters(Occurrence occurrence)
    {
        if (!FactKinds.IsEvent(occurrence.Kind))
        {
            return true;
        }

        var days = occurrence.Fields.Keys.Select(occurrence.Day).OfType<DateOnly>().ToList();
        return days.Count == 0 || days.Exists(IsWithin);
    }

    private PartnerFacts Linked(PartnerFacts kept)
    {
        var customers = kept.Sales.Select(l => l.Customer).Concat(kept.Occurrences.Select(o => o.Word("customer"))).ToHashSet(StringComparer.Ordinal);
        var people = kept.Employments.Select(e => e.Person).Concat(kept.Certificates.Select(c => c.Person)).ToHashSet(StringComparer.Ordinal);
        return kept with
        {
            Customers = [.. kept.Customers.Where(c => Words.IsPart("customer") && customers.Contains(c.Id))],
            People = [.. kept.People.Where(p => people.Contains(p.Id))],
            EmploymentsElsewhere = [.. kept.EmploymentsElsewhere.Where(e => people.Contains(e.Person))],
        };
    }
}
