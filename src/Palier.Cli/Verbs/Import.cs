using System.CommandLine;
using Palier.App.Imports;
using Palier.Core.Wording;
using Palier.Data;

namespace Palier.Cli.Verbs;

/// <summary>Takes in a file through a mapping.</summary>
internal static class Import
{
    public static Command Verb(Terminal terminal)
    {
        return new Command("import", "Take in facts from a file: CSV, a workbook (.xlsx) or Parquet.")
        {
            Kind("sales", "Take in sales lines.", ImportKind.Sales, ImportSales.Run, terminal),
            Kind("partners", "Take in partners.", ImportKind.Partners, ImportOthers.Run, terminal),
            Kind("people", "Take in people, where they work and what they passed.", ImportKind.People, ImportOthers.Run, terminal),
            Kind("invoices", "Take in open bills.", ImportKind.Invoices, ImportOthers.Run, terminal),
            Kind("facts", "Take in facts that somebody asserts, such as an invitation.", ImportKind.Facts, ImportOthers.Run, terminal),
            Kind("holidays", "Take in the days on which a country does not work.", ImportKind.Holidays, ImportHolidays.Run, terminal),
            Rates(terminal),
        };
    }

    private static Command Kind(
        string name, string description, ImportKind kind, Func<Database, ImportRequest, CancellationToken, ImportOutcome> use, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The file: CSV, a workbook (.xlsx) or Parquet (.parquet), by the ending of its name." };
        var mapping = new Option<string>("--mapping") { Description = "What its columns are: a YAML file.", HelpName = "MAP", Required = true };
        var acceptGood = new Option<bool>("--accept-good") { Description = "Take in the good lines even when others are rejected." };
        var verb = new Command(name, description) { file, mapping, acceptGood };
        verb.SetAction((parsed, cancellation) =>
        {
            var (source, map) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(mapping));
            if (Mappings.Read(source, map, name, kind, terminal) is not { } read)
            {
                return Task.FromResult(Ending.FoundWrong);
            }

            var request = new ImportRequest { File = source, Mapping = read, MappingName = map, AcceptGood = parsed.GetValue(acceptGood), Now = DateTime.UtcNow, By = Acting.Name(parsed), Words = terminal.Words, Progress = new LinesRead(terminal) };
            return Task.Run(
                () => DatabaseChoice.With(parsed, terminal, database => ImportTold.Tell(use(database, request, cancellation), parsed.GetValue(CommonOptions.Json), terminal)),
                cancellation);
        });
        return verb;
    }

    private static Command Rates(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The file of euro reference rates as the ECB publishes it: CSV, or ZIP; or saved as a workbook." };
        var since = new Option<string?>("--since") { Description = "Leave out what is older than this day, like 2024-01-01.", HelpName = "DAY" };
        var correct = new Option<bool>("--correct") { Description = "Let another rate for a known day count from now on; without it, such a line is rejected." };
        var verb = new Command("rates", "Take in the reference rates of the European Central Bank.") { file, since, correct };
        verb.SetAction((parsed, cancellation) =>
        {
            var rates = parsed.GetRequiredValue(file);
            if (!File.Exists(rates))
            {
                return Task.FromResult(terminal.Complain(Ending.FoundWrong, terminal.Words.Say("import.no_file", ("file", rates))));
            }

            var day = parsed.GetValue(since) is { } text ? MoneyOptions.DayOf(text, terminal) : DateOnly.MinValue;
            if (day is null)
            {
                return Task.FromResult(Ending.UsedWrongly);
            }

            var request = new RatesRequest { File = rates, Since = day, Corrects = parsed.GetValue(correct), Now = DateTime.UtcNow, By = Acting.Name(parsed), Words = terminal.Words, Progress = new LinesRead(terminal) };
            return Task.Run(
                () => DatabaseChoice.With(parsed, terminal, database => ImportTold.Tell(ImportRates.Run(database, request, cancellation), parsed.GetValue(CommonOptions.Json), terminal, ofFacts: false)),
                cancellation);
        });
        return verb;
    }

    private sealed class LinesRead(Terminal terminal) : IProgress<long>
    {
        public void Report(long value) => terminal.Error.WriteLine(terminal.Words.Say("import.progress", ("count", $"{value}")));
    }
}
