using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Palier.Core.Columns;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.App.Imports;

/// <summary>Where the lines of a file go.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Keys">The hash of the key of each.</param>
/// <param name="Things">The things of each: as many as there are fields of things that have a column.</param>
internal sealed record LinesRead(NumberedLine[] Lines, ulong[] Keys, TextNumber[] Things);

/// <summary>A part of a CSV file on its way into numbers: what is met in it is numbered from zero, whatever other parts met.</summary>
internal sealed class PlainPart
{
    private const int NotPlain = -1;
    private const int LongestKey = 1 << 10;
    private const int BitsOfWord = 20;
    private const int MostWords = 1 << BitsOfWord;
    private const int WordsOfHalf = 3;

    private readonly Mapping _mapping;
    private readonly TextHash _hash;
    private readonly Coded _partner;
    private readonly Coded _currency;
    private readonly Coded _type;
    private readonly Coded[] _days;
    private readonly Coded[] _words;
    private readonly int[] _key;
    private readonly MappedField _net;
    private readonly MappedField _quantity;
    private readonly MappedField _corrects;
    private readonly int[] _things;
    private readonly byte[] _whole = new byte[LongestKey];
    private readonly NumbersOfTexts _combinations = new();
    private readonly List<TextNumber> _inOrder = [];

    private readonly int[] _ofPartner = new int[PlainFields.AtOnce];
    private readonly int[] _ofCurrency = new int[PlainFields.AtOnce];
    private readonly int[] _ofType = new int[PlainFields.AtOnce];
    private readonly int[] _combined = new int[PlainFields.AtOnce];
    private readonly TextNumber[] _ofWords = new TextNumber[PlainFields.AtOnce];
    private readonly int[][] _ofDays = [.. DayFields.Select(_ => new int[PlainFields.AtOnce])];
    private readonly int[] _ofWord = new int[PlainFields.AtOnce];

    /// <param name="fields">The fields of the mapping in the file.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="partners">The place of each partner by its id.</param>
    /// <param name="hash">The hashes of the file.</param>
    /// <param name="things">The fields of things that have a column.</param>
    public PlainPart(MappedFields fields, Mapping mapping, Dictionary<string, int> partners, TextHash hash, IEnumerable<string> things)
    {
        (_mapping, _hash) = (mapping, hash);
        var days = new DaysMet(mapping.Dates);
        _partner = new Coded(fields["partner"], text => partners.TryGetValue(text, out var place) ? place : NotPlain);
        _currency = new Coded(fields["currency"], text => Currency.Find(text) is { } currency ? Numbered(Currencies, currency) : NotPlain);
        _type = new Coded(fields["type"], text => text switch { "" or "sale" => (int)LineType.Sale, "return" => (int)LineType.Return, "correction" => (int)LineType.Correction, _ => NotPlain });
        _days = [.. DayFields.Select(f => new Coded(fields[f], text => text.Length == 0 ? NumberedLine.NoDay
            : days.Of(text) is { } day && SalesColumns.DayOf(day) is { } number and not NumberedLine.NoDay ? number : NotPlain))];
        Words = [.. WordFields.Select(_ => new List<string?> { null })];
        _words = [.. WordFields.Select((f, i) => new Coded(fields[f], text => text.Length == 0 ? 0 : Words[i].Count < MostWords ? Numbered(Words[i], text) : NotPlain))];
        (_net, _quantity, _corrects) = (fields["net"], fields["quantity"], fields["corrects"]);
        _key = [.. fields["key"].Columns.Select(c => c.Index)];
        _things = [.. things.Select(t => fields[t].Columns[0].Index)];
    }

    /// <summary>The fields whose words are combined, in the order of <see cref="Words"/>.</summary>
    public static ImmutableArray<string> WordFields { get; } = ["area", "family", "kind", "source", "country", "product"];

    private static ImmutableArray<string> DayFields { get; } = ["ordered_on", "sold_on", "invoiced_on", "paid_on"];

    /// <summary>How many lines there are.</summary>
    public int Count { get; private set; }

    /// <summary>Lines that speak of others, and the hash of the key of each.</summary>
    public List<(int Line, ulong Original)> Corrections { get; } = [];

