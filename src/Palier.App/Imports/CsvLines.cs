using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Sylvan.Data.Csv;

namespace Palier.App.Imports;

/// <summary>One line of a CSV file: its number as an editor shows it, its fields, and what a lookup adds.</summary>
internal sealed class CsvLine(CsvLines file, long number, string[] fields)
{
    public long Number => number;

    public ImmutableArray<string> Fields => [.. fields];

    public ImmutableArray<string> Heading => file.Heading;

    public int Count => fields.Length;

    /// <summary>The text of a column of the file or of a lookup; null when a lookup has no line for it.</summary>
    public string? this[string column]
    {
        get
        {
            if (file.Columns.TryGetValue(column, out var index))
            {
                return index < fields.Length ? fields[index] : "";
            }

            var (table, from, key) = file.LookedUp[column];
            return this[key] is { } value && table.TryGetValue(value, out var found) ? found[from] : null;
        }
    }
}

/// <summary>Streams a CSV file with a heading; quotes, line ends within quotes and a byte order mark are read as they are meant.</summary>
internal sealed class CsvLines : IDisposable
{
    private readonly StreamReader _text;
    private readonly CsvDataReader _csv;

    private CsvLines(StreamReader text, CsvDataReader csv)
    {
        (_text, _csv) = (text, csv);
        Heading = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetName)];
        for (var i = 0; i < Heading.Length; i++)
        {
            Columns.TryAdd(Heading[i], i);
        }
    }

    public ImmutableArray<string> Heading { get; }

    public Dictionary<string, int> Columns { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (Dictionary<string, string[]> Table, int From, string Key)> LookedUp { get; } = new(StringComparer.Ordinal);

    public static CsvLines Open(string path, char delimiter)
    {
        var text = new StreamReader(Unpacked(path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        try
        {
            return new CsvLines(text, CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = delimiter, HasHeaders = true, BufferSize = 1 << 16, MaxBufferSize = 1 << 24 }));
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>How many files there are: one, or as many as an archive holds.</summary>
    public static int FilesIn(string path)
    {
        if (!IsArchive(path))
        {
            return 1;
        }

        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.Count;
    }

    private static bool IsArchive(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    // A source may deliver its file alone in an archive.
    private static Stream Unpacked(string path)
    {
        if (!IsArchive(path))
        {
            return File.OpenRead(path);
        }

        using var archive = ZipFile.OpenRead(path);
        var unpacked = new MemoryStream();
        using var packed = archive.Entries[0].Open();
        packed.CopyTo(unpacked);
        unpacked.Position = 0;
        return unpacked;
    }

    public IEnumerable<CsvLine> Read()
    {
        var number = 1L + Heading.Sum(h => h.LongCount(c => c == '\n'));
        while (_csv.Read())
        {
            number++;
            var fields = new string[_csv.RowFieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = _csv.GetString(i);
            }

            yield return new CsvLine(this, number, fields);
            number += fields.Sum(f => f.LongCount(c => c == '\n'));
        }
    }

    /// <summary>Reads the second file of a lookup; gives a reason when it cannot be used.</summary>
    public ImportOutcome.FileRefused? Add(FileLookup lookup, string folder, char delimiter)
    {
        var path = Path.Combine(folder, lookup.File);
        if (!File.Exists(path))
        {
            return new ImportOutcome.FileRefused(FileProblem.NoLookup, lookup.File);
        }

        using var other = Open(path, delimiter);
        if (lookup.Take.Append(lookup.Key).FirstOrDefault(c => !other.Columns.ContainsKey(c)) is { } missing)
        {
            return new ImportOutcome.FileRefused(FileProblem.LookupLacks, lookup.File, missing);
        }

        var table = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in other.Read())
        {
            table[line[lookup.Key] ?? ""] = [.. lookup.Take.Select(c => line[c] ?? "")];
        }

        for (var i = 0; i < lookup.Take.Length; i++)
        {
            LookedUp[lookup.Take[i]] = (table, i, lookup.Column);
        }

        return null;
    }

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }
}
