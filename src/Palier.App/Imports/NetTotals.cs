using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.App.Imports;

/// <summary>The net of the lines taken by currency, and by how much it would move if each were rounded half up to its minor unit.</summary>
internal sealed class NetTotals
{
    private static readonly long[] steps = [10_000, 1_000, 100, 10, 1];
    private readonly Dictionary<string, Total> _totals = new(StringComparer.Ordinal);

    public void Add(LineAmount net)
    {
        if (!_totals.TryGetValue(net.Currency.Code, out var total))
        {
            _totals.Add(net.Currency.Code, total = new Total(net.Currency));
        }

        var step = steps[net.Currency.Decimals];
        var (whole, rest) = Math.DivRem(net.TenThousandths, step);
        var rounded = Math.Abs(rest) * 2 >= step ? whole + Math.Sign(rest) : whole;
        total.Net = checked(total.Net + net.TenThousandths);
        total.Moved = checked(total.Moved + (rounded * step) - net.TenThousandths);
    }

    public ImportReport In(ImportReport report) => report with
    {
        Net = _totals.Values.ToImmutableSortedDictionary(t => t.Currency.Code, t => new LineAmount(t.Net, t.Currency)),
        MovedByRounding = _totals.Values.ToImmutableSortedDictionary(t => t.Currency.Code, t => new LineAmount(t.Moved, t.Currency)),
    };

    private sealed class Total(Currency currency)
    {
        public Currency Currency => currency;

        public long Net { get; set; }

        public long Moved { get; set; }
    }
}
