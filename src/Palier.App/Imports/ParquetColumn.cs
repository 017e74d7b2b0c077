using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Palier.App.Imports;

/// <summary>A column of a Parquet file: its values in one group of rows, as texts and with their type.</summary>
internal abstract class ParquetColumn(DataField of)
{
    public DataField Field => of;

    public abstract Task<bool> Read(ParquetRowGroupReader rows);

    public abstract (string Text, object? Typed) At(int row);

    /// <summary>The column by the type of its field; null where nothing of an import can stand in it.</summary>
    public static ParquetColumn? Of(DataField field, Mapping mapping)
    {
        (string, object?) Figure(decimal value) => (TypedText.Of(value, mapping), value);

        return Type.GetTypeCode(field.ClrType) switch
        {
            TypeCode.Boolean => new Values<bool>(field, v => (v ? "true" : "false", null)),
            TypeCode.SByte => new Values<sbyte>(field, v => Figure(v)),
            TypeCode.Byte => new Values<byte>(field, v => Figure(v)),
            TypeCode.Int16 => new Values<short>(field, v => Figure(v)),
            TypeCode.UInt16 => new Values<ushort>(field, v => Figure(v)),
            TypeCode.Int32 => new Values<int>(field, v => Figure(v)),
            TypeCode.UInt32 => new Values<uint>(field, v => Figure(v)),
            TypeCode.Int64 => new Values<long>(field, v => Figure(v)),
            TypeCode.UInt64 => new Values<ulong>(field, v => Figure(v)),
            TypeCode.Decimal => new Values<decimal>(field, Figure),
            TypeCode.Single => new Values<float>(field, v => Math.Abs(v) < 1e15 ? Figure((decimal)v) : (v.ToString(CultureInfo.InvariantCulture), null)),
            TypeCode.Double => new Values<double>(field, v => Math.Abs(v) < 1e15 ? Figure((decimal)v) : (v.ToString(CultureInfo.InvariantCulture), null)),
            TypeCode.DateTime => new Values<DateTime>(field, v => Moment(v, mapping)),
            _ when field.ClrType == typeof(ReadOnlyMemory<char>) => new Texts(field),
            _ when field.ClrType == typeof(DateOnly) => new Values<DateOnly>(field, v => (TypedText.Of(v, mapping), v)),
            _ when field.ClrType == typeof(Guid) => new Values<Guid>(field, v => (v.ToString(), null)),
            _ => null,
        };
    }

    // Which day a moment with a time is depends on where one is, and the file does not say: it stays a text, and a field of days refuses it.
    private static (string, object?) Moment(DateTime value, Mapping mapping) => value.TimeOfDay == TimeSpan.Zero
        ? (TypedText.Of(DateOnly.FromDateTime(value), mapping), DateOnly.FromDateTime(value))
        : (value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture), null);

    private sealed class Texts(DataField field) : ParquetColumn(field)
    {
        private string?[] _values = [];

        public override async Task<bool> Read(ParquetRowGroupReader rows)
        {
            _values = new string?[rows.RowCount];
            await rows.ReadAsync(Field, _values.AsMemory()!);
            return true;
        }

        public override (string Text, object? Typed) At(int row) => (_values[row] ?? "", null);
    }

    private sealed class Values<T>(DataField field, Func<T, (string, object?)> told) : ParquetColumn(field)
        where T : struct
    {
        private T?[] _values = [];

        public override async Task<bool> Read(ParquetRowGroupReader rows)
        {
            _values = new T?[rows.RowCount];
            await rows.ReadAsync(Field, _values.AsMemory());
            return true;
        }

        public override (string Text, object? Typed) At(int row) => _values[row] is { } value ? told(value) : ("", null);
    }
}
