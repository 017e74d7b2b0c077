using Palier.Core.Acting;

namespace Palier.Data.Rows;

/// <summary>Who did what when, with a digest of every row that was added with it; each row is tied to the one before by its hash.</summary>
public sealed record AuditRow : FactRow
{
    /// <summary>From 1 on without a gap.</summary>
    public long Number { get; init; }

    /// <summary>How the hash is made.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The first sequence number of its saving; its own comes after all rows that it speaks for.</summary>
    public long First { get; init; }

    public required string By { get; init; }

    public required string What { get; init; }

    public required string Of { get; init; }

    /// <summary>Canonical JSON: names with texts.</summary>
    public required string Figures { get; init; }

    /// <summary>Canonical JSON: for each table the number of rows added and the SHA-256 of them.</summary>
    public required string Rows { get; init; }

    /// <summary>The hash of the row before.</summary>
    public required string Previous { get; init; }

    public required string Hash { get; init; }
}

/// <summary>Somebody at the vendor, or at a partner, who acts in this database.</summary>
public sealed record StaffRow : FactRow
{
    public required string Name { get; init; }

    /// <summary>The partner whose people this is one of; null for the vendor's own.</summary>
    public string? Partner { get; init; }

    /// <summary>The name under which this person acts too, where one person has several: together they are one person.</summary>
    public string? SameAs { get; init; }
}

/// <summary>That somebody has a role from a day on; the latest row for the same name, role and first day counts.</summary>
public sealed record StaffRoleRow : FactRow
{
    public required string Name { get; init; }

    public Role Role { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; init; }
}
