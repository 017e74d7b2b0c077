using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Ledger;
using Palier.Core.Metrics;
using Palier.Core.Statements;
using Palier.Core.Values;

namespace Palier.App.Statements;

/// <summary>
/// How what stands in a partner's books was worked out. A posting does not say with what knowledge it was made, so the days that
/// come into question are tried, and the one that comes to the posted amount is it.
/// </summary>
internal sealed class PostedEarnings(BookedPartner booked, Programme programme, Journal journal)
{
    private const int MostTried = 12;

    private readonly Dictionary<(int Version, DateOnly Known), Evaluation<WithReasons>> _evaluations = [];

    /// <summary>The partner with what was known by the end of a day, with reasons.</summary>
    public Evaluation<WithReasons> Evaluation(DateOnly known) => Evaluation(programme, known);

    /// <summary>The first of some days with whose knowledge every bonus comes to what is posted; the first of all where none does.</summary>
    /// <param name="bonuses">The bonuses, each with its period.</param>
    /// <param name="days">The days that come into question.</param>
    /// <param name="postedUntil">The last day of postings that count.</param>
    public DateOnly KnownFor(IReadOnlyCollection<(Bonus Bonus, Period Of)> bonuses, IReadOnlyList<DateOnly> days, DateOnly postedUntil)
    {
        foreach (var day in days)
        {
            if (bonuses.All(b => booked.Evaluation(programme, day).Earned(b.Bonus, b.Of).Earned.Value is var earned && earned == Posted(b.Bonus.Name, b.Of, earned.Currency, postedUntil)))
            {
                return day;
            }
        }

        return days[0];
    }

    /// <summary>The bonuses of other periods for which something was posted with a statement, and what they came to before.</summary>
    public IEnumerable<Revised> Revised(ToBeStated of, DateOnly latest)
    {
        var moved = of.Journal.Movements.Where(m => m.Of.Purpose == Purpose.Earned && !(m.On <= of.After) && of.IsStated(m)).Select(m => (m.Of.Name, m.Of.Period, m.Amount.Currency, m.On));
        foreach (var what in moved.GroupBy(m => (m.Name, m.Period, m.Currency)))
        {
            if (programme.FindBonus(what.Key.Name) is not { } bonus)
            {
                continue;
            }

            var ((name, period, currency), last) = (what.Key, what.Max(m => m.On));
            var earlier = journal.Of(name, period).Where(m => m.On <= of.After).Select(m => m.On).ToList();
            var (before, now) = (of.After is { } after ? Posted(name, period, currency, after) : Money.Zero(currency), Posted(name, period, currency, last));
            yield return new Revised(bonus, period, before, now,
                earlier.Count == 0 ? null : Found(bonus, period, of, before, [earlier.Max(), of.After!.Value, .. AsTheyCame]),
                Found(bonus, period, of, now, [of.KnownOn, last, latest, .. AsTheyCame]));
        }
    }

    // A bonus of a longer period that is posted as it runs was worked out to the end of the statement's.
    private Earning? Found(Bonus bonus, Period period, ToBeStated of, Money posted, IEnumerable<DateOnly> days) => days.Distinct()
        .SelectMany(known => new[] { period, new Period(period.From, of.Period.Until) }.Where(p => p.Until <= period.Until).Distinct()
            .Select(p => Evaluation(booked.Version(period.From, known) ?? programme, known).Earned(bonus, p)))
        .FirstOrDefault(e => e.Refused is null && e.Earned.Value == posted);

    // Where books are kept for days long past, everything became known after them; the latest comes first, since it was posted with most of it.
    private IEnumerable<DateOnly> AsTheyCame => booked.FactsCame.Reverse().Take(MostTried);

    private Money Posted(string name, Period period, Currency currency, DateOnly until) => journal.Of(name, period)
        .Where(m => m.On <= until && m.Amount.Currency == currency).Aggregate(Money.Zero(currency), (sum, m) => sum + m.ForPart);

    private Evaluation<WithReasons> Evaluation(Programme version, DateOnly known)
    {
        if (!_evaluations.TryGetValue((version.Version, known), out var evaluation))
        {
            _evaluations[(version.Version, known)] = evaluation = booked.Evaluation(version, known).Alike<WithReasons>();
        }

        return evaluation;
    }
}
