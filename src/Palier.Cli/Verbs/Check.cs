using System.Collections.Immutable;
using System.CommandLine;
using Palier.App.Programmes;
using Palier.Core.Checking;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Wording;

namespace Palier.Cli.Verbs;

/// <summary>Every error, unanswered question and warning of a programme's text, with line and column. Warnings refuse nothing.</summary>
internal static class Check
{
    public static Command Verb(Terminal terminal)
    {
        var path = PathArgument.Programmes();
        var verb = new Command("check", "Find every mistake and every unanswered question in a programme's text.") { path };
        verb.SetAction(parsed => PathArgument.Read(parsed.GetRequiredValue(path), terminal) is { } files
            ? Tell(Together(Tried(files)), parsed.GetValue(CommonOptions.Json), terminal)
            : Ending.FoundWrong);
        return verb;
    }

    // What only computing shows is added to what reading found.
    private static ImmutableArray<ProgrammeFile> Tried(ImmutableArray<ProgrammeFile> files) =>
        [.. files.Select(f => f.Reading.Value is { } programme ? f with { Reading = f.Reading with { Mistakes = [.. f.Reading.Mistakes, .. ProgrammeCheck.Of(programme)] } } : f)];

    // What is wrong between programmes stands with the text that asks.
    private static ImmutableArray<ProgrammeFile> Together(ImmutableArray<ProgrammeFile> files)
    {
        var found = ProgrammesTogether.Mistakes([.. files.Select(f => f.Reading.Value).OfType<Programme>()]);
        return [.. files.Select(f => found.Where(m => ReferenceEquals(m.Programme, f.Reading.Value)).Select(m => m.Mistake).ToImmutableArray() is { IsEmpty: false } mistakes
            ? f with { Reading = new Reading<Programme>(null, [.. f.Reading.Mistakes, .. mistakes]) } : f)];
    }

    private static int Tell(ImmutableArray<ProgrammeFile> files, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.SayJson(new { files = files.Select(f => new { f.Path, programme = f.Reading.Value?.Name, findings = f.Reading.Mistakes.Select(m => Row(m, terminal)) }) });
        }
        else
        {
            foreach (var file in files)
            {
                Print(file, terminal);
            }
        }

        return files.Any(f => f.Reading.IsRefused) ? Ending.FoundWrong : Ending.Done;
    }

    private static void Print(ProgrammeFile file, Terminal terminal)
    {
        if (file.Reading.Value is { } programme)
        {
            var count = file.Reading.Mistakes.Length;
            terminal.Say($"{file.Path}: {programme.Name} version {programme.Version}, from {programme.From:yyyy-MM-dd}: {(count == 0 ? "nothing wrong" : $"read, with warnings: {count}")}");
        }

        foreach (var mistake in file.Reading.Mistakes)
        {
            terminal.Say($"{file.Path}:{terminal.Words.Finding(mistake)}");
        }
    }

    private static object Row(Mistake mistake, Terminal terminal) =>
        new { mistake.Place.Line, mistake.Place.Column, severity = $"{mistake.Severity}".ToLowerInvariant(), mistake.Code, message = terminal.Words.Mistake(mistake) };
}
