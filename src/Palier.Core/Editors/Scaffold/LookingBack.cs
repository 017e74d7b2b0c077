using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Editors.Scaffold;

/// <summary>How far back the rules of a case look.</summary>
internal static class LookingBack
{
    private const int MonthsInYear = 12;

    /// <summary>
    /// The first day that can count: the windows of all figures, one after the other, before the first review or the year of the
    /// period. That is generous, since figures rarely look through all others. Null where a figure looks at everything there ever was.
    /// </summary>
    public static DateOnly? From(CaseSubject subject)
    {
        var first = subject.Period.From;
        var reach = 0;
        foreach (var text in subject.Texts)
        {
            if (text.Ladder is not null || text.Membership is not null)
            {
                first = Earlier(first, Begins(text, subject.Everyone));
            }

            foreach (var metric in text.Metrics)
            {
                if (MonthsOf(metric, ref first) is not { } months)
                {
                    return null;
                }

                reach += months;
            }
        }

        first = Earlier(first, Calendar.FirstOf(Cadence.Year, first, subject.Programme.YearStarts));
        return first.Year * MonthsInYear <= reach + MonthsInYear ? null : first.AddMonths(-reach);
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Begins(Programme text, Population everyone)
    {
        var enrolled = everyone.All.SelectMany(p => p.Enrolments).Where(e => e.Programme == text.Name).Select(e => e.From).DefaultIfEmpty(text.From).Min();
        return Earlier(text.From, enrolled);
    }

    private static int? MonthsOf(Metric metric, ref DateOnly first)
    {
        var window = 0;
        foreach (var over in (metric.OverBy?.Rows.Select(r => r.Window) ?? []).Append(metric.OverBy?.Other).Append(metric.Over).OfType<Window>())
        {
            if (MonthsOf(over, ref first) is not { } months)
            {
                return null;
            }

            window = Math.Max(window, months);
        }

        // A period before is as long as the period in question, which is a year at most, or as the window.
        return metric.Verb is Verb.Growth growth
            ? growth.Against switch
            {
                Against.HighestBefore => null,
                Against.AverageBefore average => window + (average.Periods * Math.Max(window, MonthsInYear)),
                Against.TrendBefore trend => window + (trend.Periods * Math.Max(window, MonthsInYear)),
                _ => window + Math.Max(window, MonthsInYear),
            }
            : window;
    }

    private static int? MonthsOf(Window window, ref DateOnly first)
    {
        switch (window)
        {
            case Window.ThePeriod:
                return 0;
            case Window.Closed closed:
                return (closed.Count + 1) * (int)closed.Of;
            case Window.MonthsToDate months:
                return months.Months + 1;
            case Window.DaysToDate days:
                return (days.Days / 28) + 1;
            case Window.MonthsTo to:
                return to.Months + MonthsInYear;
            case Window.UnitToDate:
                return MonthsInYear;
            case Window.Fixed or Window.Since when Windows.Resolve(window, new Moments(first, null)) is { } days:
                first = Earlier(first, days.From);
                return 0;
            case Window.YearEarlier earlier:
                return MonthsOf(earlier.Inner, ref first) + MonthsInYear;
            case Window.Joined joined:
                return MonthsOf(joined.First, ref first) + MonthsOf(joined.Second, ref first);
            default:
                return null;
        }
    }
}
