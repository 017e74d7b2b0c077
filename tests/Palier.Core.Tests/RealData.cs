using Palier.Core.Tests.Tidy;

namespace Palier.Core.Tests;

/// <summary>Real data that stays outside the repository: beside it, or where PALIER_REAL_DATA says.</summary>
internal static class RealData
{
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));

    /// <summary>One column of a CSV file whose quoted cells hold commas.</summary>
    public static IEnumerable<string> Rows(string file, string column)
    {
        var lines = Lines(file);
        var at = Array.IndexOf(lines[0].Split(','), column);
        return lines.Skip(1).Select(l => System.Text.RegularExpressions.Regex.Replace(l, "\"[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Split(',')[at]);
    }

    /// <summary>The rows of a plain CSV file by column; the test is skipped, with the reason, where there is none.</summary>
    public static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = Lines(file);
        var columns = lines[0].Split(',');
        return lines.Skip(1).Select(l => columns.Zip(l.Split(',')).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal));
    }

    private static string[] Lines(string file)
    {
        var path = Path.Combine(Folder, file);
        Assert.SkipUnless(File.Exists(path), $"no real data: {file} is not in the folder that PALIER_REAL_DATA names");
        return File.ReadAllLines(path);
    }
}

/// <summary>How many examples a property tries: few in the quick run, the full count with <c>--full</c>.</summary>
internal static class Counts
{
    public static bool AreFull => Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full";

    public static int Of(int quick, int full) => AreFull ? full : quick;
}
