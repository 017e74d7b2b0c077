using System.Collections.Immutable;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>Columns as they can be kept in a file and taken up again: runs of numbers, and a few words.</summary>
public sealed record ColumnImage
{
    /// <summary>Where each partner's lines begin, and where the last one's end.</summary>
    public required ReadOnlyMemory<int> Slices { get; init; }

    /// <summary>The day each line counts on.</summary>
    public required ReadOnlyMemory<ushort> Days { get; init; }

    /// <summary>The day on which each line became known.</summary>
    public required ReadOnlyMemory<ushort> Known { get; init; }

    /// <summary>The combination of words of each line.</summary>
    public required ReadOnlyMemory<ushort> Words { get; init; }

    /// <summary>The fields that combinations have words of.</summary>
    public required ImmutableArray<string> Fields { get; init; }

    public required ImmutableArray<CombinationImage> Combinations { get; init; }

    /// <summary>Amounts by field.</summary>
    public required ImmutableSortedDictionary<string, ReadOnlyMemory<long>> Amounts { get; init; }

    /// <summary>Numbers of things by field.</summary>
    public required ImmutableSortedDictionary<string, ThingImage> Things { get; init; }

    /// <summary>The partners whose lines have no place in columns.</summary>
    public required ImmutableArray<bool> OneByOne { get; init; }
}

/// <summary>The numbers of each line's things, and how many each partner has.</summary>
public sealed record ThingImage(ReadOnlyMemory<int> Codes, ReadOnlyMemory<int> Counts);

/// <summary>A combination: a word of each field, and marks.</summary>
public sealed record CombinationImage(ImmutableArray<string?> Words, ImmutableArray<string> Marks)
{
    /// <summary>A line that has the words.</summary>
    internal SalesLine Line(ImmutableArray<string> fields)
    {
        var words = fields.Zip(Words).ToDictionary(w => w.First, w => w.Second, StringComparer.Ordinal);
        return new SalesLine
        {
            Partner = "", Key = "", Net = new LineAmount(0, Currency.Eur), Marks = Marks,
            Area = words.GetValueOrDefault("area"), Family = words.GetValueOrDefault("family"), Kind = words.GetValueOrDefault("kind"),
            Source = words.GetValueOrDefault("source"), Country = words.GetValueOrDefault("country"), Product = words.GetValueOrDefault("product"),
        };
    }
}
