using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>The value of a field of a fact, money converted into the programme's currency as its text says.</summary>
internal sealed class Conversion(Programme programme, CommonFacts common)
{
    private readonly Dictionary<IFact, Converted> _converted = new(ReferenceEqualityComparer.Instance);

    private sealed record Converted(string Field, DateOnly Day, LineRounding? Rounding, ReferenceRate? Reference, (Rational Value, AppliedRate? Rate) Amount);

    /// <summary>The exact value, with the rate it was converted at: 0 where the fact has no such value, null where no rate is known.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="field">Its field.</param>
    /// <param name="day">The day it counts on, which picks the rate.</param>
    /// <param name="look">What the metric says instead of the programme's answers.</param>
    public (Rational Value, AppliedRate? Rate)? Of(IFact fact, string field, DateOnly day, Look look)
    {
        // A line is asked for again and again, by every window it lies in.
        var (rounding, reference) = (look.LineRounding ?? programme.Answers.LineRounding, look.ReferenceRate ?? programme.Answers.ReferenceRate);
        if (_converted.TryGetValue(fact, out var known) && known.Field == field && known.Day == day && known.Rounding == rounding && known.Reference == reference)
        {
            return known.Amount;
        }

        if (field == "days_overdue" && fact is Invoice invoice)
        {
            return (invoice.DaysOverdue(look.Day), null);
        }

        if (!IsMoney(fact.Kind, field))
        {
            return (fact.Number(field) ?? Rational.Zero, null);
        }

        if (fact.Money(field) is not { } delivered)
        {
            return (Rational.Zero, null);
        }

        var exact = Rational.Of(delivered.TenThousandths, LineAmount.Unit);
        AppliedRate? rate = null;
        if (delivered.Currency != programme.Currency)
        {
            rate = RateOf(delivered.Currency, day, reference);
            if (rate is null)
            {
                return null;
            }

            exact *= rate.Value;
        }

        var amount = (rounding == LineRounding.EachLine ? Money.Of(exact, programme.Currency, RoundingMode.HalfUp).Amount : exact, rate);
        _converted[fact] = new Converted(field, day, rounding, reference, amount);
        return amount;
    }

    /// <summary>Why a field that is money in another currency cannot be converted.</summary>
    public Reason NoRate(IFact fact, string field, DateOnly day, Look look)
    {
        var from = fact.Money(field)?.Currency ?? programme.Currency;
        ReadOnlySpan<(string, Arg)> line = [("day", new Arg.Day(day)), ("line", new Arg.Word(fact.Key))];
        var reason = (look.ReferenceRate ?? programme.Answers.ReferenceRate) is { } reference and not ReferenceRate.None
            ? common.Rates.Missing(from, programme.Currency, DayOf(reference, day))
            : Reason.Of("no_rate", null, new Arg.NoFigure(), ("currency", new Arg.Word(from.Code)));
        return reason with { With = [.. reason.With, .. line] };
    }

    private static DateOnly DayOf(ReferenceRate reference, DateOnly day) =>
        reference == ReferenceRate.OfTheDay ? day : new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private bool IsMoney(string kind, string field) =>
        Definition.Reader.Fields.OfFact.TryGetValue(kind, out var fields) && fields.TryGetValue(field, out var subject)
            ? subject == Definition.Reader.Subject.Money
            : programme.Columns.Any(c => c.Fact == kind && c.Name == field && c.Unit == Unit.Money);

    /// <summary>The rate of a currency on the day that a line counts on; null where none is known.</summary>
    internal AppliedRate? RateOf(Currency from, DateOnly day, ReferenceRate? reference)
    {
        if (reference is ReferenceRate.None)
        {
            return null;
        }

        if (reference is { } kind)
        {
            return common.Rates.Of(from, programme.Currency, DayOf(kind, day));
        }

        // A rate without a day holds from the first day of the version.
        return programme.Answers.ConvertsAt.TryGetValue(from.Code, out var rates) && rates.On(day) is { } entry
            ? new AppliedRate(entry.Value, entry.From == DateOnly.MinValue ? programme.From : entry.From, RateSource.Programme) : null;
    }
}
