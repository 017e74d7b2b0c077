using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Trying;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>Words what a draft, or one more sale, would have changed.</summary>
public static class TrialText
{
    private const int Named = 20;

    /// <summary>The lines of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="budget">What the draft may cost; null where nothing is said.</param>
    /// <param name="words">The language.</param>
    public static IEnumerable<string> Of(TrialReport report, Money? budget, Words words)
    {
        var (trial, language) = (report.Trial, words.Language);
        yield return words.Say("trying.head", ("title", trial.Draft.Title.In(language.Code)), ("span", language.Span(trial.Span)), ("partners", Count(report.Partners.Length, words)));
        yield return !trial.IsPublished ? words.Say("trying.new")
            : trial.Since is { } since ? words.Say("trying.since", ("day", language.Day(since))) : words.Say("trying.always");
        foreach (var bonus in trial.WithoutPeriod())
        {
            yield return words.Say("trying.no_period", ("name", bonus.Title.In(language.Code)), ("span", language.Span(trial.Span)));
        }

        if (trial.Draft.Ladder is not null)
        {
            foreach (var line in Levels(report, words))
            {
                yield return line;
            }
        }

        yield return "";
        yield return words.Say("trying.money");
        foreach (var line in report.Money.Select(m => $"  {Amount(m, words)}"))
        {
            yield return line;
        }

        foreach (var line in Budget(report, budget, words).Concat(Slices(report, words)).Concat(report.Money.SelectMany(m => Ends(report, m.Currency, words))))
        {
            yield return line;
        }

        if (report.Refused != (0, 0))
        {
            yield return "";
            yield return words.Say("trying.refused", ("before", Count(report.Refused.Before, words)), ("after", Count(report.Refused.After, words)));
        }
    }

    /// <summary>The lines of one more sale.</summary>
    public static IEnumerable<string> Of(SaleTried tried, Words words)
    {
        var (language, day) = (words.Language, tried.Sale.SoldOn!.Value);
        yield return words.Say("trying.sale", ("partner", tried.Partner.Name), ("amount", language.Money(Money.Of(Rational.Of(tried.Sale.Net.TenThousandths, LineAmount.Unit), tried.Sale.Net.Currency, RoundingMode.HalfUp))),
            ("day", language.Day(day)), ("title", tried.Programme.Title.In(language.Code)));
        if (tried.Programme.Ladder is not null)
        {
            yield return words.Say("trying.reached", ("day", language.Day(day)), ("before", Level(tried.Reached.Before, tried.Programme, words)), ("after", Level(tried.Reached.After, tried.Programme, words)));
        }

        if (tried.Held is { } held)
        {
            yield return words.Say("trying.held", ("from", language.Day(held.From)), ("review", language.Day(held.Review)),
                ("before", Level(held.Before, tried.Programme, words)), ("after", Level(held.After, tried.Programme, words)));
        }

        foreach (var bonus in tried.Bonuses)
        {
            yield return words.Say("trying.bonus", ("name", bonus.Bonus.Title.In(language.Code)), ("period", language.Span(bonus.Period)),
                ("before", language.Money(bonus.Money.Before)), ("after", language.Money(bonus.Money.After)), ("change", Change(bonus.Money, words)));
        }

        if (tried.Bonuses.IsEmpty)
        {
            yield return words.Say("trying.no_bonus");
        }
    }

    private static string Count(int count, Words words) => words.Language.Number(count);

    private static string Level(string? level, Programme programme, Words words) =>
        level is null ? words.Say("trying.none") : programme.TitleOf(level).In(words.Language.Code);

    private static string Change(BeforeAndAfter money, Words words)
    {
        var change = words.Language.Money(new Money(money.Change, money.Currency));
        return money.Change > 0 ? $"+{change}" : change;
    }

    private static string Amount(BeforeAndAfter money, Words words) => words.Say("trying.amount",
        ("before", words.Language.Money(money.Before)), ("after", words.Language.Money(money.After)), ("change", Change(money, words)));

    private static IEnumerable<string> Levels(TrialReport report, Words words)
    {
        var draft = report.Trial.Draft;
        var (up, down) = report.Levels;
        yield return "";
        yield return words.Say("trying.levels", ("day", words.Language.Day(report.Trial.Span.LastDay)), ("up", Count(up, words)), ("down", Count(down, words)));
        foreach (var move in report.Moves.OrderBy(m => Rank(m.Before)).ThenBy(m => Rank(m.After)))
        {
            yield return "  " + (move.Before == move.After
                ? words.Say("trying.stay", ("level", Level(move.Before, draft, words)), ("partners", Count(move.Partners, words)))
                : words.Say("trying.move", ("before", Level(move.Before, draft, words)), ("after", Level(move.After, draft, words)), ("partners", Count(move.Partners, words))));
        }

        int Rank(string? level) => level is null ? -1 : draft.Ladder!.RankOf(level);
    }

    private static IEnumerable<string> Budget(TrialReport report, Money? budget, Words words)
    {
        if (budget is not { } most)
        {
            yield break;
        }

        var cost = report.Money.FirstOrDefault(m => m.Currency == most.Currency, new BeforeAndAfter(Money.Zero(most.Currency), Money.Zero(most.Currency))).After;
        yield return cost <= most
            ? words.Say("trying.within", ("budget", words.Language.Money(most)), ("left", words.Language.Money(most - cost)))
            : words.Say("trying.beyond", ("budget", words.Language.Money(most)), ("over", words.Language.Money(cost - most)));
    }

    private static IEnumerable<string> Slices(TrialReport report, Words words)
    {
        var (draft, language) = (report.Trial.Draft, words.Language);
        (string Head, ImmutableArray<TriedSlice> Slices, Func<string, string> Name)[] all =
        [
            ("trying.by_bonus", report.ByBonus, name => draft.TitleOf(name).In(language.Code)),
            ("trying.by_period", report.ByPeriod, name => Period.Find(name) is { } period ? language.Span(period) : name),
            ("trying.by_level", report.ByLevel, name => Level(name.Length == 0 ? null : name, draft, words)),
            ("trying.by_country", report.ByCountry, name => name),
        ];
        foreach (var (head, slices, name) in all.Where(s => s.Slices.Length > 1 || (s.Head == "trying.by_bonus" && s.Slices.Length > 0)))
        {
            yield return "";
            yield return words.Say(head);
            foreach (var slice in slices)
            {
                yield return "  " + words.Say("trying.slice", ("of", name(slice.Of)), ("partners", Count(slice.Partners, words)), ("amounts", string.Join("; ", slice.Money.Select(m => Amount(m, words)))));
            }
        }
    }

    private static IEnumerable<string> Ends(TrialReport report, Currency currency, Words words)
    {
        foreach (var (head, partners) in new[] { ("trying.winners", report.Winners(currency, Named)), ("trying.losers", report.Losers(currency, Named)) })
        {
            if (partners.IsEmpty)
            {
                continue;
            }

            yield return "";
            yield return words.Say(head, ("unit", currency.Code));
            foreach (var (one, money) in partners)
            {
                var levels = one.LevelBefore == one.LevelAfter
                    ? Level(one.LevelBefore, report.Trial.Draft, words) : $"{Level(one.LevelBefore, report.Trial.Draft, words)} → {Level(one.LevelAfter, report.Trial.Draft, words)}";
                yield return "  " + words.Say("trying.one", ("id", one.Partner.Id), ("name", one.Partner.Name), ("levels", levels), ("amount", Change(money, words)));
            }
        }
    }
}
