using Palier.Core.Definition;

namespace Palier.Core.Wording;

/// <summary>How levels are gained and lost, in sentences.</summary>
internal sealed class GuideStanding(Programme programme, Words words, GuideFigures figures)
{
    /// <summary>The two clocks of the ladder, and who may set a level by hand.</summary>
    public IEnumerable<GuideClause> Clocks()
    {
        if (programme.Ladder is not { } ladder)
        {
            yield break;
        }

        if (ladder.Up is { } up)
        {
            yield return Clause(ladder.Ref, Clock("guide.review_up", up));
        }

        yield return Clause(ladder.Ref, ladder.Down is { } down ? Clock("guide.review_down", down) : words.Say("guide.review_never_down"));
        if (ladder.Override is { } rule)
        {
            yield return Clause(ladder.Ref, words.Say("guide.override", ("by", rule.By), ("length", figures.Times.Said(rule.Lasts))));
        }
    }

    /// <summary>What an application needs, when it counts, what is brought along and what ends it.</summary>
    public IEnumerable<GuideClause> Membership(Membership membership)
    {
        if (!membership.Needs.IsEmpty)
        {
            var needs = string.Join(", ", membership.Needs.Select(n => LocalText.OfName(n).In(words.Language.Code)));
            yield return Clause(membership.Ref, membership.Fix is { } fix
                ? words.Say("guide.needs_fix", ("needs", needs), ("length", figures.Times.Said(fix)))
                : words.Say("guide.needs", ("needs", needs)));
        }

        if (membership.Starts is { } starts)
        {
            yield return Clause(membership.Ref, words.Say("guide.takes_part_from", ("when", figures.Times.Said(starts))));
        }

        if (membership.Again is { } again)
        {
            yield return Clause(membership.Ref, words.Say("guide.again", ("when", figures.Times.Said(again))));
        }

        foreach (var from in membership.Match?.From ?? [])
        {
            var levels = string.Join("; ", from.Levels.Select(l => words.Say("guide.match_level", ("there", l.There), ("here", words.Titled(l.Here, programme)))));
            yield return Clause(membership.Ref, words.Say("guide.match", ("programme", from.Programme), ("levels", levels), ("day", words.Language.Day(membership.Match!.Until))));
        }

        foreach (var end in membership.Ends)
        {
            yield return Clause(end.Ref ?? membership.Ref, words.Say("guide.ends",
                ("condition", figures.Said(end.When)), ("reviews", figures.Times.Said(end.Every)), ("because", end.Because.In(words.Language.Code))));
        }
    }

    /// <summary>What is held, while what, and when it is released.</summary>
    public IEnumerable<GuideClause> Holds() => programme.Holds.Select(hold => new GuideClause(hold.Ref, hold.Title.In(words.Language.Code), words.Say("guide.hold",
        ("stops", string.Join(", ", hold.Stops.Select(Stopped))), ("condition", figures.Said(hold.While)), ("because", hold.Because.In(words.Language.Code)),
        ("release", words.Say($"guide.release_{hold.Releases.ToString().ToLowerInvariant()}"))), null));

    /// <summary>What is promised to stay.</summary>
    public IEnumerable<GuideClause> Promises() => programme.Promises.Select(promise => Clause(promise.Ref, words.Say("guide.promise",
        ("kept", string.Join(", ", promise.Keeps.Select(Kept))), ("day", words.Language.Day(promise.Until)))));

    private string Stopped(string what) => words.Say($"guide.stops_{what}");

    private string Kept(string what) => words.Sentences.TryGetValue($"guide.{what}", out var section) ? section : words.Titled(what, programme);

    private static GuideClause Clause(string? clause, string sentence) => new(clause, "", sentence, null);

    private string Clock(string key, Clock clock)
    {
        var after = clock.After switch
        {
            Sustained.InARow row => words.Say("guide.review_in_a_row", ("count", $"{row.Reviews}")),
            Sustained.For length => words.Say("guide.review_for", ("length", figures.Times.Said(length.Length))),
            _ => "",
        };
        after += clock.AtMost is { } steps ? words.Say("guide.review_steps", ("count", $"{steps}")) : "";
        after += clock.NotBefore switch
        {
            NotBefore.AfterReaching reaching => words.Say("guide.review_not_before", ("length", figures.Times.Said(reaching.Length))),
            NotBefore.OnDay day => words.Say("guide.review_not_before_day", ("day", words.Language.Day(day.Day))),
            _ => "",
        };
        return words.Say(key, ("reviews", figures.Times.Said(clock.Every)), ("after", after), ("starts", figures.Times.Said(clock.Starts)));
    }
}
