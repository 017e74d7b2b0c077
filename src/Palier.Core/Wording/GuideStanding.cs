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
