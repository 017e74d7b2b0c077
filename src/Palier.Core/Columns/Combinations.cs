using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;

namespace Palier.Core.Columns;

/// <summary>The distinct combinations of words that lines have.</summary>
/// <param name="Lines">A line with the words of each.</param>
/// <param name="Fields">The fields that are alike in all lines of a combination.</param>
internal sealed record Combinations(SalesLine[] Lines, IReadOnlySet<string> Fields)
{
    // One thread makes a plan ready at a time, but several may do so for the same columns.
    private readonly Dictionary<string, (int[] CodeOf, SalesLine[] Lines)> _codes = new(StringComparer.Ordinal);
    private readonly Lazy<WordCodes> _numbers = new(() => new WordCodes([.. Fields], Lines));

    /// <summary>The numbers of the combinations of other lines; null where there are more than columns tell apart.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="all">These combinations, and those that were not among them.</param>
    public ushort[]? Numbered(IReadOnlyList<SalesLine> lines, out Combinations all)
    {
        all = this;
        lock (_numbers)
        {
            var numbers = new ushort[lines.Count];
            for (var i = 0; i < numbers.Length; i++)
            {
                if (_numbers.Value.Of(lines[i]) is not { } number)
                {
                    return null;
                }

                numbers[i] = number;
            }

            all = numbers.All(n => n < Lines.Length) ? this : new Combinations([.. _numbers.Value.Lines], Fields);
            return numbers;
        }
    }

    /// <summary>Combinations that pass the same tests are one class.</summary>
    /// <param name="tests">Tests that the words decide.</param>
    /// <returns>The class of each combination, and for each class which of the tests it passes.</returns>
    public (ushort[] ClassOf, bool[][] Passes) Sorted(List<LineTests> tests)
    {
        var columns = tests.ConvertAll(t => t.All.Select(one => Tried(t with { All = [one] })).ToArray());
        var (classOf, passes, known, passed) = (new ushort[Lines.Length], new List<bool[]>(), new Dictionary<string, int>(StringComparer.Ordinal), new char[tests.Count]);
        for (var i = 0; i < classOf.Length; i++)
        {
            for (var test = 0; test < passed.Length; test++)
            {
                passed[test] = '1';
                foreach (var (codeOf, passing) in columns[test])
                {
                    passed[test] = passing[codeOf[i]] ? passed[test] : '0';
                }
            }

            if (!known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(passed, out var of))
            {
                known[new string(passed)] = of = passes.Count;
                passes.Add(Array.ConvertAll(passed, p => p == '1'));
            }

            classOf[i] = (ushort)of;
        }

        return (classOf, passes.Count == 0 ? [new bool[tests.Count]] : [.. passes]);
    }

    // A test is tried once for each word of its field: there are far fewer of those than combinations.
    private (int[] CodeOf, bool[] Passing) Tried(LineTests one)
    {
        var (codeOf, lines) = Codes(one.All[0].Field);
        var look = new Look { Kind = "sale", Where = one.All, Day = default, CountsOn = DayOf.SoldOn };
        var tests = new FactTests(one.Programme, new PartnerFacts { Partner = new Partner { Id = "", Name = "", Country = "", Kind = "" } });
        return (codeOf, Array.ConvertAll(lines, l => tests.Hold(look, l, default)));
    }

    private (int[] CodeOf, SalesLine[] Lines) Codes(string field)
    {
        lock (_codes)
        {
            if (!_codes.TryGetValue(field, out var codes))
            {
                var (known, lines) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<SalesLine>());
                var codeOf = Array.ConvertAll(Lines, line =>
                {
                    var word = field == "marks" ? string.Join('\u001e', line.Marks) : line.Word(field) ?? "\u001f";
                    if (!known.TryGetValue(word, out var code))
                    {
                        known[word] = code = lines.Count;
                        lines.Add(line);
                    }

                    return code;
                });
                _codes[field] = codes = (codeOf, [.. lines]);
            }

            return codes;
        }
    }
}
