using System.Numerics;
using System.Runtime.InteropServices;

namespace Palier.Benchmarks.Everyone;

/// <summary>The floor: every byte that is looked at, touched once on as many threads.</summary>
internal static class Reading
{
    public static long Once(Sales sales)
    {
        long sum = 0;
        var threads = Environment.ProcessorCount;
        Parallel.For(0, threads, part =>
        {
            var (from, until) = ((int)((long)sales.Lines * part / threads), (int)((long)sales.Lines * (part + 1) / threads));
            var (cents, rest) = (Sum(MemoryMarshal.Cast<long, ulong>(sales.Cents.AsSpan(from, until - from))), 0UL);
            rest += Sum(MemoryMarshal.Cast<ushort, ulong>(sales.Day.AsSpan(from, until - from))) + Sum(MemoryMarshal.Cast<ushort, ulong>(sales.Words.AsSpan(from, until - from)));
            rest += Sum(MemoryMarshal.Cast<int, ulong>(sales.Customer.AsSpan(from, until - from))) + Sum(MemoryMarshal.Cast<int, ulong>(sales.Deal.AsSpan(from, until - from)));
            Interlocked.Add(ref sum, (long)(cents + rest));
        });
        return sum;
    }

    private static ulong Sum(ReadOnlySpan<ulong> of)
    {
        var sum = Vector<ulong>.Zero;
        foreach (var vector in MemoryMarshal.Cast<ulong, Vector<ulong>>(of))
        {
            sum += vector;
        }

        return Vector.Sum(sum);
    }
}
