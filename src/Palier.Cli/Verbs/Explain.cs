using System.CommandLine;
using Palier.App.Programmes;
using Palier.Core.Incentives;
using Palier.Core.Values;
using Palier.Core.Wording;
using Use = Palier.App.Programmes.Settle;

namespace Palier.Cli.Verbs;

/// <summary>How a partner's bonus came about, from the clause down to the sales lines.</summary>
internal static class Explain
{
    public static Command Verb(Terminal terminal)
    {
        var what = new Argument<string>("PROGRAMME[/NAME]") { Description = "A published programme, or a bonus, a figure or the level of it: enterprise/growth_bonus, enterprise/level." };
        var partner = new Option<string>("--partner") { Description = "The partner.", HelpName = "ID", Required = true };
        var period = new Option<string>("--period") { Description = "A month, quarter, half-year or year, like 2026-Q3.", HelpName = "PERIOD", Required = true };
        var verb = new Command("explain", "Show how a partner's bonus, figure or level came about, line by line.") { what, partner, period };
        verb.SetAction(parsed =>
        {
            if (DatabaseChoice.PeriodOf(parsed.GetRequiredValue(period), terminal) is not { } asked)
            {
                return Ending.UsedWrongly;
            }

            var names = parsed.GetRequiredValue(what).Split('/', 2);
            var (of, json) = (parsed.GetRequiredValue(partner), parsed.GetValue(CommonOptions.Json));
            return DatabaseChoice.With(parsed, terminal, database =>
                names is [var programme, var name] && ExplainFigure.Run(database, programme, name, asked, of) is ExplainOutcome.Explained figure
                    ? TellFigure(figure, asked, json, terminal)
                    : Tell(Use.Explain(database, names[0], asked, of), names.ElementAtOrDefault(1), json, terminal));
        });
        return verb;
    }

    private static int TellFigure(ExplainOutcome.Explained explained, Period period, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.SayJson(new
            {
                programme = explained.Programme.Name,
                explained.Programme.Version,
                period = period.ToString(),
                partner = explained.Partner,
                name = explained.Name,
                lines = ExplainedLine.Of(explained.Lines, terminal.Words, explained.Programme),
            });
            return Ending.Done;
        }

        terminal.Say($"{explained.Partner}, {terminal.Words.Language.Span(period)}");
        terminal.Say("");
        terminal.Output.Write(ExplanationText.Of(explained.Lines, terminal.Words, explained.Programme));
        return Ending.Done;
    }

    private static int Tell(SettleOutcome outcome, string? bonus, bool json, Terminal terminal)
    {
        if (Settle.Refused(outcome, terminal) is { } ending)
        {
            return ending;
        }

        var settled = (SettleOutcome.Settled)outcome;
        var one = settled.Partners[0];
        Earning[] earned = [.. one.Earned.Where(e => bonus is null || e.Bonus.Name == bonus)];
        if (bonus is not null && earned.Length == 0)
        {
            return terminal.Complain(Ending.FoundWrong, $"{settled.Programme.Name} has no {bonus}. It has {string.Join(", ", one.Earned.Select(e => e.Bonus.Name).Concat(settled.Programme.Metrics.Select(m => m.Name)))} and level.");
        }

        if (json)
        {
            terminal.SayJson(new
            {
                programme = settled.Programme.Name,
                settled.Programme.Version,
                period = settled.Period.ToString(),
                partner = one.Partner.Id,
                level = one.Level?.Name,
                bonuses = earned.Select(e => new { result = Settle.Row(e, settled.Programme, terminal), lines = ExplainedLine.Of(e.Earned.Lines, terminal.Words, settled.Programme) }),
            });
            return Ending.Done;
        }

        terminal.Say($"{one.Partner.Name} ({one.Partner.Id}), {settled.Period}, level {one.Level?.Name ?? "none"}");
        foreach (var earning in earned)
        {
            terminal.Say("");
            terminal.Output.Write(ExplanationText.Of(earning.Earned.Lines, terminal.Words, settled.Programme));
        }

        terminal.Say($"{settled.Programme.Name} version {settled.Programme.Version}, published {settled.Programme.Published:yyyy-MM-dd}");
        return Ending.Done;
    }
}
