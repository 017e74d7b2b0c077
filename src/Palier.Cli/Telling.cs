using Palier.App.Ledger;

namespace Palier.Cli;

/// <summary>Tells what came of something done with money, as a sentence or for programs.</summary>
internal static class Telling
{
    public static MoneyTelling Money(this Terminal terminal) => new(terminal.Words);

    public static int Tell(this MoneyTold told, Terminal terminal, bool json)
    {
        if (!told.IsDone)
        {
            return terminal.Complain(Ending.FoundWrong, told.Sentence);
        }

        if (json)
        {
            terminal.SayJson(told.Json);
        }
        else
        {
            terminal.Say(told.Sentence);
        }

        return Ending.Done;
    }
}
