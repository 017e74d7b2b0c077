using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.App.Imports;

/// <summary>What a file holds.</summary>
public enum ImportKind
{
    Sales = 0,
    Partners = 1,
    People = 2,
    Invoices = 3,
    Facts = 4,
    Rates = 5,
    Holidays = 6,
}

/// <summary>How the columns of a file are read.</summary>
public sealed record Mapping
{
    public required ImportKind Kind { get; init; }

    /// <summary>How days are written, in .NET's letters: <c>yyyy-MM-dd</c>, <c>dd/MM/yyyy</c>.</summary>
    public required string Dates { get; init; }

    /// <summary>The decimal mark of amounts: a point or a comma.</summary>
    public required char DecimalMark { get; init; }

    /// <summary>How amounts with more than four decimals are rounded; null rejects them.</summary>
    public RoundingMode? Rounding { get; init; }

    /// <summary>The sheet of a workbook; when null, the only one that is not hidden.</summary>
    public string? Sheet { get; init; }

    /// <summary>What stands between two fields; a comma when not given.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The columns of each field; several are joined with a stroke.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Columns { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Fields that are the same on every line.</summary>
    public ImmutableSortedDictionary<string, string> Fixed { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Fields that only programmes know, by name: <c>workload</c>.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>By column: the words of the file and those of the programmes.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Words { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty;

    public ImmutableArray<FileLookup> Lookups { get; init; } = [];

    /// <summary>The columns of an unknown partner's name, kind and country; null rejects unknown partners.</summary>
    public NewPartner? NewPartner { get; init; }
}

/// <summary>Columns that come from a second file beside the source: the line whose key is what stands in the column.</summary>
public sealed record FileLookup(string File, string Column, string Key, ImmutableArray<string> Take);

/// <summary>Where an unknown partner's name, kind and country stand.</summary>
public sealed record NewPartner(string Name, string Kind, string Country);
