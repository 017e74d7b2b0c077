using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Reference;

/// <content>Which facts are looked at: those of a kind, in a window or holding on a day, that pass the tests and belong to the things asked for.</content>
public sealed partial class Reckoning
{
    private IEnumerable<(IFact Fact, DateOnly Day)> Facts(string kind, IReadOnlyList<FieldTest> where, Period? over, Question q, DayOf? countsOn = null, WindowTable? overBy = null)
    {
        foreach (var (fact, day) in OfKind(kind, q, countsOn ?? Answers.CountsOn ?? DayOf.SoldOn).OrderBy(f => f.Day).ThenBy(f => f.Fact.Key, StringComparer.Ordinal))
        {
            var inWindow = !FactFields.HappensOnADay(kind)
                || (overBy is null ? over is { } window && window.Contains(day) : day <= q.Day && InWindowOfItsWord(overBy, fact, day, q));
            if (inWindow && q.Of.All(n => fact.Word(n.Key) == n.Value || !FactFields.Knows(Text, kind, n.Key))
                && where.OrderBy(t => t.Test is Test.Limit or Test.History).All(t => Passes(t.Test, Resolved(fact, t.Field), fact, day, over, q)))
            {
                yield return (fact, day);
            }
        }
    }

    private IEnumerable<(IFact Fact, DateOnly Day)> OfKind(string kind, Question q, DayOf countsOn)
    {
        var day = q.Day;
        return kind switch
        {
            "sale" => own.Sales.Where(s => Counts(s, countsOn)).Select(s => (Fact: (IFact)s, Day: DayOfSale(s, countsOn))).Where(s => s.Day is not null).Select(s => (s.Fact, s.Day!.Value)),
            "certificate" => own.Certificates.Where(c => WorksHere(c.Person, q) && c.PassedOn <= day && !(c.Until <= day)).Select(c => ((IFact)c, day)),
            "person" => own.People.Where(p => WorksHere(p.Id, q)).Select(p => ((IFact)p, day)),
            "invoice" => own.Invoices.Where(i => !(i.PaidOn <= day)).Select(i => ((IFact)i, day)),
            "customer" => own.Customers.Select(c => ((IFact)c, day)),
            _ when FactFields.DayOfEvent(kind) is { } field => own.Occurrences.Where(o => o.Kind == kind && o.Day(field) is not null).Select(o => ((IFact)o, o.Day(field)!.Value)),
            _ => own.Occurrences.Where(o => o.Kind == kind && !(o.Day("first_sold_on") > day) && !(o.Day("until") <= day)).Select(o => ((IFact)o, day)),
        };
    }

    // "A sale that carries the mark disputed is left out, or counted." Where the day of payment counts, the parts of a line that was
    // paid in parts count and the line does not; elsewhere payments count for nothing (decision 005).
    private bool Counts(SalesLine sale, DayOf countsOn) =>
        (Answers.Disputed != Disputed.LeftOut || !sale.Marks.Contains("disputed"))
        && (countsOn == DayOf.PaidOn
            ? sale.Type == LineType.Payment || !own.Sales.Any(s => s.Type == LineType.Payment && s.Corrects == sale.Key)
            : sale.Type != LineType.Payment);

    // "counts_on: the day that puts a sale into a window"; "returns: when returned, or in the period of the sale".
    private DateOnly? DayOfSale(SalesLine sale, DayOf countsOn)
    {
        if (Answers.Returns == Returns.InThePeriodOfTheSale && sale.Type != LineType.Payment && sale.Corrects is { } key
            && own.Sales.FirstOrDefault(s => s.Type == LineType.Sale && s.Key == key) is { } original)
        {
            sale = original;
        }

        return countsOn switch { DayOf.InvoicedOn => sale.InvoicedOn, DayOf.PaidOn => sale.PaidOn, _ => sale.SoldOn ?? sale.OrderedOn };
    }

    // "leavers: until they leave, to end of period"; "shared_people: each employer, first employer, no employer".
    private bool WorksHere(string person, Question q) => own.Employments.Any(e => e.Person == person && e.From <= q.Day && CountsOn(e, q) && CountsHere(e, q.Day));

    private bool CountsOn(Employment work, Question q) => work.Until is not { } left || q.Day < left
        || (Answers.Leavers == Leavers.ToEndOfPeriod && q.Period is { } period && period.From < left && q.Day < period.Until);

    private bool CountsHere(Employment here, DateOnly day)
    {
        var elsewhere = own.EmploymentsElsewhere.Where(e => e.Person == here.Person && e.From <= day && !(e.Until <= day)).ToList();
        return Answers.SharedPeople switch
        {
            SharedPeople.NoEmployer => elsewhere.Count == 0,
            SharedPeople.FirstEmployer => elsewhere.All(e => (here.From, 0).CompareTo((e.From, string.CompareOrdinal(e.Partner, here.Partner))) < 0),
            _ => true,
        };
    }

