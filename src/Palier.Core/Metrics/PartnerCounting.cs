using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>Counts the facts of one partner line by line, as the definitions say.</summary>
public sealed class PartnerCounting(Programme programme, PartnerFacts facts) : ICounting
{
    private readonly FactTests _tests = new(programme, facts.Customers);
    private readonly SalesByDay _sales = new(facts.Sales, programme.Answers.Returns);

    public Tally Sum(Metric metric, in Slice slice)
    {
        if (slice.Over is not { } over || metric.Verb is not Verb.SumField sum)
        {
            return default;
        }

        var counted = slice.WithLines ? ImmutableArray.CreateBuilder<CountedLine>() : null;
        var (total, lines) = (Rational.Zero, 0);
        foreach (var (day, line) in _sales.Within(over, DayFor(metric)))
        {
            if ((slice.Customer is not null && line.Customer != slice.Customer) || !_tests.Hold(metric.Where, line, day, slice))
            {
                continue;
            }

            if (Amount(line, sum.Field, day, metric) is not { } amount)
            {
                return new Tally(Rational.Zero, lines, [], NoRate(metric, line, day));
            }

            total += amount.Value;
            lines++;
            counted?.Add(new CountedLine(line, day, amount.Value, amount.Rate));
        }

        return new Tally(total, lines, counted?.ToImmutable() ?? [], null);
    }

    public Tally Count(Metric metric, in Slice slice)
    {
        var verb = (Verb.Count)metric.Verb;
        var day = slice.Day;
        return verb.Fact switch
        {
            "sale" => CountSales(metric, verb, slice),
            "certificate" => CountStates(Certificates(metric, slice), c => FactTests.WordOf(c, verb.Field)),
            "person" => CountStates(People(metric, slice), p => verb.Field switch { "role" => p.Role, "country" => p.Country, _ => p.Id }),
            _ => CountStates(facts.Invoices.Where(i => FactTests.Hold(metric.Where, i, day)), i => i.Id),
        };
    }

    public ImmutableArray<string> CustomersIn(Period over, DayOf countsOn)
    {
        var customers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (_, line) in _sales.Within(over, countsOn))
        {
            if (line.Customer is { } customer)
            {
                customers.Add(customer);
            }
        }

        return [.. customers];
    }

    public ImmutableArray<SalesLine> SalesIn(Period over, DayOf countsOn)
    {
        var lines = ImmutableArray.CreateBuilder<SalesLine>();
        foreach (var (_, line) in _sales.Within(over, countsOn))
        {
            lines.Add(line);
        }

        return lines.ToImmutable();
    }

    private static Tally CountStates<T>(IEnumerable<T> found, Func<T, string?> distinct)
    {
        var values = found.Select(distinct).ToList();
        return new Tally(values.OfType<string>().Distinct(StringComparer.Ordinal).Count(), values.Count);
    }

    private static Reason NoRate(Metric metric, SalesLine line, DateOnly day) => Reason.Of(
        "no_rate", metric.Ref, new Arg.NoFigure(), ("currency", new Arg.Word(line.Net.Currency.Code)), ("day", new Arg.Day(day)), ("line", new Arg.Word(line.Key)));

    private DayOf DayFor(Metric metric) => metric.CountsOn ?? programme.Answers.CountsOn ?? DayOf.SoldOn;

    private Tally CountSales(Metric metric, Verb.Count verb, in Slice slice)
    {
        if (slice.Over is not { } over)
        {
            return default;
        }

        var (lines, values) = (0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var (day, line) in _sales.Within(over, DayFor(metric)))
        {
            if ((slice.Customer is not null && line.Customer != slice.Customer) || !_tests.Hold(metric.Where, line, day, slice))
            {
                continue;
            }

            lines++;
            if (verb.Field is { } field && FactTests.WordOf(line, field) is { } value)
            {
                values.Add(value);
            }
        }

        return new Tally(verb.Field is null ? lines : values.Count, lines);
    }

    private (Rational Value, Rational? Rate)? Amount(SalesLine line, string field, DateOnly day, Metric metric)
    {
        if (field != "net")
        {
            return (field == "quantity" ? line.Quantity : FactTests.NumberOf(line, field), null);
        }

        var exact = Rational.Of(line.Net.TenThousandths, LineAmount.Unit);
        Rational? rate = null;
        if (line.Net.Currency != programme.Currency)
        {
            rate = programme.Answers.ConvertsAt.TryGetValue(line.Net.Currency.Code, out var rates) ? rates.On(day)?.Value : null;
            if (rate is null)
            {
                return null;
            }

            exact *= rate.Value;
        }

        var rounding = metric.LineRounding ?? programme.Answers.LineRounding;
        return (rounding == LineRounding.EachLine ? Money.Of(exact, programme.Currency, RoundingMode.HalfUp).Amount : exact, rate);
    }

    private HashSet<string> Employed(Slice slice) => facts.Employments
        .Where(e => e.From <= slice.Day && (!(e.Until <= slice.Day) || StillCounts(e.Until!.Value, slice)))
        .Select(e => e.Person).ToHashSet(StringComparer.Ordinal);

    // Where leavers count to the end of the period, the period is that of what asks.
    private bool StillCounts(DateOnly left, Slice slice) =>
        programme.Answers.Leavers == Leavers.ToEndOfPeriod && slice.Asking is { } asking && left > asking.From && slice.Day < asking.Until;

    private IEnumerable<Certificate> Certificates(Metric metric, Slice slice)
    {
        var employed = Employed(slice);
        return facts.Certificates.Where(c =>
            employed.Contains(c.Person) && c.PassedOn <= slice.Day && !(c.Until <= slice.Day) && _tests.Hold(metric.Where, c, slice));
    }

    private IEnumerable<Person> People(Metric metric, Slice slice)
    {
        var employed = Employed(slice);
        return facts.People.Where(p => employed.Contains(p.Id) && _tests.Hold(metric.Where, p, slice.Day));
    }
}
