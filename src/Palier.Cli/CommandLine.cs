using System.CommandLine;
using System.CommandLine.Parsing;
using Palier.Cli.Verbs;
using Palier.Core.Wording;

namespace Palier.Cli;

/// <summary>The command line: its verbs, and how it ends.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return UsedWrongly(parsed, terminal);
        }

        terminal.Words = Words.In(Language.Find(parsed.GetValue(CommonOptions.Lang)) ?? Language.English);
        var running = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = terminal.Output,
            Error = terminal.Error,
            // Taking back what was begun may need more time than the two seconds of the default.
            ProcessTerminationTimeout = TimeSpan.FromMinutes(5),
        };
        try
        {
            return await parsed.InvokeAsync(running);
        }
        catch (OperationCanceledException)
        {
            return terminal.Complain(Ending.FoundWrong, "Stopped. Nothing was changed.");
        }
        catch (Exception problem) when (Environment.GetEnvironmentVariable("PALIER_DEBUG") != "1")
        {
            return terminal.Complain(Ending.FoundWrong, Unforeseen(problem));
        }
    }

    private static RootCommand Root(Terminal terminal) => new("Runs partner programmes: levels, benefits and bonuses, with the proof of every figure.")
    {
        CommonOptions.Db,
        CommonOptions.Anchor,
        CommonOptions.As,
        CommonOptions.Json,
        CommonOptions.Lang,
        Check.Verb(terminal),
        Test.Verb(terminal),
        Format.Verb(terminal),
        Schema.Verb(terminal),
        Publish.Verb(terminal),
        Enrol.Verb(terminal),
        Settle.Verb(terminal),
        Post.Verb(terminal),
        Close.Verb(terminal),
        Reopen.Verb(terminal),
        Adjust.Verb(terminal),
        Hold.Verb(terminal),
        Release.Verb(terminal),
        Account.Verb(terminal),
        Messages.Verb(terminal),
        Ledger.Verb(terminal),
        Explain.Verb(terminal),
        Missing.Verb(terminal),
        Statement.Verb(terminal),
        Dispute.Verb(terminal),
        Override.Verb(terminal),
        Limit.Verb(terminal),
        Accruals.Verb(terminal),
        Payout.Verb(terminal),
        Export.Verb(terminal),
        Show.Verb(terminal),
        Diff.Verb(terminal),
        Simulate.Verb(terminal),
        ScaffoldCase.Verb(terminal),
        Import.Verb(terminal),
        Staff.Verb(terminal),
        Verify.Verb(terminal),
    };

    private static int UsedWrongly(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors)
        {
            terminal.Error.WriteLine(error.Message);
        }

        var names = Path(parsed.CommandResult).Reverse();
        return terminal.Complain(Ending.UsedWrongly, $"'palier {string.Join(' ', names.Append("--help"))}' says what is expected.");
    }

    private static IEnumerable<string> Path(CommandResult command)
    {
        for (var at = command; at.Parent is CommandResult above; at = above)
        {
            yield return at.Command.Name;
        }
    }

    private static string Unforeseen(Exception problem) => problem switch
    {
        UnauthorizedAccessException or IOException => $"A file could not be read or written: {problem.Message}",
        _ => $"Stopped by something unforeseen: {FirstLine(problem)} Run it again with PALIER_DEBUG=1 in the environment to see where, and report that.",
    };

    private static string FirstLine(Exception problem) => problem.Message.Split('\n')[0].TrimEnd('\r', '.') + ".";
}
