using System.Text.Json;
using Palier.Core.Columns;

namespace Palier.Data.Snapshots;

/// <summary>What a snapshot was made of: whoever asks for one compares it with what the database says now.</summary>
/// <param name="Reading">How lines were read.</param>
/// <param name="Database">Which database it is, and its state.</param>
public sealed record SnapshotOf(string Reading, string Database);

/// <summary>What came of taking up a snapshot.</summary>
public abstract record SnapshotOutcome
{
    private SnapshotOutcome()
    {
    }

    /// <summary>It is whole, and of this state of this database.</summary>
    public sealed record Taken(Snapshot Snapshot) : SnapshotOutcome;

    public sealed record Missing : SnapshotOutcome;

    /// <summary>It is of another reading, another database or an earlier state.</summary>
    public sealed record OfAnother(SnapshotOf Of) : SnapshotOutcome;

    /// <summary>It is no snapshot, of another version, cut off or changed.</summary>
    public sealed record Damaged(string Where) : SnapshotOutcome;
}

/// <summary>
/// The columns of sales lines in a file that is mapped into memory: a cache beside the database, of which nothing is believed before its
/// checksums and the state that it was made of have been compared.
/// </summary>
public sealed class Snapshot : IDisposable
{
    private readonly MappedFile _file;

    private Snapshot(MappedFile file, ColumnImage image) => (_file, Image) = (file, image);

    /// <summary>The columns; they end with the snapshot.</summary>
    public ColumnImage Image { get; }

    /// <summary>Takes up the snapshot at a path where it is whole and of what is asked for.</summary>
    public static SnapshotOutcome Open(string path, SnapshotOf expected)
    {
        MappedFile file;
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length == 0)
            {
                return File.Exists(path) ? new SnapshotOutcome.Damaged("length") : new SnapshotOutcome.Missing();
            }

            file = new MappedFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SnapshotOutcome.Damaged(e.Message);
        }

        var outcome = Read(file, expected);
        if (outcome is not SnapshotOutcome.Taken)
        {
            file.Dispose();
        }

        return outcome;
    }

    /// <summary>
    /// Writes columns to a path. The file appears there whole or not at all: it is written beside it, brought to the disk and then put in
    /// the place of the old one.
    /// </summary>
    public static void Write(string path, SnapshotOf of, ColumnImage image)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // One who writes at the same time fails here; what one who was killed left is written over.
        var beside = path + ".new";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            SnapshotLayout.Write(stream, of, image);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    public void Dispose() => _file.Dispose();

    private static SnapshotOutcome Read(MappedFile file, SnapshotOf expected)
    {
        if (SnapshotLayout.Manifest(file, out var where) is not { } manifest)
        {
            return new SnapshotOutcome.Damaged(where);
        }

        if (manifest.Of != expected)
        {
            return new SnapshotOutcome.OfAnother(manifest.Of);
        }

        try
        {
            return SnapshotLayout.Damaged(file, manifest) is { } damaged ? new SnapshotOutcome.Damaged(damaged)
                : new SnapshotOutcome.Taken(new Snapshot(file, SnapshotLayout.Image(file, manifest)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return new SnapshotOutcome.Damaged(e.Message);
        }
    }
}
