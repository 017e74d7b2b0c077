using System.Collections.Immutable;
using System.CommandLine;
using Palier.App.Programmes;
using Palier.Core.Cases;
using Palier.Core.Wording;

namespace Palier.Cli.Verbs;

/// <summary>Runs the cases beside a programme, one line each, with the explanation of what came out instead.</summary>
internal static class Test
{
    public static Command Verb(Terminal terminal)
    {
        var path = new Argument<string>("PATH") { Description = "A programme's folder, a folder of several, or one file of cases." };
        var bless = new Option<bool>("--bless") { Description = "Write what came out into the explanation blocks that differ; nothing else is changed." };
        var verb = new Command("test", "Run the cases that lie beside a programme.") { path, bless };
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(path), parsed.GetValue(bless), parsed.GetValue(CommonOptions.Json), terminal));
        return verb;
    }

    private static int Run(string path, bool bless, bool json, Terminal terminal)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return terminal.Complain(Ending.FoundWrong, $"There is nothing at {path}. Give the path of a programme's folder or of a file of cases.");
        }

        var paths = ProgrammeCases.Find(path);
        if (paths.IsEmpty)
        {
            return terminal.Complain(Ending.FoundWrong, $"There are no cases at {path}: they lie in a folder called tests beside {ProgrammeFiles.FileName}.");
        }

        ImmutableArray<CasesOfFile> ran = [.. paths.Select(p => Blessed(p, bless, terminal))];
        var results = ran.OfType<CasesOfFile.Ran>().SelectMany(f => f.Results).ToList();
        var failed = results.Count(r => !r.Passed) + ran.Count(f => f is not CasesOfFile.Ran);
        var passed = results.Count(r => r.Passed);
        if (json)
        {
            terminal.SayJson(new { passed, failed, files = ran.Select(f => Row(f, terminal)), shapes = ProgrammeCases.Shapes(ran).ToDictionary(s => s.Shape, s => s.Cases) });
        }
        else
        {
            foreach (var file in ran)
            {
                Print(file, terminal);
            }

            SayShapes(ran, terminal);
            terminal.Say($"{passed} passed, {failed} failed");
        }

        return failed == 0 ? Ending.Done : Ending.FoundWrong;
    }

    private static CasesOfFile Blessed(string path, bool bless, Terminal terminal)
    {
        var ran = ProgrammeCases.Run(path);
        if (!bless || ran is not CasesOfFile.Ran { Results: var results } || BlessExplanations.In(path, results) is not (> 0 and var written))
        {
            return ran;
        }

        terminal.Error.WriteLine($"{path}: {written} explanation{(written == 1 ? "" : "s")} written anew. Read the difference before you keep it.");
        return ProgrammeCases.Run(path);
    }

    private static void SayShapes(IReadOnlyCollection<CasesOfFile> files, Terminal terminal)
    {
        var computed = ProgrammeCases.Shapes(files).ToList();
        if (computed.Count == 0)
        {
            return;
        }

        terminal.Say("");
        terminal.Say($"{computed.Count} of {RuleShapes.All.Length} shapes of rules are computed:");
        foreach (var (shape, cases) in computed)
        {
            terminal.Say($"  {shape,-4}{cases[0]}{(cases.Length > 1 ? $" (and {cases.Length - 1} more)" : "")}");
        }

        var missing = RuleShapes.All.Except(computed.Select(c => c.Shape)).ToList();
        // Of one programme the list of what it does not need would only be long.
        if (missing.Count > 0 && missing.Count < computed.Count)
        {
            terminal.Say($"  not computed here: {string.Join(", ", missing)}");
        }

        terminal.Say("");
    }

    private static void Print(CasesOfFile file, Terminal terminal)
    {
        terminal.Say(file.Path);
        foreach (var problem in Problems(file, terminal))
        {
            terminal.Say("  FAILED  " + problem);
        }

        foreach (var result in file is CasesOfFile.Ran ran ? ran.Results : [])
        {
            terminal.Say($"  {(result.Passed ? "passed" : "FAILED")}  {result.Case.It}{(result.Case.Ref is { } clause ? $" ({clause})" : "")}");
            foreach (var failure in result.Failures)
            {
                Print(failure, (CasesOfFile.Ran)file, terminal);
            }
        }
    }

    private static void Print(CaseFailure failure, CasesOfFile.Ran file, Terminal terminal)
    {
        terminal.Say($"          {file.Path}:{failure.Place.Line}:{failure.Place.Column}: {failure.Name}: expected {failure.Expected}, got {failure.Got}");
        foreach (var line in ExplanationText.Of(failure.Lines, terminal.Words, file.Programme).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            terminal.Say("          " + line);
        }
    }

    private static IEnumerable<string> Problems(CasesOfFile file, Terminal terminal) => file switch
    {
        CasesOfFile.Refused refused => refused.Mistakes.Select(m => $"{refused.RefusedPath}:{terminal.Words.Finding(m)}"),
        CasesOfFile.ProgrammeMissing missing => [$"{missing.Path} speaks of {missing.Missing}, which is not there."],
        _ => [],
    };

    private static object Row(CasesOfFile file, Terminal terminal) => new
    {
        file.Path,
        problems = Problems(file, terminal),
        cases = (file as CasesOfFile.Ran)?.Results.Select(r => new
        {
            r.Case.It,
            r.Case.Ref,
            r.Case.Place.Line,
            r.Passed,
            failures = r.Failures.Select(f => new { f.Place.Line, f.Place.Column, f.Name, f.Expected, f.Got }),
        }),
    };
}
