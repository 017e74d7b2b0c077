using System.CommandLine;
using Palier.App.Programmes;
using Palier.Core.Wording;
using Palier.Data;
using Use = Palier.App.Programmes.Publish;

namespace Palier.Cli.Verbs;

/// <summary>Stores a version of a programme in the database.</summary>
internal static class Publish
{
    public static Command Verb(Terminal terminal)
    {
        var path = PathArgument.Programmes();
        var verb = new Command("publish", "Store a version of a programme; a published version never changes.") { path };
        verb.SetAction(parsed => PathArgument.Read(parsed.GetRequiredValue(path), terminal) is { } files
            ? DatabaseChoice.With(parsed, terminal, database => Run(database, files, parsed.GetValue(CommonOptions.Json), terminal))
            : Ending.FoundWrong);
        return verb;
    }

    private static int Run(Database database, IEnumerable<ProgrammeFile> files, bool json, Terminal terminal)
    {
        var rows = files.Select(f => (f.Path, Said: One(database, f))).Select(r => (r.Path, r.Said.Done, r.Said.Message)).ToList();
        if (json)
        {
            terminal.SayJson(new { files = rows.Select(r => new { r.Path, published = r.Done, r.Message }) });
        }
        else
        {
            rows.ForEach(r => terminal.Say($"{r.Path}: {r.Message}"));
        }

        return rows.TrueForAll(r => r.Done) ? Ending.Done : Ending.FoundWrong;
    }

    private static (bool Done, string Message) One(Database database, ProgrammeFile file)
    {
        if (file.Reading.Value is not { } programme)
        {
            var first = file.Reading.Mistakes[0];
            return (false, $"refused: {file.Reading.Mistakes.Length} mistakes, the first in line {first.Place.Line}: {Words.English.Mistake(first)} palier check names them all.");
        }

        return Use.Run(database, programme.Name, programme.Version, programme.From, programme.Published, [.. file.Text], DateTime.UtcNow) switch
        {
            PublishOutcome.Published p => (true, $"{p.Name} version {p.Version} is published, valid from {programme.From:yyyy-MM-dd}, SHA-256 {p.Hash}"),
            PublishOutcome.AlreadyPublished p => (true, $"{p.Name} version {p.Version} was published before, with the same text"),
            _ => (false, $"{programme.Name} version {programme.Version} is published with another text. Give this text the next version and the day it is valid from."),
        };
    }
}
