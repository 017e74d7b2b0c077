using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Palier.Benchmarks.Importing;

/// <summary>The table of the measurements, printed and written to bench/results/import.md.</summary>
internal sealed class ImportFigures
{
    public const string Bare = "PostgreSQL: bare binary COPY of the parsed lines, same table and indexes";
    public const string Ours = "PostgreSQL: palier import (parse, check, digest, load)";
    public const string Sqlite = "SQLite: palier import";
    public const string DuckTable = "DuckDB: the file into a table";

    private readonly StringBuilder _text = new();

    public ImportFigures() => _text.AppendLine("# Importing").AppendLine()
        .AppendLine("`dotnet run build.cs bench import 1_000_000 10_000_000 --postgres CONNECTION` writes this table: medians of three rounds, every way once a round, in one run; SQLite in the first round alone, and up to a million lines.").AppendLine()
        .AppendLine(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Processor()}, {Environment.ProcessorCount} threads, {DateTime.UtcNow:yyyy-MM-dd}. Others work on the machine: compare the ratios of one table.").AppendLine();

    public void Add(int lines, double megabytes, IReadOnlyList<Way> ways, string versions)
    {
        _text.AppendLine(CultureInfo.InvariantCulture, $"## {lines:#,##0} lines, {megabytes:#,##0} MB").AppendLine().AppendLine(versions).AppendLine()
            .AppendLine("| way | median | of the processor, without the server | lines a second | ratio to the bare COPY | ratio to DuckDB's table |").AppendLine("|---|---|---|---|---|---|");
        var (bare, duck) = (Of(Bare), Of(DuckTable));
        foreach (var way in ways)
        {
            var (clock, cpu) = way.Median;
            _text.AppendLine(CultureInfo.InvariantCulture, $"| {way.Name} | {clock:0.00} s | {cpu:0.00} s | {lines / clock:#,##0} | {Ratio(clock, bare)} | {Ratio(clock, duck)} |");
        }

        _text.AppendLine();

        double? Of(string name) => ways.Where(w => w.Name == name).Select(w => (double?)w.Median.Clock).FirstOrDefault();
    }

    public void Save([CallerFilePath] string here = "")
    {
        Console.Write(_text);
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "results"));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "import.md"), _text.ToString());
    }

    private static string Ratio(double took, double? to) => to is { } of ? (took / of).ToString("0.00", CultureInfo.InvariantCulture) : "";

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "" : "";
}
