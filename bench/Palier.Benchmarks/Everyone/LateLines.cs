using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Benchmarks.Everyone;

/// <summary>New lines of partners chosen by lot, and all that is then known of those partners, as the product holds it.</summary>
internal sealed class LateLines
{
    private readonly Sales _sales;

    public LateLines(Sales sales, int count)
    {
        var dice = new Random(11);
        _sales = sales;
        Lines = [.. Enumerable.Range(0, count).Select(_ => New(dice)).OrderBy(l => l.Partner)];
        Touched = [.. Lines.Select(l => l.Partner).Distinct()];
        LinesOfTouched = count + Touched.Sum(p => sales.Slices[p + 1] - sales.Slices[p]);
    }

    public ImmutableArray<(int Partner, ushort Day, byte Family, byte Kind, byte Country, int Customer, int Deal, long Cents)> Lines { get; }

    public int[] Touched { get; }

    public int LinesOfTouched { get; }

    /// <summary>The lines of each of those touched, those that it had and those that are new.</summary>
    public Dictionary<int, (ImmutableArray<SalesLine> Old, ImmutableArray<SalesLine> New)> Facts()
    {
        var more = Lines.ToLookup(l => l.Partner);
        return Touched.ToDictionary(p => p, p => Before(p).Concat(more[p]).Select(Line).ToImmutableArray() is var all && all.Length - more[p].Count() is var old ? (all[..old], all[old..]) : default);
    }

    private (int Partner, ushort Day, byte Family, byte Kind, byte Country, int Customer, int Deal, long Cents) New(Random dice)
    {
        var partner = dice.Next(Sales.Partners);
        return (partner, (ushort)(Sales.FirstDay + dice.Next(900, 1_090)), (byte)dice.Next(Workload.Families), (byte)dice.Next(Workload.Kinds), (byte)dice.Next(Workload.CountryNames.Length),
            dice.Next(_sales.Customers[partner] + 1), dice.Next(_sales.Deals[partner] + 1), dice.Next(100_00, 90_000_00));
    }

    private IEnumerable<(int Partner, ushort Day, byte Family, byte Kind, byte Country, int Customer, int Deal, long Cents)> Before(int partner)
    {
        for (var i = _sales.Slices[partner]; i < _sales.Slices[partner + 1]; i++)
        {
            var (family, kind, country) = Sales.Of(_sales.Words[i]);
            yield return (partner, _sales.Day[i], (byte)family, (byte)kind, (byte)country, _sales.Customer[i], _sales.Deal[i], _sales.Cents[i]);
        }
    }

    private static SalesLine Line((int Partner, ushort Day, byte Family, byte Kind, byte Country, int Customer, int Deal, long Cents) line, int i) => new()
    {
        Partner = $"P{line.Partner:00000}", Key = $"{line.Partner}-{i}", SoldOn = SalesColumns.Origin.AddDays(line.Day), Net = new LineAmount(line.Cents * 100, Currency.Eur),
        Family = Workload.FamilyName(line.Family), Kind = Workload.KindNames[line.Kind], Country = Workload.CountryNames[line.Country], Customer = Sales.CustomerName(line.Customer), Deal = Sales.DealName(line.Deal),
    };
}
