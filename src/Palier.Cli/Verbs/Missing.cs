using System.CommandLine;
using System.Collections.Immutable;
using System.Globalization;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Values;
using Palier.Core.Ways;
using Palier.Core.Wording;

namespace Palier.Cli.Verbs;

/// <summary>What a partner lacks for a level or a bonus: every way, the nearest first.</summary>
internal static class Missing
{
    public static Command Verb(Terminal terminal)
    {
        var what = new Argument<string>("PROGRAMME[/NAME]") { Description = "A published programme for the next level, or a level or bonus of it: enterprise, enterprise/diamond, enterprise/growth_bonus." };
        var partner = new Option<string>("--partner") { Description = "The partner.", HelpName = "ID", Required = true };
        var on = new Option<string?>("--on") { Description = "The day to look from, like 2026-08-01; left out, today.", HelpName = "DAY" };
        var period = new Option<string?>("--period") { Description = "The period of a bonus, like 2026-Q3; left out, the last whole one.", HelpName = "PERIOD" };
        var verb = new Command("missing", "Show what a partner lacks for a level or a bonus, by when, and the nearest way.") { what, partner, on, period };
        verb.SetAction(parsed =>
        {
            var day = DateOnly.FromDateTime(DateTime.UtcNow);
            if (parsed.GetValue(on) is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            {
                return terminal.Complain(Ending.UsedWrongly, $"{text} is not a day. Write it like 2026-01-31.");
            }

            Period? of = null;
            if (parsed.GetValue(period) is { } span && (of = DatabaseChoice.PeriodOf(span, terminal)) is null)
            {
                return Ending.UsedWrongly;
            }

            var names = parsed.GetRequiredValue(what).Split('/', 2);
            return DatabaseChoice.With(parsed, terminal, database =>
                Tell(FindWays.Run(database, names[0], names.ElementAtOrDefault(1), parsed.GetRequiredValue(partner), day, of), day, parsed.GetValue(CommonOptions.Json), terminal));
        });
        return verb;
    }

    private static int Tell(WaysOutcome outcome, DateOnly on, bool json, Terminal terminal) => outcome switch
    {
        WaysOutcome.NoSuchProgramme none => terminal.Complain(Ending.FoundWrong,
            none.Published.IsEmpty ? $"There is no programme {none.Name} in this database, which has none yet." : $"There is no programme {none.Name} on that day. There are {string.Join(", ", none.Published)}."),
        WaysOutcome.NoSuchPartner none => terminal.Complain(Ending.FoundWrong, $"There is no partner {none.Id}."),
        WaysOutcome.NoSuchName none => terminal.Complain(Ending.FoundWrong, $"{none.Programme.Name} has no level or bonus {none.Name}. It has {string.Join(", ", none.Names)}."),
        WaysOutcome.Levels levels => Say(levels.Programme, levels.Partner.Name, on,
            [.. levels.Keep is { } keep ? WayReasons.Of(keep) : [], .. levels.To is { } to ? WayReasons.Of(to) : [Reason.Of("ways_none", levels.Programme.Ladder?.Ref, null)]],
            new { to = levels.To is { } t ? Row(t) : null, keep = levels.Keep is { } k ? Row(k) : null }, json, terminal),
        WaysOutcome.OfBonus of => Say(of.Programme, of.Partner.Name, on,
            of.Zero is { } zero ? WayReasons.Of(zero) : [Reason.Of("bonus_pays", of.Bonus.Ref, null, ("name", new Arg.Name(of.Bonus.Name)))],
            new { bonus = of.Bonus.Name, period = of.Zero?.Period.ToString(), open = of.Zero?.IsOpen, ways = of.Zero?.Ways.Select(Row) }, json, terminal),
        _ => throw new InvalidOperationException("unknown outcome"),
    };

    private static int Say(Programme programme, string partner, DateOnly on, ImmutableArray<Reason> lines, object data, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.SayJson(new { programme = programme.Name, programme.Version, partner, on, missing = data, lines = ExplainedLine.Of(lines, terminal.Words, programme) });
            return Ending.Done;
        }

        terminal.Say($"{partner}, {terminal.Words.Language.Day(on)}");
        terminal.Say("");
        terminal.Output.Write(ExplanationText.Of(lines, terminal.Words, programme));
        return Ending.Done;
    }

    private static object Row(WaysToLevel found) => new
    {
        level = found.Level.Name,
        found.LostOn,
        ways = found.Ways.Select(Row),
        fallsOut = found.FallsOut.Select(f => new { f.Figure, f.Key, f.Counted, f.Gone, amount = f.Amount.Value.ToString() }),
    };

    private static object Row(Way way) => new
    {
        path = way.Path.Select(p => p.In("en")),
        measure = way.Measure.ToString(),
        exact = way.IsExact,
        way.By,
        way.Review,
        way.From,
        lacking = way.Lacking.Select(l => new { l.Name, have = l.Have?.Value.ToString(), missing = l.Missing?.Value.ToString(), l.Level, l.Ref }),
        obstacles = way.Obstacles.Select(o => new { kind = o.Kind.ToString(), o.Name, o.Ref }),
    };
}
