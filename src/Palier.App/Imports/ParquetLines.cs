using System.Collections.Immutable;
using Parquet;
using Parquet.Schema;

namespace Palier.App.Imports;

/// <summary>Streams the rows of a Parquet file, one group of rows after the other. Columns within columns are not read.</summary>
internal sealed class ParquetLines : SourceFile
{
    /// <summary>Writers make groups of a hundred thousand to a million rows; a group is held in memory whole.</summary>
    private const long MostRows = 4_000_000;

    private readonly ParquetReader _reader;
    private readonly ImmutableArray<ParquetColumn> _columns;
    private readonly string _name;

    private ParquetLines(ParquetReader reader, ImmutableArray<ParquetColumn> columns, string name)
        : base([.. columns.Select(c => c.Field.Name)]) => (_reader, _columns, _name) = (reader, columns, name);

    public static ParquetLines Open(string path, Mapping mapping)
    {
        var name = Path.GetFileName(path);
        using (var file = File.OpenRead(path))
        {
            var first = Packed.FirstFour(file);
            if (!first.AsSpan().SequenceEqual("PAR1"u8))
            {
                throw new SourceRefusedException(first.AsSpan().SequenceEqual("PARE"u8) ? FileProblem.Protected : FileProblem.NotParquet, name);
            }
        }

        var reader = Decoded(() => ParquetReader.CreateAsync(path, new ParquetOptions { UseDateOnlyTypeForDates = true, TreatByteArrayAsString = true }), name);
        ImmutableArray<ParquetColumn> columns = [.. reader.Schema.Fields.OfType<DataField>().Where(f => !f.IsArray).Select(f => ParquetColumn.Of(f, mapping)).OfType<ParquetColumn>()];
        return new ParquetLines(reader, columns, name);
    }

    public override InTable Spot(string columns) => new(null, null);

    public override IEnumerable<SourceLine> Read()
    {
        var number = 0L;
        for (var group = 0; group < _reader.RowGroupCount; group++)
        {
            using var rows = _reader.OpenRowGroupReader(group);
            if (rows.RowCount is < 0 or > MostRows || rows.RowGroup.TotalByteSize > 4 * Packed.Gigabyte)
            {
                throw new SourceRefusedException(FileProblem.TooLarge, _name);
            }

            foreach (var column in _columns)
            {
                Decoded(() => column.Read(rows), _name);
            }

            for (var row = 0; row < rows.RowCount; row++)
            {
                yield return Line(row, ++number);
            }
        }
    }

    protected override void Dispose(bool disposing) => Decoded(async () =>
    {
        await _reader.DisposeAsync();
        return true;
    }, _name);

    private SourceLine Line(int row, long number)
    {
        var (fields, typed) = (new string[_columns.Length], new object?[_columns.Length]);
        for (var i = 0; i < fields.Length; i++)
        {
            (fields[i], typed[i]) = _columns[i].At(row);
        }

        return new SourceLine(this, number, fields, typed);
    }

    // A decoder that meets damaged bytes fails in any way: beyond an array, at a wrong length, in a missing page.
    private static T Decoded<T>(Func<Task<T>> decode, string name)
    {
        try
        {
            return decode().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not (OutOfMemoryException or UnauthorizedAccessException or OperationCanceledException))
        {
            throw new SourceRefusedException(FileProblem.Damaged, name);
        }
    }
}
