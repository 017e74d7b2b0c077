using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>Windows, moments, lengths and reviews in words.</summary>
internal sealed class GuideTimes(Words words)
{
    public string Said(Window window) => window switch
    {
        Window.ThePeriod => words.Say("guide.window_period"),
        Window.Closed c => words.Say($"guide.window_closed_{Unit(c.Of)}", ("count", $"{c.Count}")),
        Window.MonthsToDate m => words.Say("guide.window_months", ("count", $"{m.Months}")),
        Window.MonthsTo m => words.Say("guide.window_months_to", ("count", $"{m.Months}"), ("day", words.Language.Day(m.Day))),
        Window.DaysToDate d => words.Say("guide.window_days", ("count", $"{d.Days}")),
        Window.UnitToDate u => words.Say($"guide.window_{Unit(u.Of)}_to_date"),
        Window.Fixed f => words.Language.Span(f.Period),
        Window.Since s => words.Say("guide.window_since", ("day", words.Language.Day(s.From))),
        Window.SinceEnrolment => words.Say("guide.window_since_enrolment"),
        Window.Ever => words.Say("guide.window_ever"),
        Window.AroundDay a => words.Say(a.Before ? "guide.window_before" : "guide.window_after", ("length", Said(a.Length)), ("day", words.FieldTitle(a.Field))),
        Window.YearEarlier y => $"{Said(y.Inner)} {words.Say("phrase.a_year_earlier")}",
        Window.Joined j => $"{Said(j.First)}{words.Say("guide.and")}{Said(j.Second)}",
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, null),
    };

    public string Said(Duration length) => words.Say($"guide.length_{length.Unit.ToString().ToLowerInvariant()}", ("count", $"{length.Count}"));

    public string Said(When when) => when switch
    {
        When.TheDay => words.Say("guide.when_day"),
        When.StartOfPeriod => words.Say("guide.when_start"),
        When.EndOfPeriod => words.Say("guide.when_end"),
        When.Settlement => words.Say("guide.when_settlement"),
        When.OnDay o => words.Language.Day(o.Of),
        When.FieldDay f => words.FieldTitle($"{f.Fact}.{f.Field}"),
        When.Happening h => words.Say($"guide.when_{h.Name}"),
        When.Offset o => words.Say(o.Before ? "guide.when_before" : "guide.when_after", ("length", Said(o.Length)), ("of", Said(o.Of))),
        When.DayOf d => words.Say(d.Every ? "guide.when_every_day" : "guide.when_any_day", ("window", Said(d.Window))),
        When.AtOnce { DaysLater: 0 } => words.Say("guide.when_at_once"),
        When.AtOnce => words.Say("guide.when_day_after"),
        When.FirstDay f => words.Say(f.Next ? $"guide.when_first_of_next_{Unit(f.Of)}" : $"guide.when_first_of_{Unit(f.Of)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(when), when, null),
    };

    public string Said(Reviews reviews) => reviews switch
    {
        Reviews.EveryDay => words.Say("guide.reviews_day"),
        Reviews.EveryWeek => words.Say("guide.reviews_week"),
        Reviews.Each e => words.Say($"guide.reviews_{Unit(e.Of)}"),
        Reviews.OnDays d => words.Say("guide.reviews_on", ("days", string.Join(words.Say("guide.and"), d.Days.Select(words.Language.Day)))),
        _ => throw new ArgumentOutOfRangeException(nameof(reviews), reviews, null),
    };

    private static string Unit(Cadence unit) => unit.ToString().ToLowerInvariant();
}
