using System.CommandLine;
using Palier.App.Approvals;
using Palier.Core.Wording;
using Use = Palier.App.Approvals.Overrides;

namespace Palier.Cli.Verbs;

/// <summary>Gives a partner a level against the reviews: one person proposes, another one approves or rejects.</summary>
internal static class Override
{
    public static Command Verb(Terminal terminal) => new("override", "Give a partner a level against the reviews, for a time; it takes a reason and two persons.")
    {
        Propose(terminal), Decide("approve", "Approve an override as the second person; it holds from then on.", true, terminal), Decide("reject", "Reject an override as the second person.", false, terminal), List(terminal),
    };

    private static Command Propose(Terminal terminal)
    {
        var programme = new Argument<string>("PROGRAMME") { Description = "The name of a published programme." };
        var partner = new Option<string>("--partner") { Description = "The partner.", HelpName = "ID", Required = true };
        var level = new Option<string>("--level") { Description = "The level, by its name in the programme.", HelpName = "LEVEL", Required = true };
        var from = new Option<string>("--from") { Description = "The first day, like 2026-01-31.", HelpName = "DAY", Required = true };
        var until = new Option<string>("--until") { Description = "The first day on which the reviews decide again.", HelpName = "DAY", Required = true };
        var (person, on, reason) = (MoneyOptions.As(), MoneyOptions.On(), MoneyOptions.Reason());
        var verb = new Command("propose", "Propose a level for a partner, with its first day and its end.") { programme, partner, level, from, until, reason, person, on };
        verb.SetAction(parsed =>
        {
            if (MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day || MoneyOptions.DayOf(parsed.GetValue(from), terminal) is not { } first || MoneyOptions.DayOf(parsed.GetValue(until), terminal) is not { } end)
            {
                return Ending.UsedWrongly;
            }

            var asked = new OverrideAsked(parsed.GetRequiredValue(programme), parsed.GetRequiredValue(partner), parsed.GetRequiredValue(level), first, end, parsed.GetValue(reason) ?? "");
            return DatabaseChoice.With(parsed, terminal, database =>
                terminal.Money().Of(Use.Propose(database, asked, parsed.GetRequiredValue(person), day, DateTime.UtcNow)).Tell(terminal, parsed.GetValue(CommonOptions.Json)));
        });
        return verb;
    }

    private static Command Decide(string name, string description, bool approve, Terminal terminal)
    {
        var number = new Argument<int>("NUMBER") { Description = "The number of the override." };
        var (person, on) = (MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command(name, description) { number, person, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => terminal.Money()
                .Of(Use.Decide(database, parsed.GetRequiredValue(number), approve, parsed.GetRequiredValue(person), day, DateTime.UtcNow)).Tell(terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    private static Command List(Terminal terminal)
    {
        var verb = new Command("list", "List overrides, the latest first.");
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database =>
        {
            var all = Use.List(database);
            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.SayJson(new { overrides = all });
                return Ending.Done;
            }

            foreach (var one in all)
            {
                terminal.Say($"{one.Number}  {one.Programme}  {one.Partner}  {one.Level}  {one.From:yyyy-MM-dd}/{one.Until:yyyy-MM-dd}  {terminal.Words.Said(one.Approved, one.DecidedBy)}");
            }

            return Ending.Done;
        }));
        return verb;
    }
}
