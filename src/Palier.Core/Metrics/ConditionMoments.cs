using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <content>Tests at moments, on days, of places and of the parts of a score.</content>
public sealed partial class ConditionCheck<TReasons>
{
    private Checked At(string name, Test.At at, Asking asking)
    {
        var moments = figures.MomentsOf(asking);
        if (at.When is When.DayOf days)
        {
            return Windows.Resolve(days.Window, moments) is { } window
                ? Days(name, at.Inner, window, days.Every, asking)
                : NoMoment(name);
        }

        return moments.Resolve(at.When) is { } day ? Tested(name, at.Inner, On(day, asking)) : NoMoment(name);
    }

    private static Asking On(DateOnly day, Asking asking) => asking with { Day = day, IsMoved = true };

    private static Checked NoMoment(string name) =>
        Result(false, new Shortfall(name, null, null, null, null, null), Reason.Of("no_moment", null, new Arg.Verdict(false), ("name", new Arg.Name(name))));

    private Checked Days(string name, Test test, Period window, bool every, Asking asking)
    {
        var (held, firstMissed, lastMissed, firstHeld) = (0, (DateOnly?)null, (DateOnly?)null, (DateOnly?)null);
        for (var day = window.From; day < window.Until; day = day.AddDays(1))
        {
            if (Tested(name, test, On(day, asking)).Holds)
            {
                held++;
                firstHeld ??= day;
                if (!every)
                {
                    break;
                }
            }
            else if (every)
            {
                (firstMissed, lastMissed) = (firstMissed ?? day, lastMissed is null || lastMissed == day.AddDays(-1) ? day : lastMissed);
                if (!TReasons.Recorded)
                {
                    break;
                }
            }
        }

        var holds = every ? firstMissed is null : held > 0;
        if (!TReasons.Recorded)
        {
            return new Checked(holds, [], []);
        }

        var shown = Tested(name, test, On(firstMissed ?? firstHeld ?? window.LastDay, asking));
        var line = Reason.Of(every ? (holds ? "every_day" : "not_every_day") : holds ? "on_a_day" : "on_no_day", null, new Arg.Verdict(holds),
            ("name", new Arg.Name(name)), ("window", new Arg.Span(window)),
            ("missed", firstMissed is { } from && lastMissed is { } to ? new Arg.Span(new Period(from, to.AddDays(1))) : new Arg.NoFigure()),
            ("day", firstHeld is { } first ? new Arg.Day(first) : new Arg.NoFigure())) with
        { Below = shown.Lines };
        return new Checked(holds, holds ? [] : shown.Missing.IsEmpty ? [new Shortfall(name, null, null, null, null, null)] : shown.Missing, [line]);
    }

    private Checked Day(string name, Test test, Asking asking)
    {
        var day = figures.DayOf(name, asking);
        var holds = day is { } d && test switch
        {
            Test.Within within => Windows.Resolve(within.Window, figures.MomentsOf(asking)) is { } window && window.Contains(d),
            Test.DayLimit limit => d < limit.Day == limit.Before,
            _ => false,
        };
        return Result(holds, new Shortfall(name, null, null, null, null, null),
            Reason.Of("day_is", null, new Arg.Verdict(holds), ("name", new Arg.Name(name)), ("day", day is { } x ? new Arg.Day(x) : new Arg.NoFigure())));
    }

    private Checked Top(string name, Test.Top top, Asking asking)
    {
        var place = figures.Of(name, asking);
        var placesIn = figures.PlacesIn(name, top.Of, top.IsShare, asking);
        var holds = place.Value is { } at && placesIn is { } last && at.Value <= last;
        var clause = figures.Programme.FindMetric(name)?.Ref;
        return Result(holds, new Shortfall(name, place.Value, placesIn is { } n ? new Quantity(n, Unit.Count) : null, null, null, clause),
            Reason.Of(place.Value is null ? "limit_no_figure" : "top", clause, new Arg.Verdict(holds), ("name", new Arg.Name(name)),
                ("have", Shown(place.Value)), ("need", placesIn is { } p ? new Arg.Number(p) : new Arg.NoFigure()), ("places", new Arg.Number(placesIn ?? 0))) with
            { Below = place.Lines });
    }

    private Checked EveryPart(string name, Test.EveryPart test, Asking asking)
    {
        var whole = Tested(name, test.Whole, asking);
        if (figures.PartsOf(name, asking) is not { } parts || test.Part is not Test.Limit limit || _lookup.Value(limit.Value, asking).Value is not { } need)
        {
            return whole;
        }

        var failing = parts.Where(p => !p.Part.IsSetAsideOn(asking.ValueOn) && !Compare.Holds(limit.How, p.Points.Value, need)).ToList();
        var holds = whole.Holds && failing.Count == 0;
        if (!TReasons.Recorded)
        {
            return new Checked(holds, [], []);
        }

        var missing = failing.Select(p => new Shortfall($"{name}.{p.Part.Figure}", new Quantity(p.Points.Value, Unit.Points), new Quantity(need, Unit.Points),
            new Quantity(need - p.Points.Value, Unit.Points), null, figures.Programme.FindMetric(name)?.Ref));
        var lines = failing.Select(p => Reason.Of(limit.How is Comparison.Above or Comparison.Below ? $"part_{limit.How}".ToLowerInvariant() : limit.How == Comparison.AtLeast ? "part_at_least" : "part_at_most", figures.Programme.FindMetric(name)?.Ref, new Arg.Verdict(false),
            ("name", new Arg.Name(p.Part.Figure)), ("points", new Arg.Number(p.Points.Value)), ("need", new Arg.Number(need))));
        return new Checked(holds, [.. whole.Missing, .. missing], [.. whole.Lines, .. lines]);
    }
}
