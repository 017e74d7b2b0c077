using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.App.Programmes;

/// <summary>Words what is shown of a version that is proposed.</summary>
public static class PublicationText
{
    /// <summary>The one sentence that says it: who falls, who rises, what it costs.</summary>
    public static string Answer(Publication shown, Words words)
    {
        if (shown.Impact is not { } impact)
        {
            return shown.Follows is null ? words.Say("publication.unknown_new") : words.Say("publication.unknown", ("changes", Plain(shown.Differences.Length)));
        }

        var cost = impact.Money.All(m => m.Change == 0) ? words.Say("publication.cost_same")
            : words.Say("publication.cost", ("change", string.Join(", ", impact.Money.Where(m => m.Change != 0).Select(m => Change(m, words)))));
        var sentence = words.Say(impact.Moves.All(m => m.Before is null && m.After is null) ? "publication.money" : "publication.levels",
            ("fall", Plain(impact.Fall)), ("rise", Plain(impact.Rise)), ("cost", cost), ("periods", Periods(impact, words)));
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }

    /// <summary>What is more or less, with its sign.</summary>
    public static string Change(StatedMoney money, Words words) => (money.Change > 0 ? "+" : "") + Amount(money.Change, money, words);

    public static string Amount(long minor, StatedMoney of, Words words) => words.Text(new Arg.Amount(new Money(minor, of.Unit)), null);

    /// <summary>What a level is called: in the proposed version, else in the one it follows.</summary>
    public static string Level(string? level, PublicationOpened opened, Words words) => level is null ? words.Say("trying.none")
        : (opened.Programme.Ladder?.Find(level) is null ? opened.Old ?? opened.Programme : opened.Programme).TitleOf(level).In(words.Language.Code);

    /// <summary>What a case got instead of what it expects.</summary>
    public static string Failure(StatedCase test, StatedFailure failure, Words words) =>
        test.It is null ? words.Say("publication.unreadable", ("name", failure.Name), ("got", failure.Got))
        : failure.Name == "explanation" ? words.Say("publication.explanation_differs")
        : words.Say("publication.expected", ("name", failure.Name), ("expected", failure.Expected), ("got", failure.Got));

    /// <summary>Why there is no impact; null where there is one.</summary>
    public static string? Missing(Publication shown, Words words) => shown.NoImpact is not { } no ? null
        : words.Say(no.Why == ImpactReason.TookTooLong ? "publication.took_too_long" : "publication.takes_nobody",
            ("span", words.Language.Span(new Period(no.From, no.Until))), ("done", words.Language.Number(no.Done)), ("all", words.Language.Number(no.All)));

    /// <summary>Everything that is shown, line by line.</summary>
    /// <param name="opened">The proposal with its texts.</param>
    /// <param name="names">What the partners are called that it names.</param>
    /// <param name="whole">Whether the partners are named too.</param>
    /// <param name="words">The language.</param>
    public static IEnumerable<string> Lines(PublicationOpened opened, IReadOnlyDictionary<string, string> names, bool whole, Words words)
    {
        var shown = opened.Listed.Shown;
        return [.. whole ? [Answer(shown, words)] : Array.Empty<string>(), .. Differences(opened, words), .. Tests(shown, words), .. Impact(opened, words), .. whole ? Partners(opened, names, words) : [],
            words.Say("publication.hash", ("hash", opened.Listed.Hash))];
    }

    /// <summary>What became of a proposal.</summary>
    public static string State(PublicationListed of, Words words) => words.Say($"publication.state_{of.State}", ("by", of.DecidedBy ?? ""));

    private static IEnumerable<string> Differences(PublicationOpened opened, Words words)
    {
        if (opened.Listed.Shown.Follows is not { } follows)
        {
            yield return words.Say("publication.first");
            yield break;
        }

        yield return words.Say("publication.follows", ("version", Plain(follows.Version)));
        ImmutableArray<ComparedRule> rules = opened.Compared is { } compared ? ComparisonText.Of(compared, words) : [];
        if (rules.IsEmpty)
        {
            yield return "  " + words.Say("compare.same");
        }

        foreach (var day in rules.GroupBy(r => r.On))
        {
            yield return "  " + words.Say("compare.from", ("day", words.Language.Day(day.Key)));
            foreach (var rule in day)
            {
                yield return "    " + rule.Sentence;
            }
        }
    }

