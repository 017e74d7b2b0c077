using System.CommandLine;
using Palier.App.Imports;
using Palier.Core.Wording;
using Palier.Data;

namespace Palier.Cli.Verbs;

/// <summary>Takes in a CSV file through a mapping.</summary>
internal static class Import
{
    public static Command Verb(Terminal terminal)
    {
        return new Command("import", "Take in facts from a CSV file.")
        {
            Kind("sales", "Take in sales lines.", ImportKind.Sales, ImportSales.Run, terminal),
            Kind("partners", "Take in partners.", ImportKind.Partners, ImportOthers.Run, terminal),
            Kind("people", "Take in people, where they work and what they passed.", ImportKind.People, ImportOthers.Run, terminal),
            Kind("invoices", "Take in open bills.", ImportKind.Invoices, ImportOthers.Run, terminal),
            Kind("facts", "Take in facts that somebody asserts, such as an invitation.", ImportKind.Facts, ImportOthers.Run, terminal),
        };
    }

    private static Command Kind(
        string name, string description, ImportKind kind, Func<Database, ImportRequest, CancellationToken, ImportOutcome> use, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The CSV file." };
        var mapping = new Option<string>("--mapping") { Description = "What its columns are: a YAML file.", HelpName = "MAP", Required = true };
        var acceptGood = new Option<bool>("--accept-good") { Description = "Take in the good lines even when others are rejected." };
        var verb = new Command(name, description) { file, mapping, acceptGood };
        verb.SetAction((parsed, cancellation) =>
        {
            var (csv, map) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(mapping));
            if (new[] { csv, map }.FirstOrDefault(f => !File.Exists(f)) is { } missing)
            {
                return Task.FromResult(terminal.Complain(Ending.FoundWrong, terminal.Words.Say("import.no_file", ("file", missing))));
            }

            var reading = MappingText.Read(File.ReadAllText(map));
            if (reading.Value is not { } read || read.Kind != kind)
            {
                var problems = reading.Value is null
                    ? reading.Mistakes.Select(m => $"{map}:{terminal.Words.Finding(m)}")
                    : [terminal.Words.Say("import.other_mapping", ("file", map), ("kind", name))];
                return Task.FromResult(terminal.Complain(Ending.FoundWrong, string.Join(Environment.NewLine, problems)));
            }

            var request = new ImportRequest { File = csv, Mapping = read, MappingName = map, AcceptGood = parsed.GetValue(acceptGood), Now = DateTime.UtcNow, By = Acting.Name(parsed), Words = terminal.Words, Progress = new LinesRead(terminal) };
            return Task.Run(
                () => DatabaseChoice.With(parsed, terminal, database => ImportTold.Tell(use(database, request, cancellation), parsed.GetValue(CommonOptions.Json), terminal)),
                cancellation);
        });
        return verb;
    }

    private sealed class LinesRead(Terminal terminal) : IProgress<long>
    {
        public void Report(long value) => terminal.Error.WriteLine(terminal.Words.Say("import.progress", ("count", $"{value}")));
    }
}
