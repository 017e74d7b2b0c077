using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Cases;

/// <summary>What a case gives and expects of a standing: levels over time, what is set by hand, held and brought along.</summary>
internal static class StandingCases
{
    /// <summary>Tables of facts that only standings look at.</summary>
    public static readonly string[] Tables = ["override", "brought", "refusal", "release"];

    /// <summary>The level that a case begins with and those that the figures give, from maps of days.</summary>
    public static GivenStanding? Given(MapNode? given, Programme programme, Mistakes mistakes)
    {
        var begins = given?["level"] is MapNode levels ? Dated(levels, programme, mistakes) : [];
        var reached = given?["level.reached"] is MapNode found ? Dated(found, programme, mistakes) : [];
        return begins.IsEmpty && reached.IsEmpty ? null : new GivenStanding
        {
            Begins = begins.IsEmpty ? null : (begins[0].From, begins[0].Value ?? ""),
            Reached = reached.IsEmpty ? null : new Dated<string?>(reached),
        };
    }

    public static PartnerFacts Add(PartnerFacts facts, string table, FactTable rows, Programme programme) => table switch
    {
        "override" => facts with { Overrides = [.. rows.Rows.Select(r => OverrideOf(r, programme))] },
        "brought" => facts with { Brought = [.. rows.Rows.Select(r => new BroughtLevel { Partner = "partner", Programme = Text(r, "programme"), Level = Text(r, "level"), Known = KnownOn(r, programme) })] },
        "refusal" => facts with { Refusals = [.. rows.Rows.Select(r => new Refusal { Partner = "partner", Programme = programme.Name, On = Day(r, "on"), Known = KnownOn(r, programme) })] },
        _ => facts with
        {
            Releases = [.. rows.Rows.Select(r => new HoldRelease { Partner = "partner", Programme = programme.Name, Hold = Text(r, "hold"), On = Day(r, "on"), By = Text(r, "by"), Known = KnownOn(r, programme) })],
        },
    };

    /// <summary>What a case expects of the standing on a day, by its name: the level, since when, what comes next; null for another name.</summary>
    public static string? Got(string name, HeldStanding standing) => name switch
    {
        "level" => standing.Level?.Name ?? "none",
        "level.since" => Shown(standing.Since),
        "level.at_risk" => Shown(standing.AtRisk?.On),
        "level.next_up" => Shown(standing.NextUp),
        "level.next_down" => Shown(standing.NextDown),
        "level.expected" => standing.Expected?.Level?.Name ?? "none",
        "level.frozen" => string.Join(", ", standing.Frozen.Select(h => h.Hold.Name)),
        "level.ended" => Shown(standing.Ended?.On),
        _ => null,
    };

    /// <summary>What a case expects of an application, by its name.</summary>
    public static string Got(string name, JoinOutcome outcome) => (name, outcome) switch
    {
        ("joins", JoinOutcome.TakesPart) => "takes part",
        ("joins", JoinOutcome.NotComplete) => "not complete",
        ("joins", JoinOutcome.NotYet) => "not yet",
        ("joins", _) => "refused",
        ("joins.from", JoinOutcome.TakesPart takes) => Shown(takes.From),
        ("joins.missing", JoinOutcome.NotComplete not) => string.Join(", ", not.Missing),
        ("joins.complete_by", JoinOutcome.NotComplete not) => Shown(not.CompleteBy),
        ("joins.again", JoinOutcome.NotYet not) => Shown(not.Again),
        ("joins.again", JoinOutcome.Refused refused) => Shown(refused.Again),
        _ => "none",
    };

    /// <summary>Whether another version keeps a promise of this one: <c>kept</c>, or what it changes.</summary>
    public static string Kept(string promise, Programme programme, ImmutableArray<Programme> others)
    {
        var broken = others.Where(o => o.Name == programme.Name).SelectMany(next => Promises.Broken(programme, next)).Where(b => b.Promise.Name == promise);
        return broken.SelectMany(b => b.Changed).Distinct().ToList() is { Count: > 0 } changed ? $"broken: {string.Join(", ", changed)}" : "kept";
    }

    /// <summary>The spans of a hold within the period of a case, as <c>2025-05-03 to 2025-05-11</c>; one that is not released has no end.</summary>
    public static (string Got, ImmutableArray<Reason> Lines) Spans<TReasons>(Evaluation<TReasons> evaluation, Hold hold, Period period)
        where TReasons : struct, IReasons
    {
        var spans = evaluation.HeldWithin(hold, period);
        return (string.Join(", ", spans.Select(s => s.Released is { } end ? $"{Shown(s.From)} to {Shown(end)}" : $"{Shown(s.From)} on")), [.. spans.Select(s => s.Reason)]);
    }

    private static string Shown(DateOnly? day) => day is { } d ? d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "none";

    private static ImmutableArray<(DateOnly From, string? Value)> Dated(MapNode map, Programme programme, Mistakes mistakes)
    {
        var entries = ImmutableArray.CreateBuilder<(DateOnly, string?)>();
        foreach (var entry in map.Entries)
        {
            var level = (entry.Value as Scalar)?.Text ?? "";
            if ((CaseValues.Day(entry.Key.Text) ?? Period.Find(entry.Key.Text)?.From) is not { } day)
            {
                mistakes.Add(entry.Key.Place, "P105", ("expected", "a day like 2025-07-01, or a period like 2025-07"), ("value", entry.Key.Text));
            }
            else if (level != "none" && programme.Ladder?.Find(level) is null)
            {
                mistakes.Add(entry.Value.Place, "P105", ("expected", "a level"), ("value", level));
            }
            else
            {
                entries.Add((day, level == "none" ? null : level));
            }
        }

        return entries.ToImmutable();
    }

    private static string Text(ImmutableSortedDictionary<string, string> row, string column) => row.GetValueOrDefault(column) ?? "";

    private static DateOnly Day(ImmutableSortedDictionary<string, string> row, string column) => CaseValues.Day(Text(row, column)) ?? default;

    private static LevelOverride OverrideOf(ImmutableSortedDictionary<string, string> row, Programme programme) => new()
    {
        Partner = "partner",
        Programme = programme.Name,
        Level = Text(row, "level"),
        From = Day(row, "from"),
        Until = Day(row, "until"),
        Reason = Text(row, "reason").Replace('_', ' '),
        By = Text(row, "by").Replace('_', ' '),
        Known = KnownOn(row, programme),
    };

    private static Known KnownOn(ImmutableSortedDictionary<string, string> row, Programme programme) =>
        row.GetValueOrDefault("known_on") is { } text && CaseValues.Day(text) is { } day ? CaseValues.KnownOn(day, programme, day.DayNumber) : default;
}
