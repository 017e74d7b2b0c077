using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Sylvan.Data.Csv;

namespace Palier.App.Imports;

/// <summary>A cell that shows an error, or a formula that nobody has calculated: then there is no text.</summary>
internal sealed record BrokenCell(string Shows);

/// <summary>One line of a file: its number as people see it, its fields as texts, and what a lookup adds.</summary>
/// <param name="file">The file.</param>
/// <param name="number">The number of the line in an editor, or of the row in a spreadsheet.</param>
/// <param name="fields">The fields; days and figures that have a type are written as the mapping has them.</param>
/// <param name="typed">For each field a <see cref="DateOnly"/>, a <see cref="decimal"/>, a <see cref="BrokenCell"/>, or null for a text; null where all are texts.</param>
internal sealed class SourceLine(SourceFile file, long number, string[] fields, object?[]? typed = null)
{
    public long Number => number;

    public ImmutableArray<string> Fields => ImmutableCollectionsMarshal.AsImmutableArray(fields);

    public ImmutableArray<string> Heading => file.Heading;

    public int Count => fields.Length;

    /// <summary>The text of a column of the file or of a lookup; null when a lookup has no line for it.</summary>
    public string? this[string column] => file.Columns.TryGetValue(column, out var index) ? At(index) : file.LookedUp[column].Find(this);

    public string At(int index) => index < fields.Length ? fields[index] : "";

    public object? TypedAt(int index) => typed is not null && index < typed.Length ? typed[index] : null;
}

/// <summary>A column that comes from a second file: what stands there in the line that has the same key.</summary>
internal sealed record LookedUp(FileLookup Lookup, Dictionary<string, string[]> Table, int From)
{
    public string? Find(SourceLine line) => line[Lookup.Column] is { } value && Table.TryGetValue(value, out var found) ? found[From] : null;
}

/// <summary>A file of lines under one heading, whatever its form: CSV, a sheet of a workbook, or Parquet.</summary>
internal abstract class SourceFile : IDisposable
{
    protected SourceFile(ImmutableArray<string> heading)
    {
        Heading = heading;
        for (var i = 0; i < Heading.Length; i++)
        {
            Columns.TryAdd(Heading[i], i);
        }
    }

    public ImmutableArray<string> Heading { get; }

    public Dictionary<string, int> Columns { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, LookedUp> LookedUp { get; } = new(StringComparer.Ordinal);

    /// <summary>Where lines are rows: the sheet and the letters of a column, both null where there are none. Null where lines are lines.</summary>
    /// <param name="columns">The columns of the file, joined with a stroke.</param>
    public virtual InTable? Spot(string columns) => null;

    public abstract IEnumerable<SourceLine> Read();

    /// <summary>Opens a file by what its name says that it is.</summary>
    /// <exception cref="SourceRefusedException">It is not what its name says, or cannot be read.</exception>
    public static SourceFile Named(string path, Mapping mapping) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".XLSX" or ".XLSM" or ".XLS" => WorkbookLines.Open(path, mapping),
        ".PARQUET" => ParquetLines.Open(path, mapping),
        _ => CsvLines.Open(path, mapping.Delimiter),
    };

    /// <summary>Opens a file, lays a mapping over it and reads it; what cannot be read is refused with the reason.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mapping">What its columns are.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="refuse">Tells why it cannot be read.</param>
    public static T With<T>(string path, Mapping mapping, Func<SourceFile, T> read, Func<ImportOutcome.FileRefused, T> refuse)
    {
        try
        {
            if (CsvLines.FilesIn(path) is var files and not 1)
            {
                return refuse(new ImportOutcome.FileRefused(FileProblem.NotAlone, Path.GetFileName(path), $"{files}"));
            }

            using var lines = Named(path, mapping);
            return lines.Unreadable(path, mapping) is { } reason ? refuse(reason) : read(lines);
        }
        catch (SourceRefusedException e)
        {
            return refuse(e.Why);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException or DecoderFallbackException or InvalidDataException)
        {
            return refuse(e is DecoderFallbackException ? new ImportOutcome.FileRefused(FileProblem.NotUtf8) : new ImportOutcome.FileRefused(FileProblem.Unreadable, e.Message));
        }
    }

    /// <summary>Reads the second file of a lookup; gives a reason when it cannot be used.</summary>
    public ImportOutcome.FileRefused? Add(FileLookup lookup, string folder, Mapping mapping)
    {
        var path = Path.Combine(folder, lookup.File);
        if (!File.Exists(path))
        {
            return new ImportOutcome.FileRefused(FileProblem.NoLookup, lookup.File);
        }

        using var other = Named(path, mapping with { Sheet = null, Columns = mapping.Columns.Clear(), Lookups = [] });
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
            LookedUp[lookup.Take[i]] = new LookedUp(lookup, table, i);
        }

        return null;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    // The first reason why the file does not fit the mapping.
    private ImportOutcome.FileRefused? Unreadable(string path, Mapping mapping)
    {
        if (Heading.GroupBy(h => h).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return new ImportOutcome.FileRefused(FileProblem.ColumnTwice, twice.Key);
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (var lookup in mapping.Lookups)
        {
            if (Add(lookup, folder, mapping) is { } reason)
            {
                return reason;
            }
        }

        IEnumerable<string> asked = mapping.NewPartner is { } made ? [made.Name, made.Kind, made.Country] : [];
        var missing = asked.Concat(mapping.Columns.Values.SelectMany(c => c)).Concat(mapping.Fields.Values).Concat(mapping.Words.Keys).Concat(mapping.Lookups.Select(l => l.Column))
            .FirstOrDefault(c => !Columns.ContainsKey(c) && !LookedUp.ContainsKey(c));
        return missing is null ? null : new ImportOutcome.FileRefused(FileProblem.NoColumn, missing, string.Join(", ", Heading));
    }
}

/// <summary>A file cannot be read as what it is called; thrown where the reading is, caught where the import begins.</summary>
internal sealed class SourceRefusedException(ImportOutcome.FileRefused why) : Exception(why.Why.ToString())
{
    public SourceRefusedException(FileProblem why, string name = "", string others = "")
        : this(new ImportOutcome.FileRefused(why, name, others))
    {
    }

    public ImportOutcome.FileRefused Why => why;
}
