using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>Until when what a wallet pays for a period can be disputed, and when silence means that it is right.</summary>
/// <param name="Period">The period that the wallet pays for; where it pays nothing out, the one that was asked about.</param>
/// <param name="Closes">The day on which that period closes.</param>
/// <param name="Last">The last day to dispute; null where there is none, or none yet.</param>
/// <param name="IsAfterPayment">Whether the last day follows from a payment that was not made yet.</param>
/// <param name="Silence">The day on which it is confirmed, or lost, where nobody says anything; null where the wallet asks for no confirmation.</param>
/// <param name="Forfeits">Whether silence loses it.</param>
public sealed record DisputeClock(Period Period, DateOnly Closes, DateOnly? Last, bool IsAfterPayment, DateOnly? Silence, bool Forfeits)
{
    /// <summary>Whether a dispute comes in time; the last day itself belongs to it.</summary>
    public bool IsInTime(DateOnly on) => !(on > Last);

    /// <summary>
    /// The text's own <c>dispute</c> decides; where it counts from a payment that is not made yet, there is time. Without one, it is the time in which
    /// the partner confirms; without that too, there is no last day.
    /// </summary>
    /// <param name="versions">The versions of the programme.</param>
    /// <param name="wallet">The wallet.</param>
    /// <param name="stated">The period of the statement.</param>
    /// <param name="calendar">Whose working days count under a version.</param>
    /// <param name="paid">The day on which the wallet was paid out for a period; null before that.</param>
    public static DisputeClock Of(ImmutableArray<Programme> versions, string wallet, Period stated, Func<Programme, WorkingDays> calendar, Func<Period, DateOnly?> paid)
    {
        var (version, period, moments) = Paying(versions, wallet, stated, calendar);
        var (closes, found) = (moments.Resolve(new When.Settlement()) ?? period.LastDay, version.FindWallet(wallet));
        DateOnly? silence = found?.Confirm is { } confirm ? confirm.Within.After(closes, moments.Calendar) : null;
        var forfeits = found?.Confirm?.Otherwise == Definition.Silence.Forfeited;
        if (found?.Dispute is not { } limit)
        {
            return new DisputeClock(period, closes, silence, false, silence, forfeits);
        }

        var last = (moments with { Happened = name => name == "payment" ? paid(period) : null }).Resolve(limit);
        return new DisputeClock(period, closes, last, last is null, silence, forfeits);
    }

    // Of the versions the one under which the wallet is paid out for the period, as the books find it.
    private static (Programme Version, Period Period, Moments Moments) Paying(ImmutableArray<Programme> versions, string wallet, Period stated, Func<Programme, WorkingDays> calendar)
    {
        foreach (var version in versions.Where(v => v.FindWallet(wallet)?.Pays is not null).OrderByDescending(v => v.Published).ThenByDescending(v => v.Version))
        {
            var period = Calendar.PeriodOf(version.FindWallet(wallet)!.Pays!.Value, stated.LastDay, version.YearStarts);
            var moments = At(version, period, calendar);
            if (new Versions(versions).For(period.From, moments.Resolve(new When.Settlement()) ?? period.LastDay)?.Version == version.Version)
            {
                return (version, period, moments);
            }
        }

        var any = new Versions(versions).For(stated.LastDay, DateOnly.MaxValue) ?? versions[^1];
        return (any, stated, At(any, stated, calendar));
    }

    private static Moments At(Programme version, Period period, Func<Programme, WorkingDays> calendar) =>
        new(period.LastDay, period) { Closes = version.Answers.Closes, Calendar = calendar(version) };
}
