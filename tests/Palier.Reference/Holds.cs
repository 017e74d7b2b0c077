using Palier.Core.Definition;

namespace Palier.Reference;

/// <content>Holds (Holds) and taking part (Membership).</content>
public sealed partial class Reckoning
{
    internal bool IsFreeDay(DateOnly day) => IsFree(day);

    /// <summary>Whether something that may be held from a day on is held on a day. Only what a person releases depends on more than two days.</summary>
    public bool IsHeld(Hold hold, DateOnly from, DateOnly day) =>
        Held(hold, hold.Releases == Release.ByAPerson || day == from ? from : day.AddDays(-1), day.AddDays(1)).Last().Held;

    /// <summary>
    /// The days from one day to another on which something is held: "while a condition holds, looked at each day. It releases at once,
    /// the day after, or by a person."
    /// </summary>
    public IEnumerable<(DateOnly Day, bool Held)> Held(Hold hold, DateOnly from, DateOnly until)
    {
        var yesterday = false;

        // By a person: from its first day on until somebody has said so after that day and the condition no longer holds.
        DateOnly? since = null;
        for (var day = from; day < until; day = day.AddDays(1))
        {
            var now = Holds(hold.While, new Question(day));
            since = now ? since ?? day
                : own.Releases.Any(r => r.Programme == text.Name && r.Hold == hold.Name && r.On > since && r.On <= day) ? null
                : since;
            yield return (day, hold.Releases switch { Release.AtOnce => now, Release.TheDayAfter => now || yesterday, _ => since is not null });
            yesterday = now;
        }
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
