namespace Palier.Data.Rows;

/// <summary>A published version of a programme: its bytes as they were given, and their hash. It never changes.</summary>
public sealed record ProgrammeVersionRow : FactRow
{
    public required string Name { get; init; }

    public int Version { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>SHA-256 of the bytes in small hexadecimal letters.</summary>
    public required string Hash { get; init; }

    public DateOnly ValidFrom { get; init; }

    public DateOnly PublishedOn { get; init; }
}

/// <summary>That a file was taken in: which, by which mapping, and what came of it.</summary>
public sealed record ImportRow : FactRow
{
    public required string Kind { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Hash { get; init; }

    public required string Mapping { get; init; }

    public long Lines { get; init; }

    public long Taken { get; init; }

    public long Skipped { get; init; }

    public long Rejected { get; init; }
}
