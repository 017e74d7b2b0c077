using System.CommandLine;
using Use = Palier.App.Ledger.Close;

namespace Palier.Cli.Verbs;

/// <summary>Closes a period of a programme.</summary>
internal static class Close
{
    public static Command Verb(Terminal terminal)
    {
        var programme = new Argument<string>("PROGRAMME") { Description = "The name of a published programme." };
        var period = new Option<string>("--period") { Description = "The period, like 2026-Q3.", HelpName = "PERIOD", Required = true };
        var (person, on) = (MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("close", "Close a period once everything of it is posted.") { programme, period, person, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day || DatabaseChoice.PeriodOf(parsed.GetRequiredValue(period), terminal) is not { } asked
            ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database =>
            {
                var name = parsed.GetRequiredValue(programme);
                return terminal.Money().Of(Use.Run(database, name, asked, parsed.GetRequiredValue(person), day, DateTime.UtcNow), name).Tell(terminal, parsed.GetValue(CommonOptions.Json));
            }));
        return verb;
    }
}
