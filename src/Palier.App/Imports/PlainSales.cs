using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;
using Palier.Core.Columns;

namespace Palier.App.Imports;

/// <summary>
/// Reads a CSV file of sales into numbers where all its lines are plain: whole, right and each there once. It says nothing about a line
/// that is not; then nothing is read, and the file is to be read line by line. Several threads read a part each.
/// </summary>
internal sealed class PlainSales
{
    private static readonly string[] thingFields = ["customer", "deal", "subscription"];

    private readonly Mapping _mapping;
    private readonly MappedFields _fields;
    private readonly int _columns;
    private readonly Dictionary<string, int> _partners;
    private readonly TextHash _hash = new();

    private PlainSales(Mapping mapping, SourceFile file, ImmutableArray<string> partners) =>
        (_mapping, _fields, _columns, _partners) = (mapping, new MappedFields(mapping, file), file.Heading.Length, partners.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal));

    /// <summary>Reads a file; null where it, or a line of it, is not plain.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mapping">What its columns are.</param>
    /// <param name="partners">The ids of the partners that are known; a line has the place of its partner among them.</param>
    public static NumberedLines? Read(string path, Mapping mapping, ImmutableArray<string> partners) =>
        SourceFile.With(path, mapping, file => file is CsvLines && IsPlain(mapping) ? new PlainSales(mapping, file, partners).All(path) : null, _ => null);

    // Amounts, days and the like are read from one column each, as they stand there.
    private static bool IsPlain(Mapping mapping) => mapping.Lookups.IsEmpty && char.IsAscii(mapping.Delimiter) && mapping.Columns.All(c => c.Key == "key" || c.Value.Length == 1)
        && !mapping.Columns.Where(c => AsTheyStand(c.Key)).SelectMany(c => c.Value).Any(mapping.Words.ContainsKey) && !mapping.Fixed.Keys.Any(AsTheyStand);

    private static bool AsTheyStand(string field) => field is "key" or "net" or "quantity" or "corrects" || thingFields.Contains(field, StringComparer.Ordinal);

    private NumberedLines? All(string path)
    {
        using var file = File.OpenHandle(path);
        if (PlainSplit.Of(file, Environment.ProcessorCount) is not { } runs)
        {
            return null;
        }

        var (most, withThings) = (checked((int)runs.Sum(r => r.MostLines)), thingFields.Where(f => _fields[f].Columns.Length == 1).ToImmutableArray());
        var read = new LinesRead(GC.AllocateUninitializedArray<NumberedLine>(most), GC.AllocateUninitializedArray<ulong>(most), GC.AllocateUninitializedArray<TextNumber>(checked(most * withThings.Length)));
        var parts = runs.ConvertAll(_ => new PlainPart(_fields, _mapping, _partners, _hash, withThings));
        var (starts, isPlain) = (runs.ConvertAll(r => (int)runs.TakeWhile(o => o != r).Sum(o => o.MostLines)), new bool[runs.Count]);
        Parallel.For(0, parts.Count, i => isPlain[i] = Read(file, runs[i], parts[i], read, starts[i]));
        if (!isPlain.All(p => p))
        {
            return null;
        }

        var count = Closed(parts, starts, read, withThings.Length);
        return KeysOnce.AreDifferent(read.Keys.AsMemory(0, count)) && CorrectsWhatIsThere(parts, starts, read.Keys.AsSpan(0, count))
            ? PlainParts.Together(parts, read.Lines.AsMemory(0, count), withThings, read.Things) : null;
    }

    private bool Read(SafeFileHandle file, PlainRun run, PlainPart part, LinesRead into, int start)
    {
        var csv = new PlainFields(file, run.From, run.Until, (byte)_mapping.Delimiter, _columns, _hash);
        return part.Read(csv, into, start, (int)run.MostLines, run.HasHeading ? 1 : 0);
    }

    // Where line ends stand within quotes there are fewer lines than line ends: the parts move up.
    private static int Closed(List<PlainPart> parts, List<int> starts, LinesRead read, int things)
    {
        var end = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            Array.Copy(read.Lines, starts[i], read.Lines, end, starts[i] == end ? 0 : parts[i].Count);
            Array.Copy(read.Keys, starts[i], read.Keys, end, starts[i] == end ? 0 : parts[i].Count);
            Array.Copy(read.Things, starts[i] * things, read.Things, end * things, starts[i] == end ? 0 : parts[i].Count * things);
            end += parts[i].Count;
        }

        return end;
    }

    // Every line that speaks of another finds it before itself.
    private static bool CorrectsWhatIsThere(List<PlainPart> parts, List<int> starts, ReadOnlySpan<ulong> keys)
    {
        var sought = parts.SelectMany(p => p.Corrections.Select(c => c.Original)).ToHashSet();
        var found = new Dictionary<ulong, int>();
        for (var i = 0; i < keys.Length && sought.Count > 0; i++)
        {
            if (sought.Contains(keys[i]))
            {
                found[keys[i]] = i;
            }
        }

        var before = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var moved = starts[i] - before;
            if (!parts[i].Corrections.TrueForAll(c => found.TryGetValue(c.Original, out var original) && original < c.Line - moved))
            {
                return false;
            }

            before += parts[i].Count;
        }

        return true;
    }
}
