using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Facts;

namespace Palier.App.Sample;

/// <summary>
/// The partners, customers and sales of Meridian Systems, a vendor that does not exist. Nothing in it is taken from a real firm.
/// The same seed and month give the same world, line by line, on every machine.
/// </summary>
public sealed record SampleWorld
{
    public const ulong DefaultSeed = 20_250_101;

    private const int CustomerCount = 6_000;

    private static readonly ImmutableArray<string> Kinds = ["reseller", "integrator", "cloud-provider", "distributor"];

    /// <summary>All facts, partner by partner, in the order of their numbers.</summary>
    public required ImmutableArray<PartnerFacts> Partners { get; init; }

    public required ImmutableArray<Customer> Customers { get; init; }

    /// <summary>The first day of the world: three years before its end.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day after the last month with sales.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Makes the world of a seed with thirty-six months of sales, the last of which is the month of <paramref name="lastMonth"/>.</summary>
    public static SampleWorld Make(ulong seed, DateOnly lastMonth)
    {
        var first = new DateOnly(lastMonth.Year, lastMonth.Month, 1).AddMonths(1 - PartnerSales.Months);
        var end = first.AddMonths(PartnerSales.Months);
        var names = new Names(seed);
        var plans = Plans(seed, names);
        var customers = NameCustomers(seed, names);
        var partners = ImmutableArray.CreateBuilder<PartnerFacts>(plans.Length);
        foreach (var ofCountry in plans.GroupBy(plan => plan.Country.Code, StringComparer.Ordinal))
        {
            var pool = new CustomerPool(customers[ofCountry.Key], Dice.Of(seed, "pool " + ofCountry.Key, 0));
            foreach (var plan in ofCountry)
            {
                partners.Add(Fill(seed, plan, pool.Take(plan.CustomerCount), first));
            }
        }

        return Dated(seed, partners.OrderBy(facts => facts.Partner.Id, StringComparer.Ordinal), customers.Values.SelectMany(list => list), first, end);
    }

    private static ImmutableArray<PartnerPlan> Plans(ulong seed, Names names)
    {
        var ranks = Dice.Of(seed, "ranks", 0).Shuffled(Countries.PartnerCount);
        var plans = ImmutableArray.CreateBuilder<PartnerPlan>(Countries.PartnerCount);
        foreach (var country in Countries.All)
        {
            for (var i = 0; i < country.Partners; i++)
            {
                var number = plans.Count + 1;
                var dice = Dice.Of(seed, "partner", number);
                var rank = ranks[number - 1];
                plans.Add(PartnerPlan.Make(country, NamePartner(country, names, number, rank, dice), number, rank, dice));
            }
        }

        return plans.ToImmutable();
    }

    private static Partner NamePartner(Country country, Names names, int number, int rank, Dice dice) => new()
    {
        Id = $"P-{number.ToString("0000", CultureInfo.InvariantCulture)}",
        Name = names.Partner(country, Tongues.Of(dice.Pick(country.TongueCodes)), dice),
        Country = country.Code,
        Kind = Kinds[dice.Weighted(rank < Countries.PartnerCount / 5 ? [40, 34, 16, 10] : [66, 20, 12, 2])],
        City = dice.Pick(country.CityNames),
        Region = country.Region,
    };

    private static Dictionary<string, ImmutableArray<Customer>> NameCustomers(ulong seed, Names names)
    {
        var customers = new Dictionary<string, ImmutableArray<Customer>>(StringComparer.Ordinal);
        var (partnersSoFar, number) = (0, 0);
        foreach (var country in Countries.All)
        {
            partnersSoFar += country.Partners;
            var until = CustomerCount * partnersSoFar / Countries.PartnerCount;
            var list = ImmutableArray.CreateBuilder<Customer>(until - number);
            while (number < until)
            {
                number++;
                list.Add(NameCustomer(country, names, number, Dice.Of(seed, "customer", number)));
            }

            customers[country.Code] = list.ToImmutable();
        }

        return customers;
    }

    private static Customer NameCustomer(Country country, Names names, int number, Dice dice) => new()
    {
        Id = $"C-{number.ToString("00000", CultureInfo.InvariantCulture)}",
        Name = names.Customer(country, Tongues.Of(dice.Pick(country.TongueCodes)), dice),
        Country = country.Code,
        Market = dice.PerMille(220) ? "public" : "private",
        Segment = dice.Weighted([60, 30, 10]) switch { 0 => "small", 1 => "mid-size", _ => "large" },
        State = dice.PerMille(940) ? "active" : "dormant",
    };

    private static PartnerFacts Fill(ulong seed, PartnerPlan plan, ImmutableArray<Customer> customers, DateOnly first)
    {
        var end = first.AddMonths(PartnerSales.Months);
        var facts = new PartnerFacts
        {
            Partner = plan.Partner,
            Customers = customers,
            Sales = new PartnerSales(plan, [.. customers.Select(customer => customer.Id)], first, Dice.Of(seed, "sales", plan.Number)).Make(),
        };
        facts = new PartnerPeople(plan, end, Dice.Of(seed, "people", plan.Number)).AddTo(facts);
        return new PartnerAffairs(plan, end, Dice.Of(seed, "affairs", plan.Number)).AddTo(facts);
    }

    /// <summary>
    /// Says of every customer when it first bought: the day of its first sale, or, where that falls into the first half-year,
    /// some day of the years before. A partner keeps the customers that stand in its lines.
    /// </summary>
    private static SampleWorld Dated(ulong seed, IEnumerable<PartnerFacts> partners, IEnumerable<Customer> customers, DateOnly first, DateOnly end)
    {
        var facts = partners.ToImmutableArray();
        var firstSale = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var line in facts.SelectMany(of => of.Sales))
        {
            var day = line.SoldOn!.Value;
            firstSale[line.Customer!] = firstSale.TryGetValue(line.Customer!, out var known) && known < day ? known : day;
        }

        var dated = customers.Select((customer, i) => customer with { FirstSoldOn = FirstSold(customer) }).ToImmutableArray();
        var byId = dated.ToDictionary(customer => customer.Id, StringComparer.Ordinal);
        return new()
        {
            Partners = [.. facts.Select(of => of with
            {
                Customers = [.. of.Sales.Select(line => line.Customer!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => byId[id])],
            })],
            Customers = dated,
            From = first,
            Until = end,
        };

        DateOnly? FirstSold(Customer customer)
        {
            if (!firstSale.TryGetValue(customer.Id, out var day))
            {
                return null;
            }

            return day < first.AddMonths(6) ? day.AddDays(-Dice.Of(seed, customer.Id, 0).Below(2_200)) : day;
        }
    }
}