    private static IEnumerable<string> Tests(Publication shown, Words words)
    {
        yield return shown.Cases.IsEmpty ? words.Say("publication.no_tests")
            : words.Say("publication.tests", ("passed", words.Language.Number(shown.Cases.Length - shown.Failed)), ("failed", words.Language.Number(shown.Failed)));
        foreach (var (test, failure) in shown.Cases.SelectMany(c => c.Failures.Select(f => (c, f))))
        {
            yield return "  " + words.Say("publication.failed", ("file", test.File), ("line", Plain(failure.Line)), ("column", Plain(failure.Column)),
                ("it", test.It ?? ""), ("what", Failure(test, failure, words)));
        }
    }

    private static List<string> Impact(PublicationOpened opened, Words words)
    {
        var shown = opened.Listed.Shown;
        if (Missing(shown, words) is { } missing)
        {
            return [missing];
        }

        var impact = shown.Impact!;
        List<string> lines = [words.Say("publication.impact", ("span", words.Language.Span(impact.Span)), ("partners", words.Language.Number(impact.Partners)))];
        lines.AddRange(impact.Moves.Where(m => m.Before != m.After).Select(m => "  " + words.Say("trying.move",
            ("before", Level(m.Before, opened, words)), ("after", Level(m.After, opened, words)), ("partners", words.Language.Number(m.Partners)))));
        lines.AddRange(impact.Money.Select(m => "  " + BeforeAndAfter(m, words)));
        if (impact.ByBonus.Length > 1)
        {
            lines.AddRange(impact.ByBonus.Select(b => "  " + words.Say("trying.slice", ("of", opened.Programme.TitleOf(b.Of).In(words.Language.Code)), ("partners", words.Language.Number(b.Partners)),
                ("amounts", string.Join("; ", b.Money.Select(m => BeforeAndAfter(m, words)))))));
        }

        if ((impact.RefusedBefore, impact.RefusedAfter) != (0, 0))
        {
            lines.Add("  " + words.Say("trying.refused", ("before", Plain(impact.RefusedBefore)), ("after", Plain(impact.RefusedAfter))));
        }

        return lines;
    }

    private static IEnumerable<string> Partners(PublicationOpened opened, IReadOnlyDictionary<string, string> names, Words words)
    {
        if (opened.Listed.Shown.Impact is not { } impact)
        {
            yield break;
        }

        var moving = impact.Moves.Where(m => m.Before != m.After).Sum(m => m.Partners);
        foreach (var (head, all, partners) in new[] { ("publication.movers", moving, impact.Movers), ("publication.losers", impact.Less, impact.Losers), ("publication.winners", impact.More, impact.Winners) }.Where(p => p.Item2 > 0))
        {
            yield return words.Say(head, ("shown", words.Language.Number(partners.Length)), ("all", words.Language.Number(all)));
            foreach (var one in partners)
            {
                yield return "  " + words.Say("trying.one", ("id", one.Partner), ("name", names.GetValueOrDefault(one.Partner, "")), ("levels", Levels(one, opened, words)),
                    ("amount", string.Join(", ", one.Money.Select(m => Change(m, words)))));
            }
        }
    }

    private static string Levels(StatedPartner one, PublicationOpened opened, Words words) => one.LevelBefore == one.LevelAfter ? Level(one.LevelBefore, opened, words)
        : $"{Level(one.LevelBefore, opened, words)} → {Level(one.LevelAfter, opened, words)}";

    private static string BeforeAndAfter(StatedMoney m, Words words) =>
        words.Say("trying.amount", ("before", Amount(m.Before, m, words)), ("after", Amount(m.After, m, words)), ("change", Change(m, words)));

    private static string Periods(PublicationImpact impact, Words words)
    {
        var months = ((impact.Until.Year - impact.From.Year) * 12) + impact.Until.Month - impact.From.Month;
        return words.Say($"publication.periods_{months / 2}");
    }

    private static string Plain(long number) => Ledger.MoneyTelling.Plain(number);
}
