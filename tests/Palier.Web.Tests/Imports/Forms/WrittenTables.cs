using System.Globalization;
using MiniExcelLibs;
using Parquet;
using Parquet.Schema;

namespace Palier.Web.Tests.Imports.Forms;

/// <summary>The same rows as CSV, as a workbook and as Parquet: texts, whole numbers, amounts and days, or nothing. Each is written by another program than it is read by.</summary>
internal static class WrittenTables
{
    public static string Csv(string path, string[] heading, IReadOnlyList<object?[]> rows)
    {
        using var text = new StreamWriter(path);
        text.Write(string.Join(',', heading) + "\n");
        foreach (var row in rows)
        {
            text.Write(string.Join(',', row.Select(v => v switch
            {
                null => "",
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                string s when s.AsSpan().IndexOfAny(",\"\n") >= 0 => $"\"{s.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
                _ => Convert.ToString(v, CultureInfo.InvariantCulture),
            })) + "\n");
        }

        return path;
    }

    public static string Xlsx(string path, string[] heading, IReadOnlyList<object?[]> rows)
    {
        MiniExcel.SaveAs(path, rows.Select(r => heading.Zip(r).ToDictionary(c => c.First, c => c.Second is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : c.Second)), overwriteFile: true);
        return path;
    }

    public static async Task<string> Parquet(string path, string[] heading, IReadOnlyList<object?[]> rows, int group = 20_000)
    {
        var kinds = heading.Select((_, i) => rows.Select(r => r[i]).OfType<object>().FirstOrDefault()?.GetType() ?? typeof(string)).ToArray();
        var fields = heading.Select((h, i) => (DataField)(kinds[i] == typeof(decimal) ? new DecimalDataField(h, 18, 6, isNullable: true) : kinds[i] == typeof(long) ? new DataField<long?>(h)
            : kinds[i] == typeof(DateOnly) ? new DataField<DateOnly?>(h) : new DataField<string>(h))).ToArray();
        await using var file = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields.Cast<Field>()), file);
        foreach (var part in rows.Chunk(group))
        {
            using var written = writer.CreateRowGroup();
            for (var i = 0; i < fields.Length; i++)
            {
                await (kinds[i] == typeof(decimal) ? written.WriteAsync(fields[i], Column<decimal>(part, i)) : kinds[i] == typeof(long) ? written.WriteAsync(fields[i], Column<long>(part, i))
                    : kinds[i] == typeof(DateOnly) ? written.WriteAsync(fields[i], Column<DateOnly>(part, i)) : written.WriteAsync(fields[i], part.Select(r => (string?)r[i]).ToArray()!));
            }

            written.CompleteValidate();
        }

        return path;
    }

    private static ReadOnlyMemory<T?> Column<T>(object?[][] rows, int i)
        where T : struct => rows.Select(r => (T?)r[i]).ToArray();
}
