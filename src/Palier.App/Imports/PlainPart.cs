using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Palier.Core.Columns;
using Palier.Core.Facts;
using Palier.Core.Values;
using Sylvan.Data.Csv;

namespace Palier.App.Imports;

/// <summary>A part of a CSV file on its way into numbers: what is met in it is numbered from zero, whatever other parts met.</summary>
internal sealed class PlainPart
{
    private const int None = -1;
    private const int NotPlain = -2;
    private const int LongestKey = 1 << 10;

    private readonly Mapping _mapping;
    private readonly int _columns;
    private readonly KeysMet _keys;
    private readonly bool _isFirst;
    private readonly Coded _partner;
    private readonly Coded _currency;
    private readonly Coded _type;
    private readonly Coded[] _days;
    private readonly Coded[] _words;
    private readonly Coded[] _things;
    private readonly int[] _key;
    private readonly MappedField _net;
    private readonly MappedField _quantity;
    private readonly MappedField _corrects;
    private readonly char[] _whole = new char[LongestKey];
    private readonly Dictionary<UInt128, int> _combinations = [];

    public PlainPart(MappedFields fields, Mapping mapping, int columns, ImmutableArray<string> partners, KeysMet keys, bool isFirst)
    {
        (_mapping, _columns, _keys, _isFirst) = (mapping, columns, keys, isFirst);
        var places = partners.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal);
        var days = new DaysMet(mapping.Dates);
        _partner = new Coded(fields["partner"], text => places.TryGetValue(text, out var place) ? place : NotPlain);
        _currency = new Coded(fields["currency"], text => Currency.Find(text) is { } currency ? Numbered(Currencies, currency) : NotPlain);
        _type = new Coded(fields["type"], text => text switch { "" or "sale" => (int)LineType.Sale, "return" => (int)LineType.Return, "correction" => (int)LineType.Correction, _ => NotPlain });
        _days = [.. DayFields.Select(f => new Coded(fields[f], text => text.Length == 0 ? NumberedLine.NoDay
            : days.Of(text) is { } day && SalesColumns.DayOf(day) is { } number and not NumberedLine.NoDay ? number : NotPlain))];
        Words = [.. WordFields.Select(_ => new List<string?> { null })];
        _words = [.. WordFields.Select((f, i) => new Coded(fields[f], text => text.Length == 0 ? 0 : Words[i].Count < MostWords ? Numbered(Words[i], text) : NotPlain))];
        Things = [.. ThingFields.Select(_ => new List<string>())];
        _things = [.. ThingFields.Select((f, i) => new Coded(fields[f], text => text.Length == 0 ? None : Numbered(Things[i], text)))];
        (_net, _quantity, _corrects) = (fields["net"], fields["quantity"], fields["corrects"]);
        _key = [.. fields["key"].Columns.Select(c => c.Index)];
    }

    /// <summary>How a part ended.</summary>
    public enum Ending
    {
        Plain = 0,

        /// <summary>All is plain, and some field is quoted.</summary>
        Quoted = 1,

        NotPlain = 2,
    }

    /// <summary>The fields whose words are combined, in the order of <see cref="Words"/>.</summary>
    public static ImmutableArray<string> WordFields { get; } = ["area", "family", "kind", "source", "country", "product"];

    private const int BitsOfWord = 20;
    private const int MostWords = 1 << BitsOfWord;

    private static ImmutableArray<string> DayFields { get; } = ["ordered_on", "sold_on", "invoiced_on", "paid_on"];

    private static ImmutableArray<string> ThingFields { get; } = ["customer", "deal", "subscription"];

    public Ending Met { get; private set; }

    public List<NumberedLine> Lines { get; } = [];

    /// <summary>The hash of each line's key.</summary>
    public List<ulong> Keys { get; } = [];

    /// <summary>Lines that speak of others, and the hash of the key of each.</summary>
    public List<(int Line, ulong Original)> Corrections { get; } = [];

    public List<Currency> Currencies { get; } = [];

    /// <summary>The words of each field; the first is none.</summary>
    public List<string?>[] Words { get; }

    public List<string>[] Things { get; }

    /// <summary>The combinations of words in the order of their numbers.</summary>
    public IEnumerable<ImmutableArray<string?>> Combinations =>
        _combinations.OrderBy(c => c.Value).Select(c => Words.Select((words, i) => words[(int)((c.Key >> (i * BitsOfWord)) & (MostWords - 1))]).ToImmutableArray());

    /// <summary>Reads the lines from one place of a file to another.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Where the part begins.</param>
    /// <param name="until">Where it ends.</param>
    /// <param name="alone">Whether it is the whole file.</param>
    public void Read(Stream file, long from, long until, bool alone)
    {
        using var bytes = new PlainBytes(file, from, until, stopAtQuote: !alone);
        try
        {
            using var text = new StreamReader(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: _isFirst, bufferSize: 1 << 16);
            using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = _mapping.Delimiter, HasHeaders = _isFirst, BufferSize = 1 << 16, MaxBufferSize = 1 << 24 });
            while (Met == Ending.Plain && csv.Read())
            {
                Met = csv.RowFieldCount == _columns && Take(csv) ? Ending.Plain : Ending.NotPlain;
            }
        }
        catch (Exception e) when (e is CsvFormatException or DecoderFallbackException)
        {
            Met = Ending.NotPlain;
        }

        Met = bytes.HasZero ? Ending.NotPlain : bytes.HasQuote && (!alone || Met == Ending.Plain) ? Ending.Quoted : Met;
    }

    private static int Numbered<T>(List<T> list, T one)
    {
        list.Add(one);
        return list.Count - 1;
    }

        private bool Take(CsvDataReader csv)
    {
        var (partner, currency, type) = (_partner.Of(csv), _currency.Of(csv), _type.Of(csv));
        var corrects = Text(csv, _corrects);
        if (partner < 0 || currency < 0 || type < 0 || (type == 0) != corrects.IsEmpty || !TryKey(csv, type, corrects) || !TryAmount(csv, out var net) || !IsWhole(Text(csv, _quantity)))
        {
            return false;
        }

        Span<int> days = stackalloc int[_days.Length];
        Span<int> things = stackalloc int[_things.Length];
        UInt128 words = 0;
        if (!Numbers(_days, csv, days) || !Numbers(_things, csv, things))
        {
            return false;
        }

        for (var i = 0; i < _words.Length; i++)
        {
            if (_words[i].Of(csv) is not (>= 0 and var word))
            {
                return false;
            }

            words |= (UInt128)(uint)word << (i * BitsOfWord);
        }

        ref var combination = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_combinations, words, out var known);
        combination = known ? combination : _combinations.Count - 1;
        Lines.Add(new NumberedLine(
            partner, combination, things[0], things[1], things[2], (ushort)(days[1] == NumberedLine.NoDay ? days[0] : days[1]), (ushort)days[2], (ushort)days[3], (byte)currency, !corrects.IsEmpty, net));
        return Lines.Count < int.MaxValue && currency <= byte.MaxValue;
    }

    private static bool Numbers(Coded[] fields, CsvDataReader csv, Span<int> numbers)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            numbers[i] = fields[i].Of(csv);
            if (numbers[i] == NotPlain)
            {
                return false;
            }
        }

        return true;
    }

    // The same text as an import makes of the columns.
    private bool TryKey(CsvDataReader csv, int type, ReadOnlySpan<char> corrects)
    {
        var length = 0;
        foreach (var column in _key)
        {
            var field = csv.GetFieldSpan(column).Trim();
            if (field.IsEmpty || length + field.Length >= _whole.Length)
            {
                return false;
            }

            if (length > 0)
            {
                _whole[length++] = '/';
            }

            field.CopyTo(_whole.AsSpan(length));
            length += field.Length;
        }

        if (!corrects.IsEmpty)
        {
            Corrections.Add((Keys.Count, _keys.Hash(corrects, (int)LineType.Sale)));
        }

        Keys.Add(_keys.Hash(_whole.AsSpan(0, length), type));
        return length > 0;
    }

    private bool TryAmount(CsvDataReader csv, out long net)
    {
        var (amount, why) = Amounts.Read(Text(csv, _net), _mapping.DecimalMark, _mapping.Rounding);
        net = amount.TenThousandths;
        return why is null;
    }

    private static bool IsWhole(ReadOnlySpan<char> text) => text.IsEmpty || long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static ReadOnlySpan<char> Text(CsvDataReader csv, MappedField field) => field.Columns is [var column] ? csv.GetFieldSpan(column.Index).Trim() : field.Always;

    /// <summary>A field whose texts stand on many lines: each is looked at once.</summary>
    private sealed class Coded
    {
        private readonly Dictionary<string, int> _met = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _worded = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
        private readonly Func<string, int> _number;
        private readonly MappedColumn? _column;
        private readonly int _always;

        public Coded(MappedField field, Func<string, int> number)
        {
            (_number, _bySpan, _column) = (number, _met.GetAlternateLookup<ReadOnlySpan<char>>(), field.Columns is [var column] ? column : null);
            _always = _column is null ? number(field.Always ?? "") : 0;
        }

        public int Of(CsvDataReader csv)
        {
            if (_column is null)
            {
                return _always;
            }

            var field = csv.GetFieldSpan(_column.Index).Trim();
            return _bySpan.TryGetValue(field, out var number) ? number : First(field.ToString());
        }

        private int First(string text) => _met[text] = _column!.Words is { } words ? Worded(words.GetValueOrDefault(text, text)) : _number(text);

        // Several words of the file may be one of the programmes.
        private int Worded(string word) => _worded.TryGetValue(word, out var number) ? number : _worded[word] = _number(word);
    }
}
