using System.Collections.Immutable;
using System.Text.Json;

namespace Palier.Data;

/// <summary>How several words and named values stand in one column: JSON, null when there are none, names in order.</summary>
internal static class RowText
{
    public static string? Of(ImmutableArray<string> words) =>
        words.IsDefaultOrEmpty ? null : JsonSerializer.Serialize(words);

    public static string? Of(ImmutableSortedDictionary<string, string> fields) =>
        fields.IsEmpty ? null : JsonSerializer.Serialize(fields);

    public static ImmutableArray<string> Words(string? text) =>
        text is null ? [] : JsonSerializer.Deserialize<ImmutableArray<string>>(text);

    public static ImmutableSortedDictionary<string, string> Fields(string? text) =>
        text is null
            ? ImmutableSortedDictionary<string, string>.Empty
            : ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
                .AddRange(JsonSerializer.Deserialize<Dictionary<string, string>>(text)!);
}
