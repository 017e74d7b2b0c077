using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Metrics;
using Palier.Core.Values;
using Calendar = Palier.Core.Definition.Calendar;

namespace Palier.Core.Checking;

/// <summary>Compares the days on which periods close with the days of the programme: a version that reaches back, a review that comes too early.</summary>
internal static class Closings
{
    private const int MostNamed = 8;

    public static void Find(Programme programme, Mistakes mistakes)
    {
        ReachesBack(programme, mistakes);
        if (programme.Ladder?.Down is { After: null } down && programme.Answers.Closes is not null)
        {
            TooEarly(programme, down, mistakes);
        }
    }

    private static string Shown(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Closes(Programme programme, Period period) =>
        new Moments(period.LastDay, period) { Closes = programme.Answers.Closes }.Resolve(new When.Settlement()) ?? period.LastDay;

    private static void ReachesBack(Programme programme, Mistakes mistakes)
    {
        if (programme.From >= programme.Published)
        {
            return;
        }

        var closed = programme.Bonuses.SelectMany(b => Calendar.Periods(b.Settled ?? b.Every, Span(programme, b), programme.YearStarts)
            .Where(p => Closes(programme, p) < programme.Published).Select(p => $"{b.Name} {p}")).ToList();
        if (closed.Count > 0)
        {
            var named = string.Join(", ", closed.Take(MostNamed)) + (closed.Count > MostNamed ? ", …" : "");
            mistakes.Add(programme.Text?.Entries.FirstOrDefault(e => e.Key.Text == "from")?.Key.Place ?? new Place(1, 1), "P703",
                ("from", Shown(programme.From)), ("published", Shown(programme.Published)), ("count", $"{closed.Count}"), ("periods", named));
        }
    }

    // The days of a bonus before the version was published; none where it begins later.
    private static Period Span(Programme programme, Bonus bonus)
    {
        var from = bonus.From > programme.From ? bonus.From.Value : programme.From;
        var until = new[] { programme.Published, bonus.Until ?? DateOnly.MaxValue, programme.Until ?? DateOnly.MaxValue }.Min();
        return new Period(from, until < from ? from : until);
    }

    // A second review in a row would find what came in late; the first loses the level without it.
    private static void TooEarly(Programme programme, Clock down, Mistakes mistakes)
    {
        var names = programme.Ladder!.Levels.SelectMany(l => Conditions.TestsOf(l.Requires)).Select(t => t.Name).Distinct();
        foreach (var metric in names.Select(programme.FindMetric).Where(m => m?.Over is Window.Closed or Window.MonthsTo))
        {
            var review = programme.From;
            for (var i = 0; i < 12; i++)
            {
                review = down.Every.After(review);
                if (Windows.Resolve(metric!.Over!, new Moments(review, null)) is { } window && Closes(programme, window) is var closes && review < closes)
                {
                    mistakes.Add(down.Place, "P706", ("name", metric.Name), ("review", Shown(review)), ("last", Shown(window.LastDay)), ("closes", Shown(closes)));
                    return;
                }
            }
        }
    }
}
