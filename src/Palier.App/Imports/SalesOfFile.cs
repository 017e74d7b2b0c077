using System.Collections.Immutable;
using Palier.Core.Facts;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Imports;

/// <summary>Reads the sales of a file that is not taken in: checked as an import would, against the partners that are known and nothing else.</summary>
internal static class SalesOfFile
{
    /// <summary>Reads a file; where a line is rejected, none is read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mapping">What its columns are.</param>
    /// <param name="partners">The ids of the partners that are known.</param>
    /// <param name="refused">Why it was not read.</param>
    public static SalesInstead? Read(string path, Mapping mapping, IEnumerable<string> partners, out ImportOutcome? refused)
    {
        var reading = new Whole(mapping, partners);
        refused = SourceFile.With<ImportOutcome?>(path, mapping, reading.Take, why => why);
        return refused is null ? reading.Read : null;
    }

    private sealed class Whole(Mapping mapping, IEnumerable<string> partners)
    {
        private readonly DaysMet _days = new(mapping.Dates);
        private readonly List<RoundedAmount> _rounded = [];
        private readonly List<RejectedLine> _rejected = [];
        private readonly Dictionary<(LineType, string), long> _met = [];
        private readonly HashSet<string> _sales = new(StringComparer.Ordinal);
        private readonly HashSet<string> _partners = partners.ToHashSet(StringComparer.Ordinal);
        private readonly List<SalesLineRow> _taken = [];
        private readonly List<Partner> _created = [];

        public SalesInstead Read => new(
            _taken.GroupBy(r => r.Partner, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.Select(RowMapping.Fact).ToImmutableArray(), StringComparer.Ordinal), [.. _created]);

        public ImportOutcome.NothingTaken? Take(SourceFile file)
        {
            var (fields, lines) = (new MappedFields(mapping, file), 0L);
            foreach (var line in file.Read())
            {
                lines++;
                var reading = new LineReading(fields, line, _rounded, _days);
                if (line.Count != line.Heading.Length)
                {
                    reading.Reject("the line", $"{line.Count}", Rejection.WrongNumberOfFields, $"{line.Heading.Length}");
                }
                else if (SalesRead.Of(fields, reading) is var read && reading.IsGood)
                {
                    Decide(reading, read.Row);
                }

                _rejected.AddRange(reading.Wrong);
            }

            return _rejected.Count == 0 ? null : new ImportOutcome.NothingTaken(new ImportReport { Lines = lines, Rejected = [.. _rejected], Rounded = [.. _rounded] });
        }

        private void Decide(LineReading reading, SalesLineRow line)
        {
            if (!_met.TryAdd((line.Type, line.Key), reading.Line.Number))
            {
                reading.Reject(reading.ColumnOf("key"), line.Key, Rejection.TwiceInFile, $"{_met[(line.Type, line.Key)]}");
            }
            else if (line.Corrects is { } original && !_sales.Contains(original))
            {
                reading.Reject(reading.ColumnOf("corrects"), line.Corrects, Rejection.CorrectsUnknown);
            }
            else if (_partners.Contains(line.Partner) || Create(reading, line.Partner))
            {
                // The number says the order of the file and nothing else: all of it is known from the beginning.
                _taken.Add(line with { Sequence = _taken.Count + 1 });
                if (line.Type == LineType.Sale)
                {
                    _sales.Add(line.Key);
                }
            }
        }

        private bool Create(LineReading reading, string id)
        {
            if (ImportSales.Made(reading, id, mapping.NewPartner) is not { } partner)
            {
                return false;
            }

            _created.Add(partner);
            return _partners.Add(id);
        }
    }
}
