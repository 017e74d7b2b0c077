using System.Collections.Immutable;
using System.CommandLine;
using Palier.App.Programmes;
using Palier.Core.Definition.Yaml;
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
        verb.SetAction(parsed =>
        {
            var at = parsed.GetRequiredValue(path);
            if (PathArgument.Read(at, terminal) is not { } files)
            {
                return Ending.FoundWrong;
            }

            var (meant, deeper) = ProgrammeFiles.Meant(at, files);
            if (meant.IsEmpty)
            {
                return terminal.Complain(Ending.FoundWrong, $"No programme lies in {at} or in a folder directly below it. {NotPublished(deeper)}");
            }

            return DatabaseChoice.With(parsed, terminal, database => Run(database, Acting.Name(parsed), meant, deeper, parsed.GetValue(CommonOptions.Json), terminal));
        });
        return verb;
    }

    private static int Run(Database database, string by, ImmutableArray<ProgrammeFile> meant, ImmutableArray<ProgrammeFile> deeper, bool json, Terminal terminal)
    {
        var rows = meant.Select(f => (f.Path, Said: One(database, by, f, terminal))).Select(r => (r.Path, r.Said.Done, r.Said.Message)).ToList();
        if (json)
        {
            terminal.SayJson(new { files = rows.Select(r => new { r.Path, published = r.Done, r.Message }), warnings = Warnings(meant).Select(w => new { w.File.Path, w.Warning.Place.Line, w.Warning.Place.Column, w.Warning.Code, message = terminal.Words.Mistake(w.Warning) }), notPublished = deeper.Select(d => d.Path) });
        }
        else
        {
            rows.ForEach(r => terminal.Say($"{r.Path}: {r.Message}"));
            foreach (var (warned, warning) in Warnings(meant))
            {
                terminal.Say($"{warned.Path}:{terminal.Words.Finding(warning)}");
            }

            if (!deeper.IsEmpty)
            {
                terminal.Say(NotPublished(deeper));
            }
        }

        return rows.TrueForAll(r => r.Done) ? Ending.Done : Ending.FoundWrong;
    }

    private static IEnumerable<(ProgrammeFile File, Mistake Warning)> Warnings(ImmutableArray<ProgrammeFile> files) =>
        files.SelectMany(f => f.Reading.Mistakes.Where(m => m.Severity is Severity.Warning).Select(m => (f, m)));

    private static string NotPublished(ImmutableArray<ProgrammeFile> deeper) =>
        $"Not published, because they lie deeper: {string.Join(", ", deeper.Select(d => d.Path))}. Name their folder to publish them.";

    private static (bool Done, string Message) One(Database database, string by, ProgrammeFile file, Terminal terminal)
    {
        if (file.Reading.Value is not { } programme)
        {
            var all = file.Reading.Mistakes.Where(m => m.Severity is not Severity.Warning).ToList();
            var first = all[0];
            return (false, $"refused: {all.Count} mistakes, the first in line {first.Place.Line}: {terminal.Words.Mistake(first)} palier check names them all.");
        }

        return Use.Run(database, programme.Name, programme.Version, programme.From, programme.Published, [.. file.Text], DateTime.UtcNow, by) switch
        {
            PublishOutcome.Published p => (true, $"{p.Name} version {p.Version} is published, valid from {programme.From:yyyy-MM-dd}, SHA-256 {p.Hash}"),
            PublishOutcome.PromiseBroken p => (false, $"refused: {string.Join(" ", p.Broken.Select(b => $"version {p.Version} changes {string.Join(", ", b.Changed)}, which {b.Promise.Name} keeps until {b.Promise.Until:yyyy-MM-dd}."))}"),
            PublishOutcome.DoesNotFit p => (false, $"refused: {string.Join(" ", p.Mistakes.Select(Words.English.Mistake))}"),
            PublishOutcome.AlreadyPublished p => (true, $"{p.Name} version {p.Version} was published before, with the same text"),
            _ => (false, $"{programme.Name} version {programme.Version} is published with another text. Give this text the next version and the day it is valid from."),
        };
    }
}
