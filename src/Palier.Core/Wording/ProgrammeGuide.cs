using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>A part of the guide: its heading and its clauses.</summary>
public sealed record GuideSection(string Key, string Heading, ImmutableArray<GuideClause> Clauses);

/// <summary>One clause of the guide as a sentence; <see cref="Level"/> where it speaks of a level.</summary>
public sealed record GuideClause(string? Ref, string Name, string Sentence, string? Level);

/// <summary>A programme as a guide that people read: the text in sentences, with the figures of one day.</summary>
public sealed class ProgrammeGuide
{
    private readonly Programme _programme;
    private readonly Words _words;
    private readonly GuideFigures _figures;
    private readonly GuideMoney _money;

    private ProgrammeGuide(Programme programme, Words words, DateOnly on) =>
        (_programme, _words, _figures, _money) = (programme, words, new GuideFigures(programme, words, on), new GuideMoney(programme, words, new GuideFigures(programme, words, on)));

    /// <summary>The sections of the guide on a day, in the order of the text; empty ones are left out.</summary>
    public static ImmutableArray<GuideSection> Of(Programme programme, Words words, DateOnly on)
    {
        var guide = new ProgrammeGuide(programme, words, on);
        ImmutableArray<GuideSection> all =
        [
            guide.Section("membership", guide.Membership()),
            guide.Section("levels", guide.Levels()),
            guide.Section("figures", programme.Metrics.Select(guide.Metric)),
            guide.Section("benefits", programme.Benefits.Select(guide.Benefit)),
            guide.Section("requests", programme.Requests.Select(guide._money.Request)),
            guide.Section("bonuses", programme.Bonuses.SelectMany(guide.Bonus).Concat(programme.Stacks.Select(guide._money.Stack))),
            guide.Section("wallets", programme.Wallets.Select(guide._money.WalletClause)),
            guide.Section("holds", new GuideStanding(programme, words, guide._figures).Holds()),
            guide.Section("promises", new GuideStanding(programme, words, guide._figures).Promises()),
            guide.Section("answers", guide.Answers()),
        ];
        return [.. all.Where(s => !s.Clauses.IsEmpty)];
    }

    /// <summary>What the guide says on a day of one rule; null where the guide has no clause for its kind.</summary>
    internal static string? Reading(Programme programme, Words words, DateOnly on, object rule)
    {
        var guide = new ProgrammeGuide(programme, words, on);
        IEnumerable<GuideClause> clauses = rule switch
        {
            Metric metric => [guide.Metric(metric)],
            Benefit benefit => [guide.Benefit(benefit)],
            Bonus bonus => guide.Bonus(bonus),
            Level level => guide.Levels().Where(c => c.Level == level.Name),
            Definition.Membership => guide.Membership(),
            RequestRule request => [guide._money.Request(request)],
            StackRule stack => [guide._money.Stack(stack)],
            Wallet wallet => [guide._money.WalletClause(wallet)],
            _ => [],
        };
        var said = string.Join(" ", clauses.Select(c => c.Sentence));
        return said.Length == 0 ? null : said;
    }

    private GuideSection Section(string key, IEnumerable<GuideClause> clauses) => new(key, _words.Say($"guide.{key}"), [.. clauses]);

    private string Title(string name) => _words.Titled(name, _programme);

    private IEnumerable<GuideClause> Membership()
    {
        if (_programme.Membership is { } m)
        {
            yield return new GuideClause(m.Ref, "membership", _words.Say("guide.may_join", ("condition", _figures.Said(m.Requires))), null);
            foreach (var clause in new GuideStanding(_programme, _words, _figures).Membership(m))
            {
                yield return clause;
            }
        }
    }

    private IEnumerable<GuideClause> Levels()
    {
        foreach (var level in _programme.Ladder?.Levels ?? [])
        {
            var title = level.Title.In(_words.Language.Code);
            var sentence = level.Requires is Condition.Always
                ? _words.Say("guide.level_always", ("level", title))
                : _words.Say("guide.level", ("level", title), ("condition", _figures.Said(level.Requires)));
            yield return new GuideClause(level.Ref, title, sentence, level.Name);
        }

        foreach (var clause in new GuideStanding(_programme, _words, _figures).Clocks())
        {
            yield return clause;
        }
    }

    private GuideClause Metric(Metric metric) =>
        new(metric.Ref, metric.Title.In(_words.Language.Code), new GuideMetrics(_programme, _words, _figures).Said(metric), null);

    private GuideClause Benefit(Benefit benefit)
    {
        var title = benefit.Title.In(_words.Language.Code);
        var gives = benefit.Gives.Select(g => $"{Title(g.Level)}: {g.Gives.In(_words.Language.Code)}").ToList();
        var sentence = gives.Count == 0
            ? _words.Say("guide.benefit", ("levels", _figures.Levels(benefit.For)))
            : _words.Say("guide.benefit_gives", ("gives", string.Join("; ", gives)));
        sentence += _money.Limits(benefit.Limits, benefit.Unused) + (benefit.CaseByCase ? " " + _words.Say("guide.case_by_case") : "");
        return new GuideClause(benefit.Ref, title, sentence, null);
    }

    private IEnumerable<GuideClause> Bonus(Bonus bonus)
    {
        var title = bonus.Title.In(_words.Language.Code);
        var sentence = _words.Say($"guide.every_{bonus.Every.ToString().ToLowerInvariant()}", ("levels", _figures.Levels(bonus.For)));
        if (bonus.ForEach is { } each)
        {
            sentence += _words.Say("guide.for_each", ("thing", _words.Say($"phrase.{each}"))) + _money.Where(bonus.Where);
        }

        if (bonus.Requires is not Condition.Always)
        {
            sentence += _words.Say("guide.requires", ("condition", _figures.Said(bonus.Requires)));
        }

        sentence += ". " + string.Join(" ", bonus.Amount.Select(_figures.Step)) + _money.Beside(bonus);
        yield return new GuideClause(bonus.Ref, title, sentence, null);
        foreach (var exception in bonus.Except)
        {
            yield return new GuideClause(exception.Ref ?? bonus.Ref, title, _words.Say("guide.exception",
                ("condition", _figures.Said(exception.When)), ("because", exception.Because.In(_words.Language.Code))), null);
        }
    }

    private IEnumerable<GuideClause> Answers() =>
        new GuideAnswers(_programme, _words, _figures).Said().Select(s => new GuideClause(null, "", s, null));
}
