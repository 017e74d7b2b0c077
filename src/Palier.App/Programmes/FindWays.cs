using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Values;
using Palier.Core.Ways;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>What came of asking for the ways to a level or to a bonus.</summary>
public abstract record WaysOutcome
{
    /// <param name="To">The ways to the level; null where it is held already or there is none above.</param>
    /// <param name="Keep">What it takes to keep the level held; null where it is not at risk.</param>
    public sealed record Levels(Programme Programme, Partner Partner, WaysToLevel? To, WaysToLevel? Keep) : WaysOutcome;

    /// <param name="Zero">Why it is zero; null where it pays something.</param>
    public sealed record OfBonus(Programme Programme, Partner Partner, Bonus Bonus, ZeroBonus? Zero) : WaysOutcome;

    public sealed record NoSuchProgramme(string Name, ImmutableArray<string> Published) : WaysOutcome;

    public sealed record NoSuchPartner(string Id) : WaysOutcome;

    /// <summary>The programme has no level or bonus of that name.</summary>
    public sealed record NoSuchName(Programme Programme, string Name, ImmutableArray<string> Names) : WaysOutcome;
}

/// <summary>What is missing for a partner's next level, or for one that is named, or for a bonus that is zero.</summary>
public static class FindWays
{
    /// <param name="database">The database.</param>
    /// <param name="programme">A published programme.</param>
    /// <param name="name">A level or a bonus of it; null for the next level.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="on">The day to look from.</param>
    /// <param name="period">The period of the bonus; its last whole one where left out.</param>
    public static WaysOutcome Run(Database database, string programme, string? name, string partner, DateOnly on, Period? period)
    {
        var texts = PublishedProgrammes.All(database);
        if (PublishedProgrammes.InForce(texts, on).FirstOrDefault(p => p.Name == programme) is not { } text)
        {
            return new WaysOutcome.NoSuchProgramme(programme, [.. Publish.Names(database)]);
        }

        var levels = text.Ladder?.Levels ?? [];
        var bonus = name is null ? null : text.FindBonus(name);
        if (name is null ? text.Ladder is null : bonus is null && text.Ladder?.Find(name) is null)
        {
            return new WaysOutcome.NoSuchName(text, name ?? "level", [.. levels.Select(l => l.Name), .. text.Bonuses.Select(b => b.Name)]);
        }

        var looksAtOthers = LooksAtOthers(text);
        var all = FactLoading.Load(database, partners: looksAtOthers ? null : [partner]);
        if (all.FirstOrDefault(p => p.Partner.Id == partner) is not { } facts)
        {
            return new WaysOutcome.NoSuchPartner(partner);
        }

        var asked = new WaysAsked(text, facts, texts, on, looksAtOthers ? new Population(all) : null);
        return bonus is null
            ? new WaysOutcome.Levels(text, facts.Partner, LevelWays.To(asked, name), name is null ? LevelWays.ToKeep(asked) : null)
            : new WaysOutcome.OfBonus(text, facts.Partner, bonus, BonusWays.Of(asked, bonus, period ?? LastPeriod(bonus, text, on)));
    }

    /// <summary>Whether figures of a text look beyond the partner, so that its ways are tried among everyone.</summary>
    public static bool LooksAtOthers(Programme text) => text.Metrics.Any(m => m.Across is not null || m.Verb is Verb.Rank);

    private static Period LastPeriod(Bonus bonus, Programme text, DateOnly on)
    {
        var from = Calendar.FirstOf(bonus.Every, on, text.YearStarts).AddMonths(-(int)bonus.Every);
        return new Period(from, from.AddMonths((int)bonus.Every));
    }
}
