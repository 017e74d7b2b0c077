using System.Collections.Immutable;
using System.Text;
using Palier.Core.Columns;
using Palier.Core.Facts;
using Palier.Core.Values;
using Sylvan.Data.Csv;

namespace Palier.App.Imports;

/// <summary>
/// Reads a CSV file of sales into numbers where all its lines are plain: whole, right and each there once. It says nothing about a line
/// that is not; then nothing is read, and the file is to be read line by line. Where no field is quoted, several threads read a part each.
/// </summary>
internal sealed class PlainSales
{
    private const long SmallestPart = 1 << 20;

    private readonly string _path;
    private readonly Mapping _mapping;
    private readonly MappedFields _fields;
    private readonly int _columns;
    private readonly ImmutableArray<string> _partners;
    private readonly KeysMet _keys = new();

    private PlainSales(string path, Mapping mapping, SourceFile file, ImmutableArray<string> partners) =>
        (_path, _mapping, _fields, _columns, _partners) = (path, mapping, new MappedFields(mapping, file), file.Heading.Length, partners);

    /// <summary>Reads a file; null where it, or a line of it, is not plain.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mapping">What its columns are.</param>
    /// <param name="partners">The ids of the partners that are known; a line has the place of its partner among them.</param>
    public static NumberedLines? Read(string path, Mapping mapping, ImmutableArray<string> partners) =>
        SourceFile.With(path, mapping, file => file is CsvLines && IsPlain(mapping) ? new PlainSales(path, mapping, file, partners).All() : null, _ => null);

    // Amounts, days and the like are read from one column each, as they stand there.
    private static bool IsPlain(Mapping mapping) => mapping.Lookups.IsEmpty && mapping.Columns.All(c => c.Key == "key" || c.Value.Length == 1)
        && !mapping.Columns.Where(c => c.Key is "key" or "net" or "quantity" or "corrects").SelectMany(c => c.Value).Any(mapping.Words.ContainsKey) && !mapping.Fixed.Keys.Any(f => f is "key" or "net");

    private NumberedLines? All()
    {
        var length = new FileInfo(_path).Length;
        var parts = Read(Splits(length, (int)Math.Clamp(length / SmallestPart, 1, Environment.ProcessorCount)), length);
        if (parts.Exists(p => p.Met == PlainPart.Ending.Quoted) && parts.Count > 1)
        {
            // A line end may stand within quotes, so nobody can begin in the middle.
            parts = Read([0], length);
        }

        return parts.TrueForAll(p => p.Met is PlainPart.Ending.Plain or PlainPart.Ending.Quoted) && _keys.AddOnce(parts.ConvertAll(p => p.Keys)) && CorrectsWhatIsThere(parts)
            ? PlainParts.Together(parts) : null;
    }

    private List<PlainPart> Read(long[] starts, long length)
    {
        var parts = starts.Select((start, i) => new PlainPart(_fields, _mapping, _columns, _partners, _keys, isFirst: i == 0)).ToList();
        Parallel.For(0, starts.Length, i =>
        {
            using var file = File.OpenRead(_path);
            parts[i].Read(file, starts[i], i + 1 < starts.Length ? starts[i + 1] : length, alone: starts.Length == 1);
        });
        return parts;
    }

    // Each part begins after the end of a line.
    private long[] Splits(long length, int parts)
    {
        using var file = File.OpenRead(_path);
        var starts = new List<long> { 0 };
        for (var i = 1; i < parts; i++)
        {
            file.Position = length * i / parts;
            int read;
            do
            {
                read = file.ReadByte();
            }
            while (read is not (-1 or '\n'));

            if (file.Position > starts[^1] && file.Position < length)
            {
                starts.Add(file.Position);
            }
        }

        return [.. starts];
    }

    private bool CorrectsWhatIsThere(List<PlainPart> parts)
    {
        var before = 0L;
        foreach (var part in parts)
        {
            if (part.Corrections.Exists(c => !(_keys.Find(c.Original) < before + c.Line)))
            {
                return false;
            }

            before += part.Keys.Count;
        }

        return true;
    }
}
