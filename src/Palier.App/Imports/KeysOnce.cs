namespace Palier.App.Imports;

/// <summary>Whether many numbers, as random as hashes are, are all different: dealt by their first bits into heaps that stay near, and looked at heap by heap.</summary>
internal static class KeysOnce
{
    private const int OfHeap = 8_192;
    private const int MostHeaps = 4_096;
    private const int LeastOfPart = 100_000;

    public static bool AreDifferent(ReadOnlyMemory<ulong> numbers)
    {
        var bits = 1;
        while ((1 << bits) < MostHeaps && (numbers.Length >> bits) > OfHeap)
        {
            bits++;
        }

        var (shift, parts) = (64 - bits, Math.Clamp(numbers.Length / LeastOfPart, 1, Environment.ProcessorCount));
        var next = new int[parts][];
        Parallel.For(0, parts, part => next[part] = Counted(Part(numbers, part, parts), shift, 1 << bits));
        var starts = new int[(1 << bits) + 1];
        for (var (heap, at) = (0, 0); heap < 1 << bits; heap++)
        {
            foreach (var of in next)
            {
                (of[heap], at) = (at, at + of[heap]);
            }

            starts[heap + 1] = at;
        }

        var dealt = GC.AllocateUninitializedArray<ulong>(numbers.Length);
        Parallel.For(0, parts, part =>
        {
            var places = next[part];
            foreach (var number in Part(numbers, part, parts))
            {
                dealt[places[number >> shift]++] = number;
            }
        });
        var isTwice = false;
        Parallel.For(0, 1 << bits, () => new ulong[OfHeap], (heap, _, table) => OneHeap(dealt.AsSpan(starts[heap], starts[heap + 1] - starts[heap]), table, ref isTwice), _ => { });
        return !Volatile.Read(ref isTwice);
    }

    private static ReadOnlySpan<ulong> Part(ReadOnlyMemory<ulong> numbers, int part, int parts) =>
        numbers.Span[(int)((long)numbers.Length * part / parts)..(int)((long)numbers.Length * (part + 1) / parts)];

    private static int[] Counted(ReadOnlySpan<ulong> numbers, int shift, int heaps)
    {
        var counts = new int[heaps];
        foreach (var number in numbers)
        {
            counts[number >> shift]++;
        }

        return counts;
    }

    private static ulong[] OneHeap(ReadOnlySpan<ulong> numbers, ulong[] table, ref bool isTwice)
    {
        while (table.Length < 2 * numbers.Length)
        {
            table = new ulong[table.Length * 2];
        }

        var (mask, isZero) = (table.Length - 1, false);
        Array.Clear(table);
        foreach (var number in numbers)
        {
            if (number == 0)
            {
                if (isZero)
                {
                    Volatile.Write(ref isTwice, true);
                }

                isZero = true;
                continue;
            }

            var at = (int)number & mask;
            while (table[at] != 0 && table[at] != number)
            {
                at = (at + 1) & mask;
            }

            if (table[at] == number)
            {
                Volatile.Write(ref isTwice, true);
            }

            table[at] = number;
        }

        return table;
    }
}
