using Microsoft.Win32.SafeHandles;

namespace Palier.App.Imports;

/// <summary>Bytes of a file that begin with a line and end with one.</summary>
/// <param name="From">The first.</param>
/// <param name="Until">The end.</param>
/// <param name="MostLines">How many line ends are among them, and one more at the end of the file.</param>
/// <param name="HasHeading">Whether the heading is among them.</param>
internal sealed record PlainRun(long From, long Until, long MostLines, bool HasHeading);

/// <summary>
/// Divides a CSV file among threads. All of it is looked over once for quotes and line ends: a line ends where the quotes before it are
/// even, wherever one begins to read. If the file is not as that supposes, the one who reads it meets a quote where none may stand.
/// </summary>
internal static class PlainSplit
{
    private const int Smallest = 1 << 20;
    private const byte Quote = (byte)'"';
    private const byte LineFeed = (byte)'\n';

    /// <summary>The runs of a file; null where a quote is not closed.</summary>
    public static List<PlainRun>? Of(SafeFileHandle file, int most)
    {
        var length = RandomAccess.GetLength(file);
        var slices = (int)Math.Clamp(length / Smallest, 1, most);
        var met = new Marks[slices];
        Parallel.For(0, slices, i => met[i] = Count(file, length * i / slices, length * (i + 1) / slices));
        var (runs, from, lines, quotes) = (new List<PlainRun>(), HasMark(file) ? 3L : 0L, 0L, 0L);
        for (var i = 0; i < slices; i++)
        {
            lines += met[i].LineEnds;
            quotes += met[i].Quotes;
            if (i + 1 < slices && LineAfter(file, length * (i + 1) / slices, length * (i + 2) / slices, isWithin: quotes % 2 == 1) is { } next)
            {
                runs.Add(new PlainRun(from, next.At, lines + next.LineEnds, runs.Count == 0));
                (from, lines) = (next.At, -next.LineEnds);
            }
        }

        runs.Add(new PlainRun(from, length, lines + 1, runs.Count == 0));
        return quotes % 2 == 0 ? runs : null;
    }

    // A byte order mark is not a part of the heading.
    private static bool HasMark(SafeFileHandle file)
    {
        Span<byte> first = stackalloc byte[3];
        return RandomAccess.Read(file, first, 0) == 3 && first.SequenceEqual("\uFEFF"u8);
    }

    private static Marks Count(SafeFileHandle file, long from, long until)
    {
        var (bytes, quotes, ends) = (new byte[Smallest], 0L, 0L);
        for (int read; from < until && (read = RandomAccess.Read(file, bytes.AsSpan(0, (int)Math.Min(bytes.Length, until - from)), from)) > 0; from += read)
        {
            (quotes, ends) = (quotes + bytes.AsSpan(0, read).Count(Quote), ends + bytes.AsSpan(0, read).Count(LineFeed));
        }

        return new Marks(quotes, ends);
    }

    // The first line that begins after a place, and how many line ends are passed on the way.
    private static (long At, long LineEnds)? LineAfter(SafeFileHandle file, long from, long until, bool isWithin)
    {
        var (bytes, ends) = (new byte[Smallest], 0L);
        for (int read; from < until && (read = RandomAccess.Read(file, bytes.AsSpan(0, (int)Math.Min(bytes.Length, until - from)), from)) > 0; from += read)
        {
            for (var i = 0; i < read; i++)
            {
                isWithin ^= bytes[i] == Quote;
                ends += bytes[i] == LineFeed ? 1 : 0;
                if (bytes[i] == LineFeed && !isWithin)
                {
                    return (from + i + 1, ends);
                }
            }
        }

        return null;
    }

    private readonly record struct Marks(long Quotes, long LineEnds);
}
