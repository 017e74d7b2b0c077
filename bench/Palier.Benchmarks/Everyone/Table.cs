using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Palier.Benchmarks.Everyone;

/// <summary>What came out, beside what we want, as a page that is printed and kept.</summary>
internal sealed class Table
{
    private readonly StringBuilder _text = new();
    private readonly string _load = Load();

    /// <summary>A heading with the sentences below it.</summary>
    public void Head(string heading, string below, params string[] columns)
    {
        _text.AppendLine(CultureInfo.InvariantCulture, $"## {heading}").AppendLine().AppendLine(below).AppendLine();
        Columns(columns);
    }

    public void Columns(params string[] columns)
    {
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    public void Row(params string[] cells) => _text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |");

    public void End() => _text.AppendLine();

    /// <summary>Prints everything and writes it to <c>bench/results</c>.</summary>
    /// <param name="name">The file, without its ending.</param>
    /// <param name="title">The title of the page.</param>
    /// <param name="about">The sentences below it.</param>
    /// <param name="versions">What else took part, with its version.</param>
    public void Publish(string name, string title, string about, IEnumerable<string> versions)
    {
        var page = new StringBuilder($"# {title}\n\n{about}\n\n")
            .Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {string.Join(", ", [Machine(), RuntimeInformation.FrameworkDescription, .. versions])}. ")
            .Append(CultureInfo.InvariantCulture, $"Load of the machine at the beginning {_load}, at the end {Load()}; more than about 1 before the run means that others used it too, and then the figures say less.\n\n")
            .Append(_text);
        var path = Path.Combine(Results(), name + ".md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, page.ToString().TrimEnd() + "\n");
        Console.Write(page);
        Console.WriteLine($"Written to {path}");
    }

    /// <summary>Whether a number is within what we want, within what it may never be beyond, or beyond it.</summary>
    public static string Verdict(double found, double target, double never) => target <= never
        ? found <= target ? "met" : found <= never ? "within the bound" : "**missed**"
        : found >= target ? "met" : found >= never ? "within the bound" : "**missed**";

    public static string Ms(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:#,##0.0} ms");

    public static double Median(IReadOnlyCollection<double> took) => took.Order().ElementAt(took.Count / 2);

    private static string Results([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "results"));

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Machine()
    {
        var model = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        return string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.OSDescription}, {model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB");
    }
}
