using System.CommandLine;
using Use = Palier.App.Ledger.Hold;

namespace Palier.Cli.Verbs;

/// <summary>Holds a partner's payouts by hand.</summary>
internal static class Hold
{
    public static Command Verb(Terminal terminal)
    {
        var programme = new Argument<string>("PROGRAMME") { Description = "The name of a published programme." };
        var partner = new Option<string>("--partner") { Description = "The partner.", HelpName = "ID", Required = true };
        var (person, on, reason) = (MoneyOptions.As(), MoneyOptions.On(), MoneyOptions.Reason());
        var verb = new Command("hold", "Hold a partner's payouts; what is earned waits.") { programme, partner, reason, person, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => terminal.Money()
                .Of(Use.Run(database, parsed.GetRequiredValue(programme), parsed.GetRequiredValue(partner), parsed.GetValue(reason) ?? "", parsed.GetRequiredValue(person), day, DateTime.UtcNow))
                .Tell(terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }
}
