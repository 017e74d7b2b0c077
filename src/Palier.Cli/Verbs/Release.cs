using System.CommandLine;
using Use = Palier.App.Ledger.ReleaseHold;

namespace Palier.Cli.Verbs;

/// <summary>Releases a hold.</summary>
internal static class Release
{
    public static Command Verb(Terminal terminal)
    {
        var hold = new Argument<string>("HOLD") { Description = "The number of a hold placed by hand, or with --programme and --partner the name of one in the programme." };
        var programme = new Option<string?>("--programme") { Description = "The programme whose hold it is.", HelpName = "NAME" };
        var partner = new Option<string?>("--partner") { Description = "The partner that is held.", HelpName = "ID" };
        var (person, on) = (MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("release", "Release a hold.") { hold, programme, partner, person, on };
        verb.SetAction(parsed =>
        {
            var (name, whose, who) = (parsed.GetRequiredValue(hold), parsed.GetValue(programme), parsed.GetValue(partner));
            var isNumber = int.TryParse(name, out var number);
            if (whose is null != who is null || (whose is null && !isNumber))
            {
                return terminal.Complain(Ending.UsedWrongly, "Give the number of a hold, or its name with --programme and --partner.");
            }

            return MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
                : DatabaseChoice.With(parsed, terminal, database =>
                {
                    var by = parsed.GetRequiredValue(person);
                    var outcome = whose is null ? Use.Run(database, number, by, day, DateTime.UtcNow) : Use.Run(database, whose, who!, name, by, day, DateTime.UtcNow);
                    return terminal.Money().Of(outcome).Tell(terminal, parsed.GetValue(CommonOptions.Json));
                });
        });
        return verb;
    }
}
