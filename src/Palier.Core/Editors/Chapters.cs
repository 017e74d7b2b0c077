namespace Palier.Core.Editors;

/// <summary>Which chapter of the reference speaks of a construct.</summary>
internal static class Chapters
{
    private static readonly Dictionary<string, string> OfConstruct = new(StringComparer.Ordinal)
    {
        ["programme"] = "The head",
        ["answers"] = "Answers",
        ["fact"] = "Facts",
        ["metric"] = "Metrics",
        ["part of a score"] = "score",
        ["role"] = "roles",
        ["membership"] = "Membership",
        ["levels"] = "Levels",
        ["clock of levels"] = "Levels",
        ["benefit"] = "Benefits",
        ["limit"] = "Benefits",
        ["request"] = "Requests",
        ["bonus"] = "Bonuses",
        ["stack"] = "Stacks",
        ["wallet"] = "Wallets",
        ["hold"] = "Holds",
        ["promise"] = "Promises",
        ["scale"] = "Scales",
        ["words of a test"] = "Tests and conditions",
        ["test file"] = "Test cases",
        ["case"] = "Test cases",
    };

    // The sections of a text, each a chapter of its own.
    private static readonly string[] Sections = ["answers", "lists", "facts", "metrics", "membership", "levels", "benefits", "requests", "bonuses", "wallets", "holds", "promises"];

    public static string? Of(string construct) => OfConstruct.GetValueOrDefault(construct);

    public static string OfKind(string kind) => kind switch
    {
        "figure" => "Figures in five ways",
        "step" => "Steps",
        "text" => "The head",
        _ => "Tests and conditions",
    };

    /// <summary>With what the chapter of a section begins, for the words of the head that are sections.</summary>
    public static string? Section(string chapter, string word) =>
        chapter == "The head" && Sections.Contains(word) ? Reference.OfLanguage.Beginning(char.ToUpperInvariant(word[0]) + word[1..]) : null;
}
