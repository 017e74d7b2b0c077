using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Standing;

/// <summary>A hold that is active on a day: since when, and the lines that say what holds it.</summary>
public sealed record ActiveHold(Hold Hold, DateOnly Since, ImmutableArray<Reason> Lines);

/// <summary>A hold from its first day until it was released.</summary>
/// <param name="From">The first day that is held.</param>
/// <param name="Released">The first day that is not; null while it is held.</param>
public sealed record HeldSpan(Hold Hold, DateOnly From, DateOnly? Released)
{
    /// <summary>What it says of itself: since when it is held, why, and when it was released.</summary>
    public Reason Reason => Reason.Of(Released is null ? "held_since" : "held_and_released", Hold.Ref, null,
        ("name", new Arg.Name(Hold.Name)), ("day", new Arg.Day(From)), ("released", new Arg.Day(Released ?? From)), ("because", new Arg.Text(Hold.Because.Texts)));
}

/// <summary>Finds what is held, looking at each day.</summary>
public static class Holding
{
    /// <summary>The holds of a programme that are active on a day.</summary>
    /// <param name="version">The version in force.</param>
    /// <param name="deciding">Checks conditions.</param>
    /// <param name="releases">What somebody released.</param>
    /// <param name="from">The first day that is looked at.</param>
    /// <param name="day">The day.</param>
    public static ImmutableArray<ActiveHold> ActiveOn(
        Programme version, IDeciding deciding, ImmutableArray<HoldRelease> releases, DateOnly from, DateOnly day)
    {
        var active = ImmutableArray.CreateBuilder<ActiveHold>();
        foreach (var hold in version.Holds)
        {
            // Without a release by hand only the day itself and the one before it decide.
            if (hold.Releases != Release.ByAPerson && !Holds(deciding, hold, day) && (hold.Releases == Release.AtOnce || !Holds(deciding, hold, day.AddDays(-1))))
            {
                continue;
            }

            if (Spans(version.Name, hold, deciding, releases, from, day).LastOrDefault() is { } last && !(last.Released <= day))
            {
                active.Add(new ActiveHold(hold, last.From, deciding.Check(hold.While, day, null).Lines));
            }
        }

        return active.ToImmutable();
    }

    /// <summary>Every span in which a hold was active, in order of time.</summary>
    public static ImmutableArray<HeldSpan> Spans(
        string programme, Hold hold, IDeciding deciding, ImmutableArray<HoldRelease> releases, DateOnly from, DateOnly through)
    {
        var spans = ImmutableArray.CreateBuilder<HeldSpan>();
        HeldSpan? open = null;
        for (var day = from; day <= through; day = day.AddDays(1))
        {
            var holds = Holds(deciding, hold, day);
            if (open is { Released: { } released } && (holds || released <= day))
            {
                spans.Add(open);
                open = null;
            }

            if (holds)
            {
                open ??= new HeldSpan(hold, day, null);
            }
            else if (open is { Released: null })
            {
                open = open with { Released = ReleasedOn(programme, hold, releases, open.From, day) };
            }
        }

        if (open is not null)
        {
            spans.Add(open);
        }

        return spans.ToImmutable();
    }

    private static DateOnly? ReleasedOn(string programme, Hold hold, ImmutableArray<HoldRelease> releases, DateOnly from, DateOnly day) => hold.Releases switch
    {
        Release.AtOnce => day,
        Release.TheDayAfter => day.AddDays(1),
        _ => releases.Any(r => r.Programme == programme && r.Hold == hold.Name && r.On > from && r.On <= day) ? day : null,
    };

    private static bool Holds(IDeciding deciding, Hold hold, DateOnly day) => deciding.Check(hold.While, day, null).Holds;
}
