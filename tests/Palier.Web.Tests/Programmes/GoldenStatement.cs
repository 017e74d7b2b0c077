using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Programmes;

/// <summary>Golden texts of statements. The annexes, which list every line of real sales, are told by their number of lines only.</summary>
internal static class GoldenStatement
{
    public static void Compare(string name, string text)
    {
        var lines = text.Split('\n');
        var annexes = Array.FindIndex(lines, l => l.StartsWith("Annex", StringComparison.Ordinal));
        var told = annexes < 0 ? text : string.Join('\n', [.. lines[..annexes], $"[{lines.Length - annexes} lines of annexes]", ""]);
        var golden = Path.Combine(Root.Folder, "programmes", "cycles", "statements", name + ".txt");
        if (Environment.GetEnvironmentVariable("PALIER_BLESS") == "1")
        {
            File.WriteAllText(golden, told);
        }

        told.ShouldBe(File.ReadAllText(golden));
    }
}