    public List<Currency> Currencies { get; } = [];

    /// <summary>The words of each field; the first is none.</summary>
    public List<string?>[] Words { get; }

    /// <summary>The combinations of words in the order of their numbers.</summary>
    public IEnumerable<ImmutableArray<string?>> Combinations =>
        _inOrder.Select(c => Words.Select((words, i) => words[(int)((i < WordsOfHalf ? c.Low >> (i * BitsOfWord) : c.High >> ((i - WordsOfHalf) * BitsOfWord)) & (MostWords - 1))]).ToImmutableArray());

    /// <summary>Reads lines; false where one is not plain.</summary>
    /// <param name="csv">The lines.</param>
    /// <param name="into">Where they go.</param>
    /// <param name="first">The place of the first.</param>
    /// <param name="most">How many there are at most.</param>
    /// <param name="heading">How many lines are a heading.</param>
    public bool Read(PlainFields csv, LinesRead into, int first, int most, int heading)
    {
        for (var skipped = heading; csv.Next(); skipped = 0)
        {
            if (Count + csv.Lines - skipped > most || !Code(csv, skipped) || !Take(csv, into, first + Count, skipped))
            {
                return false;
            }

            Count += csv.Lines - skipped;
        }

        return csv.IsPlain;
    }

    private static int Numbered<T>(List<T> list, T one)
    {
        list.Add(one);
        return list.Count - 1;
    }

    // Field by field, so that what is asked of large tables is asked for many lines at once.
    private bool Code(PlainFields csv, int from)
    {
        if (!_partner.Of(csv, from, _ofPartner) || !_currency.Of(csv, from, _ofCurrency) || !_type.Of(csv, from, _ofType) || Currencies.Count > byte.MaxValue)
        {
            return false;
        }

        for (var i = 0; i < _days.Length; i++)
        {
            if (!_days[i].Of(csv, from, _ofDays[i]))
            {
                return false;
            }
        }

        Array.Fill(_ofWords, new TextNumber(0, 1UL << 63));
        for (var i = 0; i < _words.Length; i++)
        {
            if (!_words[i].Of(csv, from, _ofWord))
            {
                return false;
            }

            Combine(i, from, csv.Lines);
        }

        _combinations.Numbered(_ofWords.AsSpan(from, csv.Lines - from), _combined.AsSpan(from));
        for (var i = from; i < csv.Lines; i++)
        {
            if (_combined[i] == _inOrder.Count)
            {
                _inOrder.Add(_ofWords[i]);
            }
        }

        return true;
    }

    private void Combine(int field, int from, int until)
    {
        var at = field % WordsOfHalf * BitsOfWord;
        for (var i = from; i < until; i++)
        {
            var (word, (low, high)) = ((ulong)_ofWord[i] << at, _ofWords[i]);
            _ofWords[i] = field < WordsOfHalf ? new TextNumber(low | word, high) : new TextNumber(low, high | word);
        }
    }

    private bool Take(PlainFields csv, LinesRead into, int at, int from)
    {
        for (var i = from; i < csv.Lines; i++, at++)
        {
            var corrects = Text(csv, i, _corrects);
            if ((_ofType[i] == 0) != corrects.IsEmpty || !TryKey(csv, i, out into.Keys[at]) || !TryAmount(Text(csv, i, _net), out var net) || !IsWhole(Text(csv, i, _quantity)))
            {
                return false;
            }

            if (!corrects.IsEmpty)
            {
                Corrections.Add((at, _hash.Of(corrects, (int)LineType.Sale)));
            }

            for (var thing = 0; thing < _things.Length; thing++)
            {
                into.Things[(at * _things.Length) + thing] = csv.Thing(i, _things[thing]);
            }

            var (ordered, sold) = (_ofDays[0][i], _ofDays[1][i]);
            into.Lines[at] = new NumberedLine(
                _ofPartner[i], _combined[i], (ushort)(sold == NumberedLine.NoDay ? ordered : sold), (ushort)_ofDays[2][i], (ushort)_ofDays[3][i], (byte)_ofCurrency[i], !corrects.IsEmpty, net);
        }

        return true;
    }

