using System.CommandLine;
using Use = Palier.App.Ledger.Reopen;

namespace Palier.Cli.Verbs;

/// <summary>Opens a closed period again: one person asks, a second one confirms.</summary>
internal static class Reopen
{
    public static Command Verb(Terminal terminal)
    {
        var programme = new Argument<string?>("PROGRAMME") { Description = "The name of a published programme.", Arity = ArgumentArity.ZeroOrOne };
        var period = new Option<string?>("--period") { Description = "The period, like 2026-Q3.", HelpName = "PERIOD" };
        var confirm = new Option<int?>("--confirm") { Description = "Confirm, as the second person, the reopening of this number.", HelpName = "NUMBER" };
        var (person, on, reason) = (MoneyOptions.As(), MoneyOptions.On(), MoneyOptions.Reason());
        var verb = new Command("reopen", "Open a closed period again; it takes two persons.") { programme, period, confirm, reason, person, on };
        verb.SetAction(parsed =>
        {
            var (name, which, number) = (parsed.GetValue(programme), parsed.GetValue(period), parsed.GetValue(confirm));
            if (number is null == (name is null || which is null))
            {
                return terminal.Complain(Ending.UsedWrongly, "Ask with PROGRAMME, --period and --reason, or confirm with --confirm NUMBER.");
            }

            if (MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day || (which is not null && DatabaseChoice.PeriodOf(which, terminal) is null))
            {
                return Ending.UsedWrongly;
            }

            return DatabaseChoice.With(parsed, terminal, database =>
            {
                var by = parsed.GetRequiredValue(person);
                var outcome = number is { } asked ? Use.Confirm(database, asked, by, day, DateTime.UtcNow)
                    : Use.Ask(database, name!, DatabaseChoice.PeriodOf(which!, terminal)!.Value, parsed.GetValue(reason) ?? "", by, day, DateTime.UtcNow);
                return terminal.Money().Of(outcome).Tell(terminal, parsed.GetValue(CommonOptions.Json));
            });
        });
        return verb;
    }
}