    /// <summary>A field of a fact. "A field that belongs to something else has that thing's name in front: customer.market." (The fields of facts)</summary>
    private (IFact? Of, string Name) Resolved(IFact fact, string path)
    {
        var name = path.StartsWith(fact.Kind + ".", StringComparison.Ordinal) ? path[(fact.Kind.Length + 1)..] : path;
        if (name.Split('.') is not [var noun, var field])
        {
            return (fact, name);
        }

        var key = fact.Word(noun);
        return (noun switch
        {
            "customer" => own.Customers.FirstOrDefault(c => c.Id == key),
            "person" or "seller" => own.People.FirstOrDefault(p => p.Id == key),
            _ => own.Occurrences.FirstOrDefault(o => o.Kind == noun && o.Key == key),
        }, field);
    }

    private string? WordOf(IFact fact, string path) => Resolved(fact, path) is ({ } of, var field) ? of.Word(field) : null;

    private bool Passes(Test test, (IFact? Of, string Name) field, IFact fact, DateOnly day, Period? over, Question q)
    {
        var (of, name) = field;
        switch (test)
        {
            // "is; is one of; is in the list; is none of these"; "unknown: the word of a field without value".
            case Test.OneOf one:
                string[] words = name == "marks" ? [.. of?.Marks ?? []] : [of?.Word(name) ?? "unknown"];
                return one.Words.Any(w => words.Any(x => IsIn(w, x, day, of))) != one.Not;
            case Test.Limit limit:
                return of is not null && FactFields.Number(of, name, q.Day) is not null && Amount(of, name, day, null) is { } have
                    && Value(limit.Value, q) is { } need && Compare(limit.How, have, need);
            case Test.DayLimit limit:
                return of?.Day(name) is { } on && (limit.Before ? on < limit.Day : on >= limit.Day);
            case Test.Within within:
                var at = Around(q with { Thing = fact });
                return of?.Day(name) is { } inside && Windows.Of(within.Window, q with { Period = q.Period ?? over }, at) is { } window && window.Contains(inside);
            case Test.History history:
                return !Days.TryEntry(history.Entries, day, out var entry) || Passes(entry, field, fact, day, over, q);
            default:
                return test is Test.SetAside;
        }
    }

    // "Then a sale is looked up in the list of its own day"; "always, or for a time after a day of the fact that carries it" (Lists).
    private bool IsIn(string listed, string word, DateOnly day, IFact? fact)
    {
        if (!Text.Lists.TryGetValue(listed, out var list))
        {
            return listed == word;
        }

        return Days.TryEntry(list.Words, day, out var words) && words.Contains(word)
            && list.Passing.Where(p => p.Word == word).All(p => fact?.Day(p.After) is { } from && day < Days.Later(from, p.Until, IsFree));
    }

    // "A window may be looked up by a word of the fact, so that points of one kind live longer" (amount).
    private bool InWindowOfItsWord(WindowTable table, IFact fact, DateOnly day, Question q)
    {
        var word = WordOf(fact, table.By);
        var window = table.Rows.Where(r => word is not null && IsIn(r.Word, word, day, fact)).Select(r => r.Window).FirstOrDefault() ?? table.Other;
        return window is not null && Windows.Of(window, q, Around(q with { Thing = fact })) is { } span && span.Contains(day);
    }

    /// <summary>A field of a fact in the programme's currency; no value is nothing to add, no rate is null ("an amount in another currency has no figure").</summary>
    private Fraction? Amount(IFact fact, string field, DateOnly day, Metric? metric)
    {
        if (!FactFields.IsMoney(Text, fact.Kind, field))
        {
            return FactFields.Number(fact, field, day) ?? Fraction.Zero;
        }

        if (fact.Money(field) is not { } money)
        {
            return Fraction.Zero;
        }

        var amount = new Fraction(money.TenThousandths, 10_000);
        if (money.Currency != Text.Currency)
        {
            if (RateOf(money.Currency, day, metric?.ReferenceRate ?? Answers.ReferenceRate) is not { } rate)
            {
                NoRate = true;
                return null;
            }

            amount *= rate;
        }

        // "each line: a converted line is rounded to the cent first; in total: lines are counted exactly".
        return (metric?.LineRounding ?? Answers.LineRounding) == LineRounding.EachLine ? InCents(amount, Text.Currency, RoundingMode.HalfUp) : amount;
    }

    private Fraction? RateOf(Currency from, DateOnly day, ReferenceRate? reference)
    {
        if (reference is null)
        {
            return Text.Answers.ConvertsAt.TryGetValue(from.Code, out var said) && Days.TryEntry(said, day, out var rate) ? rate : null;
        }

        var on = reference == ReferenceRate.OfTheDay ? day : new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
        // "On a weekend or holiday at that of the last day of publication before": a currency that this one leaves out has none.
        var published = own.Common.Rates.PerEuro.Values.SelectMany(r => r.Entries).Select(e => e.From).Where(d => d <= on && d > on.AddDays(-5)).DefaultIfEmpty().Max();
        return PerEuro(from, on, published) is { } theirs && PerEuro(Text.Currency, on, published) is { } ours ? ours / theirs : null;
    }

    // A currency that became the euro has no rate on the holiday after its last day.
    private Fraction? PerEuro(Currency currency, DateOnly on, DateOnly published) => currency == Currency.Eur ? Fraction.One
        : on > Currency.EndedOn(currency.Code) ? null
        : own.Common.Rates.PerEuro.GetValueOrDefault(currency.Code)?.Entries.Where(e => e.From == published).Select(e => (Fraction?)e.Value).FirstOrDefault();
}
