using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>Tests fields of facts: the <c>where</c> of metrics.</summary>
internal sealed class FactTests(Programme programme, PartnerFacts facts)
{
    private readonly Dictionary<(string Kind, string Noun), bool> _has = [];
    private Dictionary<string, Customer>? _customers;
    private Dictionary<string, Person>? _people;
    private Dictionary<(string Kind, string Key), Occurrence>? _occurrences;
    private readonly Conversion _conversion = new(programme, facts.Common);

    /// <summary>A field of a fact, or of what it belongs to: <c>area</c>, <c>customer.market</c>.</summary>
    public (IFact? Fact, string Field) Resolve(IFact fact, string field) =>
        field.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? (Related(fact, field[..dot]), field[(dot + 1)..]) : (fact, field);

    public string? WordOf(IFact fact, string field) => Resolve(fact, field) is ({ } of, var inner) ? of.Word(inner) : null;

    public DateOnly? DayOf(IFact fact, string field) => Resolve(fact, field) is ({ } of, var inner) ? of.Day(inner) : null;

    /// <summary>Whether a fact passes all tests and belongs to what the figure is narrowed to.</summary>
    public bool Hold(Look look, IFact fact, DateOnly day)
    {
        if (!look.Narrow.IsEmpty && !IsOf(look.Narrow, fact))
        {
            return false;
        }

        // Amounts come last: what fails another test need not be converted.
        return look.Where.All(t => IsLimit(t) || Holds(t, fact, day, look))
            && (look.OverBy is not { } table || InItsWindow(table, fact, day, look))
            && look.Where.All(t => !IsLimit(t) || Holds(t, fact, day, look));
    }

    private static bool IsLimit(FieldTest test) => test.Test is Test.Limit or Test.History;

    /// <summary>Whether a word is what is listed: the word itself, or in the list of that name on a day.</summary>
    public bool Matches(string listed, string word, DateOnly day, IFact? fact)
    {
        if (!programme.Lists.TryGetValue(listed, out var list))
        {
            return listed == word;
        }

        if (list.Words.On(day)?.Value.Contains(word) != true)
        {
            return false;
        }

        // A word that passes belongs to the list only for a time after a day of the fact that carries it.
        var passing = list.Passing.FirstOrDefault(p => p.Word == word);
        return passing is null || (fact?.Day(passing.After) is { } from && day < passing.Until.After(from, facts.CalendarFor(programme)));
    }

    // A fact that does not know the noun at all is not narrowed by it.
    private bool IsOf(ImmutableSortedDictionary<string, string> narrow, IFact fact)
    {
        foreach (var (noun, value) in narrow)
        {
            if (fact.Word(noun) != value && Has(fact.Kind, noun))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether facts of a kind have a noun, so that they can be narrowed by it.</summary>
    public bool Has(string kind, string noun)
    {
        if (!_has.TryGetValue((kind, noun), out var has))
        {
            _has[(kind, noun)] = has = kind == noun || (Definition.Reader.Fields.OfFact.TryGetValue(kind, out var fields) && fields.ContainsKey(noun))
                || programme.Columns.Any(c => c.Fact == kind && c.Name == noun);
        }

        return has;
    }

    /// <summary>A number of a fact, or an amount in its own currency; null where it has none.</summary>
    public static Rational? NumberOf(IFact fact, string field, DateOnly day) =>
        field == "days_overdue" && fact is Invoice invoice ? invoice.DaysOverdue(day)
        : fact.Number(field) ?? (fact.Money(field) is { } money ? Rational.Of(money.TenThousandths, LineAmount.Unit) : null);

    private IFact? Related(IFact fact, string noun)
    {
        if (noun == fact.Kind)
        {
            return fact;
        }

        return fact.Word(noun) is not { } key ? null : noun switch
        {
            "customer" => (_customers ??= facts.Customers.ToDictionary(c => c.Id, StringComparer.Ordinal)).GetValueOrDefault(key),
            "person" or "seller" => (_people ??= facts.People.ToDictionary(p => p.Id, StringComparer.Ordinal)).GetValueOrDefault(key),
            _ => (_occurrences ??= facts.Occurrences.ToDictionary(o => (o.Kind, o.Key))).GetValueOrDefault((noun, key)),
        };
    }

    private bool Holds(FieldTest test, IFact fact, DateOnly day, Look look)
    {
        var (of, field) = Resolve(fact, test.Field);
        return Passes(test.Test, of, field, fact, day, look);
    }

    private bool Passes(Test test, IFact? of, string field, IFact fact, DateOnly day, Look look) => test switch
    {
        Test.OneOf one when field == "marks" => one.Words.Any(w => (of?.Marks ?? []).Any(m => Matches(w, m, day, of))) != one.Not,
        // A field without value is the word unknown, so that it can be tested too.
        Test.OneOf one => one.Words.Any(w => Matches(w, of?.Word(field) ?? "unknown", day, of)) != one.Not,
        Test.Limit { Value: Figure.Plain plain } limit => of is not null && NumberOf(of, field, look.Day) is not null
            && Converted(of, field, day, look) is { } have && Compare.Holds(limit.How, have, plain.Value),
        Test.Within within => of?.Day(field) is { } d && Windows.Resolve(within.Window, At(fact, look)) is { } window && window.Contains(d),
        Test.DayLimit limit => of?.Day(field) is { } d && d < limit.Day == limit.Before,
        Test.History history => history.Entries.On(day) is not { } entry || Passes(entry.Value, of, field, fact, day, look),
        Test.SetAside => true,
        _ => throw new InvalidOperationException($"{test.GetType().Name} is no test of a field"),
    };

    private Rational? Converted(IFact fact, string field, DateOnly day, Look look)
    {
        if (_conversion.Of(fact, field, day, look) is { } have)
        {
            return have.Value;
        }

        look.CannotTest?.Invoke(_conversion.NoRate(fact, field, day, look));
        return null;
    }

    private Moments At(IFact fact, Look look) => new(look.Day, look.Asking ?? look.Over, facts.EnrolledIn(programme.Name, look.Day)?.From, f => DayOf(fact, f)) { Calendar = facts.CalendarFor(programme) };

    private bool InItsWindow(WindowTable table, IFact fact, DateOnly day, Look look)
    {
        var word = WordOf(fact, table.By);
        var window = table.Rows.FirstOrDefault(r => word is not null && Matches(r.Word, word, day, fact)).Window ?? table.Other;
        return window is not null && Windows.Resolve(window, At(fact, look)) is { } period && period.Contains(day);
    }
}

/// <summary>Compares figures; a threshold is reached at exactly its value.</summary>
public static class Compare
{
    public static bool Holds(Comparison how, Rational value, Rational limit) => how switch
    {
        Comparison.AtLeast => value >= limit,
        Comparison.Above => value > limit,
        Comparison.AtMost => value <= limit,
        _ => value < limit,
    };
}
