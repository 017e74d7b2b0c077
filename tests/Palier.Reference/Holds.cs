using Palier.Core.Definition;

namespace Palier.Reference;

/// <content>Holds (Holds) and taking part (Membership).</content>
public sealed partial class Reckoning
{
    internal bool IsFreeDay(DateOnly day) => IsFree(day);

    /// <summary>
    /// Whether something is held on a day: "while a condition holds, looked at each day. It releases at once, the day after, or by a person."
    /// </summary>
    public bool IsHeld(Hold hold, DateOnly from, DateOnly day)
    {
        bool Now(DateOnly on) => Holds(hold.While, new Question(on));
        if (hold.Releases == Release.AtOnce)
        {
            return Now(day);
        }

        if (hold.Releases == Release.TheDayAfter)
        {
            return Now(day) || (day > from && Now(day.AddDays(-1)));
        }

        // By a person: from its first day on until somebody has said so after that day and the condition no longer holds.
        DateOnly? since = null;
        for (var on = from; on <= day; on = on.AddDays(1))
        {
            since = Now(on) ? since ?? on
                : own.Releases.Any(r => r.Programme == text.Name && r.Hold == hold.Name && r.On > since && r.On <= on) ? null
                : since;
        }

        return since is not null;
    }

    /// <summary>"needs, requires, fix, again, starts": whether it may take part (<c>takes part</c>, <c>refused</c>, <c>not yet</c>, <c>not complete</c>), and the day that goes with that.</summary>
    public (string Answer, DateOnly? Day) Joins(DateOnly day, IReadOnlyCollection<string> with)
    {
        if (text.Membership is not { } membership)
        {
            return ("takes part", day);
        }

        DateOnly? Again(DateOnly refused) => membership.Again is When.Offset offset ? Days.Later(refused, offset.Length, IsFree) : null;
        var refusal = own.Refusals.Where(r => r.Programme == text.Name && r.On <= day).Select(r => (DateOnly?)r.On).Max();
        if (refusal is { } last && day < Again(last))
        {
            return ("not yet", Again(last));
        }

        if (!membership.Needs.All(with.Contains))
        {
            return ("not complete", membership.Fix is { } fix ? Days.Later(day, fix, IsFree) : null);
        }

        if (!Holds(membership.Requires, new Question(day)))
        {
            return ("refused", Again(day));
        }

        return ("takes part", membership.Starts switch
        {
            When.AtOnce once => day.AddDays(once.DaysLater),
            When.FirstDay first => Days.FirstOf(first.Of, day, first.YearStarts).AddMonths(first.Next ? (int)first.Of : 0),
            _ => day,
        });
    }
}
