using System.CommandLine;
using Use = Palier.App.Ledger.Post;

namespace Palier.Cli.Verbs;

/// <summary>Posts a settlement as it was shown, or withdraws it.</summary>
internal static class Post
{
    public static Command Verb(Terminal terminal)
    {
        var number = new Argument<int>("NUMBER") { Description = "The number of the settlement." };
        var withdraw = new Option<bool>("--withdraw") { Description = "Withdraw it instead; it can then no longer be posted." };
        var (person, on) = (MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("post", "Post exactly the movements of a settlement.") { number, withdraw, person, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database =>
            {
                var (settlement, by) = (parsed.GetRequiredValue(number), parsed.GetRequiredValue(person));
                var outcome = parsed.GetValue(withdraw) ? Use.Withdraw(database, settlement, by, day, DateTime.UtcNow) : Use.Run(database, settlement, by, day, DateTime.UtcNow);
                return terminal.Money().Of(outcome).Tell(terminal, parsed.GetValue(CommonOptions.Json));
            }));
        return verb;
    }
}
