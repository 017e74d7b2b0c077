using System.Collections.Immutable;
using Palier.Core.Facts;

namespace Palier.Core.Columns;

/// <summary>
/// Numbers the combinations of words that lines have, for one thread. Each field's words are numbered first, so that a combination is one
/// wide number; the words that were met last are found without a hash of theirs, for most lines have few.
/// </summary>
/// <param name="fields">The fields that are told apart.</param>
internal sealed class WordCodes(ImmutableArray<string> fields)
{
    // Seven fields: the six of words, and the marks.
    private const int BitsOfWord = 18;

    private readonly Func<SalesLine, string?>[] _of = [.. fields.Select(Word)];
    private readonly Met[] _words = [.. fields.Append("marks").Select(_ => new Met())];
    private readonly Dictionary<UInt128, int> _numbers = [];

    /// <param name="fields">The fields that are told apart.</param>
    /// <param name="known">A line of each combination that has its number already.</param>
    public WordCodes(ImmutableArray<string> fields, IEnumerable<SalesLine> known)
        : this(fields)
    {
        foreach (var line in known)
        {
            Of(line);
        }
    }

    /// <summary>A line of each combination, in the order of their numbers.</summary>
    public List<SalesLine> Lines { get; } = [];

    /// <summary>The number of a line's combination; null where there are more than columns tell apart.</summary>
    public ushort? Of(SalesLine line)
    {
        UInt128 all = 0;
        for (var i = 0; i < _of.Length; i++)
        {
            all = (all << BitsOfWord) | (uint)_words[i].Of(_of[i](line));
        }

        all = (all << BitsOfWord) | (uint)_words[^1].Of(line.Marks.IsEmpty ? null : string.Join('\u001e', line.Marks));
        if (!_numbers.TryGetValue(all, out var number))
        {
            // A field has no more different words than there are combinations, so the bits of a word suffice.
            if (Lines.Count > ushort.MaxValue)
            {
                return null;
            }

            _numbers[all] = number = Lines.Count;
            Lines.Add(line);
        }

        return (ushort)number;
    }

    // Found by its name once and not for each line.
    private static Func<SalesLine, string?> Word(string field) => field switch
    {
        "area" => l => l.Area,
        "family" => l => l.Family,
        "kind" => l => l.Kind,
        "source" => l => l.Source,
        "country" => l => l.Country,
        "product" => l => l.Product,
        _ => l => l.Word(field),
    };

    /// <summary>The words of one field, numbered from 1; none is 0.</summary>
    private sealed class Met
    {
        private const int Places = 256;

        private readonly Dictionary<string, int> _all = new(StringComparer.Ordinal);
        private readonly string?[] _last = new string?[Places];
        private readonly int[] _numbers = new int[Places];

        public int Of(string? word)
        {
            if (word is not { Length: > 0 and var length })
            {
                return word is null ? 0 : Numbered("");
            }

            var place = ((length * 31) + (word[0] * 7) + (word[length / 2] * 13) + word[length - 1]) & (Places - 1);
            if (_last[place] != word)
            {
                (_last[place], _numbers[place]) = (word, Numbered(word));
            }

            return _numbers[place];
        }

        private int Numbered(string word)
        {
            if (!_all.TryGetValue(word, out var number))
            {
                _all[word] = number = _all.Count + 1;
            }

            return number;
        }
    }
}
