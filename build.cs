using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Xml.Linq;

// One place for what a person and a machine do with this repository: dotnet run build.cs <verb>
var root = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
var build = new Build(root);
return args switch
{
    ["test"] => build.Test(full: false),
    ["test", "--full"] => build.Test(full: true),
    ["format"] => build.Format(),
    ["bench", .. var rest] => build.Bench(rest),
    ["publish"] => build.Publish(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run build.cs test [--full]    build, check the formatting, run every test; --full tries far more random cases
        dotnet run build.cs format           put the formatting right
        dotnet run build.cs bench [...]      measure everyone at 1 and 10 million lines; pages for those of the server; --filter '*' for the others, by BenchmarkDotNet
        dotnet run build.cs publish          leave a palier that runs by itself in artifacts/palier
        """);
    return 2;
}

internal sealed class Build(string root)
{
    private static readonly string[] testProjects = ["Palier.Core.Tests", "Palier.Web.Tests"];
    private static readonly string[] formatted = ["src", "tests", "bench", "build.cs"];

    public int Test(bool full)
    {
        var clock = Stopwatch.StartNew();
        if (!Needs())
        {
            return 2;
        }

        Say("Restoring the packages, as the lock files have them");
        if (Run("dotnet", "restore", "Palier.slnx", "--locked-mode") != 0)
        {
            return End(new(0, 1, 0), "The packages could not be restored, so nothing was tested.", clock);
        }

        Say("Building; a warning is an error");
        if (Run("dotnet", "build", "Palier.slnx", "--no-restore", "-warnaserror", "-nologo", "-v:minimal") != 0)
        {
            return End(new(0, 1, 0), "The build failed (see above), so nothing was tested.", clock);
        }

        var tally = CheckFormatting();
        Environment.SetEnvironmentVariable("PALIER_TEST_COUNTS", full ? "full" : null);
        foreach (var project in testProjects)
        {
            tally += RunTests(project);
        }

        tally += RunCases();
        tally += CompareEveryone();

        return End(tally, message: null, clock);
    }

    public int Format()
    {
        Say("Formatting");
        return Run("dotnet", ["format", "whitespace", root, "--folder", "--include", .. formatted]) == 0 ? 0 : 1;
    }

    public int Bench(string[] rest)
    {
        Say("Running the benchmarks");
        return Run("dotnet", ["run", "--configuration", "Release", "--project", "bench/Palier.Benchmarks", "--", .. rest]) == 0 ? 0 : 1;
    }

    public int Publish()
    {
        Say("Publishing palier for " + RuntimeInformation.RuntimeIdentifier);
        var to = Path.Combine(root, "artifacts", "palier");

        // The lock files speak for every machine; what this one machine adds to run by itself is kept out of them.
        var published = Run(
            "dotnet", "publish", "src/Palier.Cli", "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained",
            "-p:PublishSingleFile=true", "-p:IncludeNativeLibrariesForSelfExtract=true", "-p:DebugType=none", "-p:NuGetLockFilePath=obj/publish.lock.json",
            "-nologo", "-v:minimal", "--output", to);
        if (published != 0)
        {
            return 1;
        }

        Console.WriteLine(Path.Combine(to, OperatingSystem.IsWindows() ? "palier.exe" : "palier"));
        return 0;
    }

    /// <summary>The tests talk to a real PostgreSQL, look at the pages in a real browser and ask an independent validator about the schema and an independent linter about the API.</summary>
    private bool Needs()
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        Say("Looking for PostgreSQL 15, Chromium, hledger, npm and a validator of JSON Schema");
        string[] missing = [.. Missing()];
        if (missing.Length == 0)
        {
            return true;
        }

        string[] install = ["apt-get", "install", "--yes", "--no-install-recommends", .. missing];
        string[]? prefix = !File.Exists("/usr/bin/apt-get") ? null
            : Environment.IsPrivilegedProcess ? []
            : File.Exists("/usr/bin/sudo") && Run("sudo", "-n", "true") == 0 ? ["sudo", "-n"]
            : null;
        if (prefix is not null)
        {
            Say("Installing " + string.Join(" and ", missing));
            Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
            string[] update = [.. prefix, "apt-get", "update"];
            Run(update[0], update[1..]);
            string[] all = [.. prefix, .. install];
            Run(all[0], all[1..]);
            missing = [.. Missing()];
        }

        if (missing.Length > 0)
        {
            var asRoot = Environment.IsPrivilegedProcess ? "" : "sudo ";
            Console.Error.WriteLine($"Not here: {string.Join(" and ", missing)}. Install with: {asRoot}apt-get update && {asRoot}{string.Join(' ', install)}");
        }

        return missing.Length == 0;
    }

    private static IEnumerable<string> Missing()
    {
        if (!File.Exists("/usr/lib/postgresql/15/bin/initdb"))
        {
            yield return "postgresql-15";
        }

        if (!File.Exists("/usr/bin/chromium"))
        {
            yield return "chromium";
        }

        if (!Directory.Exists("/usr/lib/python3/dist-packages/jsonschema"))
        {
            yield return "python3-jsonschema";
        }

        if (!File.Exists("/usr/bin/hledger"))
        {
            yield return "hledger";
        }

        // npm brings Node.js; either may also have come from elsewhere, and then lies on the path.
        if (!OnPath("npm"))
        {
            yield return "npm";
        }
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private Tally CheckFormatting()
    {
        Say("Checking the formatting");
        if (Run("dotnet", ["format", "whitespace", root, "--folder", "--verify-no-changes", "--include", .. formatted]) == 0)
        {
            return new(1, 0, 0);
        }

        Console.Error.WriteLine("The formatting differs: dotnet run build.cs format puts it right.");
        return new(0, 1, 0);
    }

    private Tally RunTests(string project)
    {
        Say("Running " + project);
        var results = Path.Combine(root, "artifacts", "tests", project + ".xml");
        Directory.CreateDirectory(Path.GetDirectoryName(results)!);
        File.Delete(results);
        var program = Path.Combine(root, "tests", project, "bin", "Debug", "net10.0", project);
        var ended = Run(OperatingSystem.IsWindows() ? program + ".exe" : program, "-noColor", "-noLogo", "-result-xml", results);
        if (!File.Exists(results))
        {
            Console.Error.WriteLine($"{project} ended with {ended.ToString(CultureInfo.InvariantCulture)} before it could report.");
            return new(0, 1, 0);
        }

        var tally = XDocument.Load(results).Descendants("assembly").Aggregate(new Tally(0, 0, 0), (sum, a) =>
            sum + new Tally((int)a.Attribute("passed")!, (int)a.Attribute("failed")! + ((int?)a.Attribute("errors") ?? 0), (int)a.Attribute("skipped")!));
        return ended != 0 && tally.Failed == 0 ? tally with { Failed = 1 } : tally;
    }

    /// <summary>The examples beside the programmes, run by the product itself.</summary>
    private Tally RunCases()
    {
        Say("Running the cases of the programmes");
        var palier = Path.Combine(root, "src", "Palier.Cli", "bin", "Debug", "net10.0", OperatingSystem.IsWindows() ? "palier.exe" : "palier");
        using var process = Process.Start(new ProcessStartInfo(palier, ["test", "programmes", "--json"])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode > 1 || !told.StartsWith('{'))
        {
            Console.Error.WriteLine("palier test programmes did not report.");
            return new(0, 1, 0);
        }

        var tally = JsonDocument.Parse(told).RootElement;
        var failed = tally.GetProperty("failed").GetInt32();
        if (failed > 0)
        {
            Console.WriteLine(told);
            Console.Error.WriteLine("palier test programmes shows what came out instead.");
        }

        return new(tally.GetProperty("passed").GetInt32(), failed, 0);
    }

    /// <summary>Everyone's levels and money over a million made-up lines: the engine, DuckDB and SQLite must come to one hash.</summary>
    private Tally CompareEveryone()
    {
        Say("Comparing everyone over a million lines with DuckDB and SQLite");
        var program = Path.Combine(root, "bench", "Palier.Benchmarks", "bin", "Debug", "net10.0", "Palier.Benchmarks");
        return Run(OperatingSystem.IsWindows() ? program + ".exe" : program, "everyone", "1_000_000", "--check") == 0 ? new(1, 0, 0) : new(0, 1, 0);
    }

    private int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = root })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            Console.Error.WriteLine($"{program} could not be started: {problem.Message}");
            return 1;
        }
    }

    private static int End(Tally tally, string? message, Stopwatch clock)
    {
        if (message is not null)
        {
            Console.Error.WriteLine(message);
        }

        Say($"Took {clock.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} seconds");
        Console.WriteLine(tally);
        return tally.Failed == 0 ? 0 : 1;
    }

    private static void Say(string what) => Console.WriteLine("== " + what);
}

internal readonly record struct Tally(int Passed, int Failed, int Skipped)
{
    public static Tally operator +(Tally a, Tally b) => new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Passed} passed, {Failed} failed{(Skipped == 0 ? "" : $", {Skipped} skipped")}");
}
