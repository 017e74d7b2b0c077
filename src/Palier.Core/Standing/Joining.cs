using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Standing;

/// <summary>That a partner asks to take part.</summary>
/// <param name="On">The day.</param>
/// <param name="With">What was handed in, by the names that the text uses.</param>
public sealed record Application(DateOnly On, ImmutableArray<string> With);

/// <summary>What becomes of an application, with the lines that say why.</summary>
public abstract record JoinOutcome(ImmutableArray<Reason> Lines)
{
    /// <summary>It takes part.</summary>
    /// <param name="From">The first day that counts.</param>
    /// <param name="Lines">Why.</param>
    public sealed record TakesPart(DateOnly From, ImmutableArray<Reason> Lines) : JoinOutcome(Lines);

    /// <summary>Something was not handed in; it may be completed until a day.</summary>
    public sealed record NotComplete(ImmutableArray<string> Missing, DateOnly? CompleteBy, ImmutableArray<Reason> Lines) : JoinOutcome(Lines);

    /// <summary>It was refused not long ago.</summary>
    /// <param name="Again">The first day on which it may be asked again.</param>
    /// <param name="Lines">Why.</param>
    public sealed record NotYet(DateOnly Again, ImmutableArray<Reason> Lines) : JoinOutcome(Lines);

    /// <summary>What the membership asks for does not hold.</summary>
    /// <param name="Again">The first day on which it may be asked again; null where it may at any time.</param>
    /// <param name="Lines">Why.</param>
    public sealed record Refused(DateOnly? Again, ImmutableArray<Reason> Lines) : JoinOutcome(Lines);
}

/// <summary>Decides who may take part.</summary>
public static class Joining
{
    /// <summary>Decides an application with what is known on its day: whether it comes too early, is complete, and meets what is asked.</summary>
    public static JoinOutcome Decide(Programme programme, IDeciding deciding, PartnerFacts facts, Application asked)
    {
        if (programme.Membership is not { } membership)
        {
            return new JoinOutcome.TakesPart(asked.On, []);
        }

        var calendar = facts.CalendarFor(programme);
        var last = facts.Refusals.Where(r => r.Programme == programme.Name && r.On <= asked.On).MaxBy(r => r.On);
        if (last is not null && AgainAfter(membership, last.On, calendar) is { } again && asked.On < again)
        {
            return new JoinOutcome.NotYet(again, [Reason.Of("joining_again", membership.Ref, new Arg.Verdict(false), ("refused", new Arg.Day(last.On)), ("day", new Arg.Day(again)))]);
        }

        if (membership.Needs.Except(asked.With).ToImmutableArray() is { IsEmpty: false } missing)
        {
            var by = membership.Fix?.After(asked.On, calendar);
            return new JoinOutcome.NotComplete(missing, by, [Reason.Of(by is null ? "joining_incomplete" : "joining_incomplete_until", membership.Ref, new Arg.Verdict(false),
                ("missing", new Arg.Word(string.Join(", ", missing))), ("day", new Arg.Day(by ?? asked.On)))]);
        }

        var check = deciding.Check(membership.Requires, asked.On, null);
        if (!check.Holds)
        {
            var next = AgainAfter(membership, asked.On, calendar);
            return new JoinOutcome.Refused(next, next is { } day
                ? [.. check.Lines, Reason.Of("joining_again", membership.Ref, new Arg.Verdict(false), ("refused", new Arg.Day(asked.On)), ("day", new Arg.Day(day)))]
                : check.Lines);
        }

        var from = membership.Starts is { } starts ? Starting.Day(starts, asked.On) : asked.On;
        return new JoinOutcome.TakesPart(from, [.. check.Lines, Reason.Of("joining_from", membership.Ref, new Arg.Verdict(true), ("day", new Arg.Day(from)))]);
    }

    private static DateOnly? AgainAfter(Membership membership, DateOnly refused, WorkingDays calendar) =>
        membership.Again is When.Offset offset ? offset.Length.After(refused, calendar) : null;
}