    // The same text as an import makes of the columns.
    private bool TryKey(PlainFields csv, int line, out ulong key)
    {
        var length = 0;
        key = 0;
        foreach (var column in _key)
        {
            var field = csv.Trimmed(line, column);
            if (field.IsEmpty || length + field.Length >= _whole.Length)
            {
                return false;
            }

            if (length > 0)
            {
                _whole[length++] = (byte)'/';
            }

            field.CopyTo(_whole.AsSpan(length));
            length += field.Length;
        }

        key = _hash.Of(_whole.AsSpan(0, length), _ofType[line]);
        return length > 0;
    }

    // Digits with at most four after the mark, as most amounts are; what is written otherwise is read as an import reads it.
    private bool TryAmount(ReadOnlySpan<byte> text, out long net)
    {
        const int Decimals = 4;
        const int Fitting = 14;
        var (value, decimals, isNegative) = (0L, -1, !text.IsEmpty && text[0] == '-');
        for (var i = isNegative ? 1 : 0; i < text.Length && text.Length <= Fitting; i++)
        {
            if ((uint)(text[i] - '0') <= 9)
            {
                (value, decimals) = ((value * 10) + (text[i] - '0'), decimals < 0 ? decimals : decimals + 1);
            }
            else if (text[i] == _mapping.DecimalMark && decimals < 0 && i > (isNegative ? 1 : 0))
            {
                decimals = 0;
            }
            else
            {
                decimals = 0;
                break;
            }
        }

        if ((decimals is -1 or (> 0 and <= Decimals)) && text.Length > (isNegative ? 1 : 0) && text.Length <= Fitting)
        {
            for (var i = Math.Max(decimals, 0); i < Decimals; i++)
            {
                value *= 10;
            }

            net = isNegative ? -value : value;
            return true;
        }

        var (amount, why) = Amounts.Read(Encoding.UTF8.GetString(text), _mapping.DecimalMark, _mapping.Rounding);
        net = amount.TenThousandths;
        return why is null;
    }

    private static bool IsWhole(ReadOnlySpan<byte> text) => text.IsEmpty || long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static ReadOnlySpan<byte> Text(PlainFields csv, int line, MappedField field) => field.Columns is [var column] ? csv.Trimmed(line, column.Index) : [];

    /// <summary>A field whose texts stand on many lines: each is looked at once.</summary>
    private sealed class Coded
    {
        private readonly NumbersOfTexts _met = new();
        private readonly TextNumber[] _texts = new TextNumber[PlainFields.AtOnce];
        private readonly Dictionary<string, int> _worded = new(StringComparer.Ordinal);
        private readonly Func<string, int> _number;
        private readonly MappedColumn? _column;
        private readonly int _always;

        public Coded(MappedField field, Func<string, int> number)
        {
            (_number, _column) = (number, field.Columns is [var column] ? column : null);
            _always = _column is null ? number(field.Always ?? "") : 0;
        }

        /// <summary>The numbers of the lines' words; false where one is not plain.</summary>
        public bool Of(PlainFields csv, int from, Span<int> numbers)
        {
            if (_column is null)
            {
                numbers.Fill(_always);
                return _always >= 0;
            }

            for (var i = from; i < csv.Lines; i++)
            {
                _texts[i] = csv.Whole(i, _column.Index);
            }

            _met.Find(_texts.AsSpan(from, csv.Lines - from), numbers[from..]);
            for (var i = from; i < csv.Lines; i++)
            {
                if (numbers[i] < 0 && (numbers[i] = First(_texts[i], Encoding.UTF8.GetString(csv[i, _column.Index]).Trim())) < 0)
                {
                    return false;
                }
            }

            return true;
        }

        private int First(TextNumber text, string word)
        {
            word = _column!.Words is { } words ? words.GetValueOrDefault(word, word) : word;
            if (!_worded.TryGetValue(word, out var number))
            {
                // Several words of the file may be one of the programmes.
                _worded[word] = number = _number(word);
            }

            // The word may stand on several of the lines that are looked at together.
            if (number >= 0 && _met.Find(text) < 0)
            {
                _met.Add(text, number);
            }

            return number;
        }
    }
}
