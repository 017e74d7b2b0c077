using System.CommandLine;
using Palier.App.Ledger;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Values;
using Palier.Core.Wording;
using Use = Palier.App.Programmes.Settle;

namespace Palier.Cli.Verbs;

/// <summary>Computes a period of a programme for everyone who takes part.</summary>
internal static class Settle
{
    public static Command Verb(Terminal terminal)
    {
        var programme = new Argument<string>("PROGRAMME") { Description = "The name of a published programme." };
        var period = new Option<string>("--period") { Description = "A month, quarter, half-year or year, like 2026-Q3.", HelpName = "PERIOD", Required = true };
        var person = new Option<string?>("--as") { Description = "Who you are; with it the settlement is stored as a proposal to be posted.", HelpName = "PERSON" };
        var on = MoneyOptions.On();
        var verb = new Command("settle", "Compute a period for everyone who takes part; with --as, propose what is to be posted.") { programme, period, person, on };
        verb.SetAction(parsed => DatabaseChoice.PeriodOf(parsed.GetRequiredValue(period), terminal) is not { } asked || MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day
            ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => parsed.GetValue(person) is { } by
                ? Proposed(Propose.Run(database, parsed.GetRequiredValue(programme), asked, by, day, DateTime.UtcNow, ProgressOn(terminal)), parsed.GetValue(CommonOptions.Json), terminal)
                : Tell(Use.Run(database, parsed.GetRequiredValue(programme), asked, ProgressOn(terminal)), parsed.GetValue(CommonOptions.Json), terminal)));
        return verb;
    }

    private static int Proposed(ProposeOutcome outcome, bool json, Terminal terminal)
    {
        if (!json && outcome is ProposeOutcome.Proposed proposed)
        {
            foreach (var line in MovementText.Lines(proposed.Proposal.Movements.Select(m => m.Movement), dated: true))
            {
                terminal.Say(line);
            }
        }

        return terminal.Money().Of(outcome).Tell(terminal, json);
    }

    /// <summary>What has nothing to settle, said; null where there is a result.</summary>
    public static int? Refused(SettleOutcome outcome, Terminal terminal) => outcome switch
    {
        SettleOutcome.NoSuchProgramme no => DatabaseChoice.NoSuchProgramme(terminal, no.Name, no.Published),
        SettleOutcome.NoSuchPartner no => terminal.Complain(Ending.FoundWrong, $"There is no partner {no.Id} in this database."),
        SettleOutcome.NobodyEnrolled no => terminal.Complain(Ending.FoundWrong, $"Nobody asked about takes part in {no.Programme.Name} in {no.Period}: palier enrol lets partners take part."),
        _ => null,
    };

    /// <summary>An amount as figures and a code, which every program reads alike.</summary>
    public static object Row(Earning earned, Programme programme, Terminal terminal) => new
    {
        bonus = earned.Bonus.Name,
        earned = earned.Refused is null ? earned.Earned.Value.ToString() : null,
        refused = earned.Refused is { } why ? terminal.Words.Line(why, programme) : null,
        nothingBecause = earned.WhyNothing is { } reason ? terminal.Words.Line(reason, programme) : null,
    };

    private static int Tell(SettleOutcome outcome, bool json, Terminal terminal)
    {
        if (Refused(outcome, terminal) is { } ending)
        {
            return ending;
        }

        var settled = (SettleOutcome.Settled)outcome;
        if (json)
        {
            terminal.SayJson(new
            {
                programme = settled.Programme.Name,
                settled.Programme.Version,
                period = settled.Period.ToString(),
                partners = settled.Partners.Select(p => new { p.Partner.Id, level = p.Level?.Name, bonuses = p.Earned.Select(e => Row(e, settled.Programme, terminal)) }),
            });
        }
        else
        {
            Print(settled, terminal);
        }

        return settled.Partners.Any(p => p.Earned.Any(e => e.Refused is not null)) ? Ending.FoundWrong : Ending.Done;
    }

    private static void Print(SettleOutcome.Settled settled, Terminal terminal)
    {
        foreach (var partner in settled.Partners)
        {
            var amounts = partner.Earned.Select(e => $"{e.Bonus.Name} {(e.Refused is { } why ? "refused: " + terminal.Words.Line(why, settled.Programme) : e.Earned.Value + WhyNothing(e, settled.Programme, terminal))}");
            terminal.Say($"{partner.Partner.Id}  {partner.Level?.Name ?? "-"}  {string.Join("  ", amounts)}");
        }

        terminal.Say($"{settled.Programme.Name} version {settled.Programme.Version}, {settled.Period}: {settled.Partners.Length} partners");
        foreach (var level in settled.Partners.GroupBy(p => p.Level?.Name ?? "none"))
        {
            terminal.Say($"  level {level.Key}: {level.Count()}");
        }

        foreach (var bonus in settled.Partners.SelectMany(p => p.Earned).Where(e => e.Refused is null).GroupBy(e => e.Bonus.Name))
        {
            var total = bonus.Aggregate(Money.Zero(bonus.First().Earned.Value.Currency), (sum, e) => sum + e.Earned.Value);
            terminal.Say($"  {bonus.Key}: {total}, to {bonus.Count(e => e.Earned.Value.Minor != 0)} partners");
        }
    }

    private static string WhyNothing(Earning earned, Programme programme, Terminal terminal) =>
        earned.WhyNothing is { } why ? $" ({terminal.Words.Line(why, programme)})" : "";

    internal static Action<int, int> ProgressOn(Terminal terminal) => (done, all) =>
    {
        if (done == all || done % 250 == 0)
        {
            lock (terminal)
            {
                terminal.Error.WriteLine($"{done} of {all} partners computed");
            }
        }
    };
}
