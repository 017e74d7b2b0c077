using System.Security.Cryptography;
using System.Text;
using Palier.Data.Rows;

namespace Palier.Data.Audit;

/// <summary>How one row of the audit trail is tied to the one before it.</summary>
public static class Chain
{
    /// <summary>SHA-256 over the algorithm's name, the hash of the row before and the canonical form of the row, each ended by a line feed.</summary>
    public const string Algorithm = "1";

    /// <summary>What the first row names as the hash of the row before it.</summary>
    public static readonly string Beginning = new('0', 64);

    /// <summary>The hash of a row, from everything in it but the hash itself; null where the algorithm is not known.</summary>
    public static string? HashOf(AuditRow row) => row.Algorithm == Algorithm
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Algorithm}\n{row.Previous}\n{Canonical(row)}\n")))
        : null;

    /// <summary>The canonical form of a row: everything but its algorithm and the two hashes.</summary>
    public static string Canonical(AuditRow row) => CanonicalJson.Of(
    [
        new("number", row.Number), new("sequence", row.Sequence), new("known_at", row.KnownAt), new("first", row.First), new("by", row.By), new("what", row.What),
        new("of", row.Of), new("figures", row.Figures), new("rows", row.Rows),
    ]);
}
