using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.Core.Columns;

/// <summary>The columns of some partners, laid out when a way of reading lines is first asked for and kept for the next question.</summary>
public sealed class ColumnStore(IReadOnlyList<PartnerFacts> members)
{
    private readonly Dictionary<SalesReading, SalesColumns> _columns = [];

    /// <summary>The columns as some programmes read them.</summary>
    /// <param name="programmes">The programmes: one that reads lines so says how amounts are converted.</param>
    public Func<SalesReading, SalesColumns?> For(IEnumerable<Programme> programmes)
    {
        var all = programmes.ToList();
        return reading =>
        {
            lock (_columns)
            {
                if (!_columns.TryGetValue(reading, out var columns)
                    && all.Find(p => p.Metrics.Any(m => SalesReading.Of(p, m) == reading)) is { } programme)
                {
                    _columns[reading] = columns = ColumnsOfFacts.Of(programme, reading, members, Wanted.By(all, reading));
                }

                return columns;
            }
        };
    }
}
