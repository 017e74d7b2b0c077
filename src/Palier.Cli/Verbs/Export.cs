using System.CommandLine;
using Palier.App.Exports;
using Use = Palier.App.Exports.ExportLedger;

namespace Palier.Cli.Verbs;

/// <summary>Writes the books as a file that other programs read.</summary>
internal static class Export
{
    public static Command Verb(Terminal terminal)
    {
        var programme = new Argument<string?>("PROGRAMME") { Description = "One programme; all of them when left out.", Arity = ArgumentArity.ZeroOrOne };
        var form = Formats.Option("hledger", "csv", "xlsx");
        var to = Formats.To();
        var verb = new Command("export", "Write every movement of the books as a file: a journal that hledger reads, CSV or a workbook.") { programme, form, to };
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database => Use.Run(database, Formats.Of(parsed.GetValue(form)!), parsed.GetValue(programme)) switch
        {
            ExportOutcome.Exported done => Formats.Write([.. done.Bytes], parsed.GetValue(to), parsed.GetValue(form)!, $"{done.Movements} movements", terminal),
            ExportOutcome.NoSuchProgramme no => terminal.Complain(Ending.FoundWrong, $"{no.Name} is not published. Published are: {string.Join(", ", no.Published)}."),
            _ => Ending.FoundWrong,
        }));
        return verb;
    }
}
