using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.App.Sample;

/// <summary>Makes the sales lines of one partner, month by month.</summary>
internal sealed class PartnerSales(PartnerPlan plan, ImmutableArray<string> customers, DateOnly firstMonth, Dice dice)
{
    public const int Months = 36;

    /// <summary>The share of each month, January first, in a twelve-hundredth of the year: quarters end strong, August is quiet.</summary>
    private static readonly ImmutableArray<int> Seasons = [80, 85, 120, 90, 92, 118, 85, 60, 110, 98, 110, 152];

    /// <summary>Sizes of lines in a hundredth of the usual one: many small, a few large.</summary>
    private static readonly ImmutableArray<int> LineSizes = [12, 18, 22, 28, 33, 38, 42, 48, 55, 60, 68, 76, 85, 95, 110, 130, 160, 210, 300, 410];

    private static readonly ImmutableSortedDictionary<string, string> Migration = Workload("migration");
    private static readonly ImmutableSortedDictionary<string, string> NewWorkload = Workload("new");

    private readonly DateOnly _end = firstMonth.AddMonths(Months);
    private readonly List<SalesLine> _lines = [];
    private readonly HashSet<(string Customer, string Family)> _installed = [];
    private readonly int[] _from = new int[customers.Length];
    private readonly int[] _migratesIn = new int[customers.Length];
    private int _number;

    public ImmutableArray<SalesLine> Make()
    {
        PlanCustomers();
        Span<int> weights = stackalloc int[Catalogue.Areas.Length];
        for (var month = plan.FirstMonth; month < Months; month++)
        {
            Catalogue.Weigh(month, plan.Speciality, weights);
            var count = LinesOf(month);
            for (var i = 0; i < count; i++)
            {
                AddLine(month, dice.Weighted(weights));
            }
        }

        return [.. _lines.OrderBy(line => line.InvoicedOn).ThenBy(line => line.Key, StringComparer.Ordinal)];
    }

    /// <summary>A third of the customers are there from the start, the others come one after the other.</summary>
    private void PlanCustomers()
    {
        for (var i = 0; i < customers.Length; i++)
        {
            _from[i] = i <= customers.Length / 3 ? plan.FirstMonth : Math.Max(plan.FirstMonth, dice.Below(Months - 1));
            _migratesIn[i] = dice.PerMille(plan.Migrates ? 520 : 40) ? _from[i] + dice.Below(Months + 1 - _from[i]) : -9;
        }
    }

    /// <summary>How many lines a month has: the year's, by season and trend; the fraction left over is a matter of chance.</summary>
    private int LinesOf(int month)
    {
        var season = Seasons[firstMonth.AddMonths(month).Month - 1];
        var thousandths = plan.LinesOfYear * season * Trend(month) * dice.Between(85, 115) / (1_200L * 100);
        return (int)(thousandths / 1000) + (dice.PerMille((int)(thousandths % 1000)) ? 1 : 0);
    }

    /// <summary>The month against the middle of the last year, in thousandths, straight between the middles of the years.</summary>
    private long Trend(int month)
    {
        long growth = plan.Growth;
        var yearBefore = 1_000_000 / growth;
        return new Scale((6, yearBefore * 1000 / growth), (18, yearBefore), (30, 1_000), (36, (1_000 + growth) / 2))[month];
    }

    private void AddLine(int month, int area)
    {
        var customer = DrawCustomer(month);
        var product = Catalogue.Draw(area, dice);
        var invoiced = firstMonth.AddMonths(month).AddDays(dice.Below(28));
        var sold = invoiced.AddDays(-dice.Below(12));
        var paid = invoiced.AddDays(dice.Between(12, 55));
        var cents = Math.Max(2_500, plan.Size / plan.LinesOfYear * dice.Pick(LineSizes) / 100 * dice.Between(85, 115) / 100);
        var isCloud = area != 1;
        var sinceMigration = month - _migratesIn[customer];
        _number++;
        var line = new SalesLine
        {
            Partner = plan.Partner.Id,
            Key = $"{plan.Partner.Id}-{_number.ToString("00000", CultureInfo.InvariantCulture)}",
            Net = Billed(cents),
            Quantity = Math.Max(1, cents / product.Price),
            OrderedOn = sold.AddDays(-dice.Below(9)),
            SoldOn = sold,
            InvoicedOn = invoiced,
            PaidOn = paid < _end ? paid : null,
            Product = product.Name,
            Area = Catalogue.Areas[area],
            Family = product.Family,
            Kind = Kind(customers[customer], product.Family),
            Customer = customers[customer],
            Country = plan.Country.Code,
            Fields = isCloud && sinceMigration is >= 0 and <= 2 ? Migration : NewWorkload,
        };
        _lines.Add(line);
        if (dice.PerMille(15))
        {
            AddReturn(line);
        }
    }

    /// <summary>The first customers buy most: of three drawn, the one that was there first.</summary>
    private int DrawCustomer(int month)
    {
        var drawn = Math.Min(dice.Below(customers.Length), dice.Below(customers.Length));
        return _from[drawn] <= month ? drawn : dice.Below((customers.Length / 3) + 1) % customers.Length;
    }

    private string Kind(string customer, string family)
    {
        if (_installed.Add((customer, family)))
        {
            return "new";
        }

        return dice.PerMille(620) ? "renewal" : "upsell";
    }

    /// <summary>
    /// The amount in the currency of the bill: the country's, sometimes dollars. One line in twenty-five is metered use,
    /// billed to four decimals; the others end on whole units of the minor currency.
    /// </summary>
    private LineAmount Billed(long cents)
    {
        var currency = dice.PerMille(30) ? "USD" : plan.Country.Currency;
        var tenThousandths = cents * 100_000_000 / Countries.MillionthsOfEuro(currency);
        var isMetered = dice.PerMille(40);
        var unit = isMetered ? 1 : currency is "HUF" or "CZK" ? LineAmount.Unit : 100;
        return new LineAmount(tenThousandths / unit * unit, Currency.Of(currency));
    }

    /// <summary>Goods come back whole or by half, some weeks later; after the world's last day they have not come back yet.</summary>
    private void AddReturn(SalesLine sale)
    {
        var back = sale.InvoicedOn!.Value.AddDays(dice.Between(6, 70));
        var isWhole = sale.Quantity == 1 || dice.PerMille(550);
        if (back >= _end)
        {
            return;
        }

        var share = isWhole ? sale.Quantity : sale.Quantity / 2;
        _lines.Add(sale with
        {
            Key = sale.Key + "-R",
            Type = LineType.Return,
            Corrects = sale.Key,
            Net = isWhole ? -sale.Net : new LineAmount(-(sale.Net.TenThousandths / 100 * share / sale.Quantity * 100), sale.Net.Currency),
            Quantity = -share,
            OrderedOn = null,
            SoldOn = back,
            InvoicedOn = back,
            PaidOn = null,
        });
    }

    private static ImmutableSortedDictionary<string, string> Workload(string word) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("workload", word);
}
