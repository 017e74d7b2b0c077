using System.Collections.Immutable;

namespace Palier.Core.Definition;

/// <summary>What is known of kinds of facts: whether they happen on a day or hold for a time.</summary>
public static class FactKinds
{
    /// <summary>Events happen on a day and are looked at over a window; states hold for a time and are looked at on a day.</summary>
    public static ImmutableArray<string> Events { get; } = ["sale", "deal", "request", "claim", "activity", "milestone", "report"];

    public static bool IsEvent(string kind) => Events.Contains(kind);

    /// <summary>The field whose day decides the window of an event other than a sale.</summary>
    public static string DayOfEvent(string kind) => kind switch
    {
        "deal" => "closed_on",
        "request" => "asked_on",
        "claim" => "claimed_on",
        "activity" => "starts_on",
        "milestone" => "done_on",
        _ => "sent_on",
    };
}
