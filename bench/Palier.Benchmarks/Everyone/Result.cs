using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Palier.Benchmarks.Everyone;

/// <summary>Everyone's level and what each bonus earned, in cents; what every way of computing must agree on.</summary>
internal sealed class Result
{
    public byte[] Level { get; } = new byte[Sales.Partners];

    public long[] Cents { get; } = new long[Sales.Partners * Workload.Bonuses.Length];

    /// <summary>One hash over everything.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Level);
        hash.AppendData(MemoryMarshal.AsBytes(Cents.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The first difference, in words; null where there is none.</summary>
    public string? Difference(Result other)
    {
        for (var i = 0; i < Level.Length; i++)
        {
            if (Level[i] != other.Level[i])
            {
                return $"partner {i} has level {Level[i]} here and {other.Level[i]} there";
            }
        }

        for (var i = 0; i < Cents.Length; i++)
        {
            if (Cents[i] != other.Cents[i])
            {
                return $"partner {i / Workload.Bonuses.Length} earned {Cents[i]} of {Workload.Bonuses[i % Workload.Bonuses.Length].Name} here and {other.Cents[i]} there";
            }
        }

        return null;
    }
}
