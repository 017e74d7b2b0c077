using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>Counts the facts of one partner one by one, as the definitions say.</summary>
public sealed class PartnerCounting : ICounting
{
    private readonly Programme _programme;
    private readonly PartnerFacts _facts;
    private readonly FactTests _tests;
    private readonly SalesByDay _sales;
    private readonly Conversion _conversion;

    public PartnerCounting(Programme programme, PartnerFacts facts)
    {
        (_programme, _facts) = (programme, facts);
        _tests = new FactTests(programme, facts);
        _sales = new SalesByDay(facts.Sales, programme.Answers);
        _conversion = new Conversion(programme, facts.Common);
    }

    public Tally Sum(Look look, string field)
    {
        var counted = look.WithLines ? ImmutableArray.CreateBuilder<CountedFact>() : null;
        var (total, lines, left) = (Rational.Zero, 0, 0);
        foreach (var (fact, day) in Candidates(look))
        {
            if (!_tests.Hold(look, fact, day))
            {
                left++;
                continue;
            }

            if (_conversion.Of(fact, field, day, look) is not { } amount)
            {
                return new Tally(Rational.Zero, lines, left, [], _conversion.NoRate(fact, field, day, look));
            }

            total += amount.Value;
            lines++;
            counted?.Add(new CountedFact(fact, day, amount.Value, amount.Rate));
        }

        return new Tally(total, lines, left, counted?.ToImmutable() ?? [], null);
    }

    public Tally Count(Look look, string? field)
    {
        var (lines, left, values) = (0, 0, new HashSet<string>(StringComparer.Ordinal));
        var counted = look.WithLines ? ImmutableArray.CreateBuilder<CountedFact>() : null;
        foreach (var (fact, day) in Candidates(look))
        {
            if (!_tests.Hold(look, fact, day))
            {
                left++;
                continue;
            }

            lines++;
            counted?.Add(new CountedFact(fact, day, Rational.One, null));
            if ((field is null ? fact.Key : _tests.WordOf(fact, field)) is { } value)
            {
                values.Add(value);
            }
        }

        return new Tally(look.Kind == "sale" && field is null ? lines : values.Count, lines, left, counted?.ToImmutable() ?? [], null);
    }

    public ImmutableArray<Found> Find(Look look)
    {
        var found = ImmutableArray.CreateBuilder<Found>();
        foreach (var (fact, day) in Candidates(look))
        {
            if (_tests.Hold(look, fact, day))
            {
                found.Add(new Found(fact, day));
            }
        }

        // States all count on the same day, and come as they were reported: what is paid must not hang on that.
        return FactKinds.IsEvent(look.Kind) ? found.ToImmutable() : [.. found.OrderBy(f => f.Fact.Key, StringComparer.Ordinal)];
    }

    public DateOnly? FirstDay(string kind, DayOf countsOn) => kind == "sale"
        ? _sales.FirstDay(countsOn)
        : _facts.OfKind(kind).Select(o => o.Day(FactKinds.DayOfEvent(kind))).Min();

    // Everything of the kind in the window, before the tests.
    private ReadOnlySpan<Found> Candidates(Look look)
    {
        if (!FactKinds.IsEvent(look.Kind))
        {
            return States(look).Select(f => new Found(f, look.Day)).ToArray();
        }

        var over = look.OverBy is null ? look.Over : new Period(DateOnly.MinValue, look.Day.AddDays(1));
        if (over is not { } window)
        {
            return [];
        }

        if (look.Kind == "sale")
        {
            return _sales.Within(window, look.CountsOn);
        }

        var day = FactKinds.DayOfEvent(look.Kind);
        return _facts.OfKind(look.Kind)
            .Select(o => (Fact: o, Day: o.Day(day))).Where(o => o.Day is { } d && window.Contains(d))
            .Select(o => new Found(o.Fact, o.Day!.Value))
            .OrderBy(f => f.Day).ThenBy(f => f.Fact.Key, StringComparer.Ordinal).ToArray();
    }

    private IEnumerable<IFact> States(Look look)
    {
        var day = look.Day;
        switch (look.Kind)
        {
            case "certificate":
                var holders = Employed(look);
                return _facts.Certificates.Where(c => holders.Contains(c.Person) && c.PassedOn <= day && !(c.Until <= day));
            case "person":
                var staff = Employed(look);
                return _facts.People.Where(p => staff.Contains(p.Id));
            case "invoice":
                return _facts.Invoices.Where(i => !(i.PaidOn <= day));
            case "customer":
                return _facts.Customers;
            default:
                return _facts.OfKind(look.Kind).Where(o => !(o.Day("first_sold_on") > day) && !(o.Day("until") <= day));
        }
    }

    private HashSet<string> Employed(Look look) => _facts.Employments
        .Where(e => e.From <= look.Day && (!(e.Until <= look.Day) || StillCounts(e.Until!.Value, look)) && CountsHere(e, look.Day))
        .Select(e => e.Person).ToHashSet(StringComparer.Ordinal);

    // Where leavers count to the end of the period, the period is that of what asks.
    private bool StillCounts(DateOnly left, Look look) =>
        _programme.Answers.Leavers == Leavers.ToEndOfPeriod && look.Asking is { } asking && left > asking.From && look.Day < asking.Until;

    // Someone who works for several partners counts as the programme answers; the first employer is the one with the earliest day.
    private bool CountsHere(Employment here, DateOnly day)
    {
        if (_programme.Answers.SharedPeople is null or SharedPeople.EachEmployer)
        {
            return true;
        }

        var elsewhere = _facts.EmploymentsElsewhere.Where(e => e.Person == here.Person && e.From <= day && !(e.Until <= day)).ToList();
        return elsewhere.Count == 0 || (_programme.Answers.SharedPeople == SharedPeople.FirstEmployer
            && elsewhere.TrueForAll(e => here.From < e.From || (here.From == e.From && string.CompareOrdinal(here.Partner, e.Partner) < 0)));
    }
}
