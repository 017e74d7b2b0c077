namespace Palier.App.Imports;

/// <summary>A column that the mapping speaks of: its place in the file or the lookup it comes from, and the words of its values.</summary>
/// <param name="Name">The column as the file has it.</param>
/// <param name="Index">Its place; below zero where it comes from a lookup.</param>
/// <param name="From">The lookup.</param>
/// <param name="Words">The word of the programmes for each word of the file; null where they are the same.</param>
internal sealed record MappedColumn(string Name, int Index, LookedUp? From, Dictionary<string, string>? Words);

/// <summary>A field: the columns that make it, or what it always is.</summary>
internal sealed record MappedField(string Name, MappedColumn[] Columns, string Shown, string? Always);

/// <summary>A mapping laid over the columns of one file, once and not for each line.</summary>
internal sealed class MappedFields
{
    private readonly Dictionary<string, MappedColumn> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MappedField> _fields = new(StringComparer.Ordinal);
    private readonly SourceFile _file;

    public MappedFields(Mapping mapping, SourceFile file)
    {
        (Mapping, _file) = (mapping, file);
        foreach (var (field, columns) in mapping.Columns)
        {
            _fields[field] = new MappedField(field, [.. columns.Select(Column)], string.Join('/', columns), null);
        }

        foreach (var (field, always) in mapping.Fixed)
        {
            _fields.TryAdd(field, new MappedField(field, [], field, always));
        }

        foreach (var field in MappingText.FieldsOf(mapping.Kind).Words)
        {
            _fields.TryAdd(field, new MappedField(field, [], field, null));
        }

        foreach (var column in mapping.NewPartner is { } made ? new[] { made.Name, made.Kind, made.Country } : [])
        {
            Column(column);
        }

        Own = [.. mapping.Fields.Select(f => (f.Key, Column(f.Value)))];
    }

    public Mapping Mapping { get; }

    /// <summary>The fields that only programmes know.</summary>
    public (string Name, MappedColumn Column)[] Own { get; }

    /// <summary>A field; one that the mapping does not name has no column and no value.</summary>
    public MappedField this[string field] => _fields[field];

    /// <summary>A column that the mapping names.</summary>
    public MappedColumn Named(string column) => _columns[column];

    private MappedColumn Column(string name)
    {
        if (!_columns.TryGetValue(name, out var column))
        {
            var words = Mapping.Words.TryGetValue(name, out var w) ? w.ToDictionary(StringComparer.Ordinal) : null;
            column = _file.Columns.TryGetValue(name, out var index) ? new MappedColumn(name, index, null, words) : new MappedColumn(name, -1, _file.LookedUp[name], words);
            _columns.Add(name, column);
        }

        return column;
    }

    public InTable? Spot(string columns) => _file.Spot(columns);
}
