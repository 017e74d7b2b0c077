using System.Globalization;
using System.Text;
using Palier.Data.Rows;

namespace Palier.Data.Audit;

/// <summary>What a line of the anchor says: that the audit trail had a row of this number with this hash.</summary>
/// <param name="Line">The number of the line in the file, from 1.</param>
/// <param name="Number">The number of the row of the audit trail; 0 where the line cannot be read.</param>
/// <param name="Hash">The hash of that row.</param>
public sealed record Anchored(int Line, long Number, string Hash);

/// <summary>
/// The file outside the database that the head of the audit trail is added to after every commit: a line of algorithm, number, hash
/// and moment. Who can rewrite the database but not this file cannot hide it.
/// </summary>
public sealed class Anchor : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);
    private readonly FileStream _file;

    private Anchor(FileStream file) => _file = file;

    /// <summary>Opens the file for this process alone, before anything is committed: where that fails, nothing has happened.</summary>
    /// <exception cref="IOException">The file cannot be written, or another process keeps it.</exception>
    public static Anchor Open(string path)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new Anchor(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException) && waited.Elapsed < patience)
            {
                // The process that committed before is about to add its line.
                Thread.Sleep(10);
            }
        }
    }

    /// <summary>Adds the head.</summary>
    public void Add(AuditRow head)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{head.Algorithm} {head.Number} {head.Hash} {head.KnownAt:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\n");
        var ended = _file.Length == 0;
        if (!ended)
        {
            _file.Seek(-1, SeekOrigin.End);
            ended = _file.ReadByte() == '\n';
        }

        _file.Seek(0, SeekOrigin.End);
        _file.Write(Encoding.ASCII.GetBytes(ended ? line : "\n" + line));
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The lines of the file; null where there is none.</summary>
    public static IReadOnlyList<Anchored>? Read(string path) =>
        !File.Exists(path) ? null : [.. File.ReadLines(path).Select((l, i) => Read(l, i + 1))];

    private static Anchored Read(string line, int at) =>
        line.Split(' ') is [Chain.Algorithm, var number, { Length: 64 } hash, _] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new Anchored(at, n, hash) : new Anchored(at, 0, line);
}
