using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Palier.App.Sample;
using Palier.Core.Facts;

namespace Palier.Web.Tests.Sample;

public sealed class SampleWorldTests
{
    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly SampleWorld World = SampleWorld.Make(SampleWorld.DefaultSeed, October);

    [Fact]
    public void Has_as_many_partners_customers_and_lines_as_promised()
    {
        World.Partners.Length.ShouldBe(1_050);
        World.Partners.Select(of => of.Partner.Country).Distinct().Count().ShouldBe(30);
        World.Partners.Select(of => of.Partner.Kind).Distinct().Order().ShouldBe(["cloud-provider", "distributor", "integrator", "reseller"]);
        World.Customers.Length.ShouldBe(6_000);
        World.Partners.Sum(of => of.Sales.Length).ShouldBeInRange(190_000, 210_000);
        World.Partners.SelectMany(of => of.Sales).Select(line => line.Area).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void Covers_the_thirty_six_months_that_end_with_the_month_asked_for()
    {
        World.From.ShouldBe(new DateOnly(2023, 11, 1));
        World.Until.ShouldBe(new DateOnly(2026, 11, 1));
        var days = World.Partners.SelectMany(of => of.Sales).Select(line => line.InvoicedOn!.Value).ToArray();
        days.Min().ShouldBeLessThan(new DateOnly(2023, 11, 4));
        days.Min().ShouldBeGreaterThanOrEqualTo(World.From);
        days.Max().ShouldBeLessThan(World.Until);
        days.Select(day => (day.Year, day.Month)).Distinct().Count().ShouldBe(36);
    }

    [Fact]
    public void The_top_fifth_of_partners_makes_three_quarters_of_the_revenue()
    {
        var revenue = World.Partners.Select(of => Revenue(of, World.From, World.Until)).OrderDescending().ToArray();
        var share = revenue.Take(210).Sum() * 1000 / revenue.Sum();
        ((int)share).ShouldBeInRange(730, 770);
    }

    [Fact]
    public void Partners_grow_and_shrink()
    {
        var (before, last) = (World.Until.AddMonths(-24), World.Until.AddMonths(-12));
        var growing = World.Partners.Count(of => Revenue(of, last, World.Until) > Revenue(of, before, last));
        growing.ShouldBeInRange(550, 800);
    }

    [Fact]
    public void One_line_in_a_hundred_or_two_comes_back_and_names_its_sale()
    {
        var sales = World.Partners.SelectMany(of => of.Sales).ToDictionary(line => line.Key, StringComparer.Ordinal);
        var returns = sales.Values.Where(line => line.Type == LineType.Return).ToArray();
        (returns.Length * 1000 / sales.Count).ShouldBeInRange(10, 20);
        foreach (var line in returns)
        {
            var sale = sales[line.Corrects!];
            sale.Type.ShouldBe(LineType.Sale);
            sale.Partner.ShouldBe(line.Partner);
            sale.Customer.ShouldBe(line.Customer);
            line.Net.TenThousandths.ShouldBeInRange(-sale.Net.TenThousandths, -1);
            line.InvoicedOn!.Value.ShouldBeGreaterThan(sale.InvoicedOn!.Value);
        }
    }

    [Fact]
    public void Every_customer_in_a_line_is_listed_and_every_name_stands_once()
    {
        var customers = World.Customers.Select(customer => customer.Id).ToHashSet(StringComparer.Ordinal);
        World.Partners.SelectMany(of => of.Sales).ShouldAllBe(line => customers.Contains(line.Customer!));
        World.Partners.Select(of => of.Partner.Name).Distinct().Count().ShouldBe(1_050);
        World.Customers.Select(customer => customer.Name).Distinct().Count().ShouldBe(6_000);
    }

    [Fact]
    public void Certificates_expire_people_leave_and_a_few_bills_are_overdue()
    {
        var certificates = World.Partners.SelectMany(of => of.Certificates).ToArray();
        certificates.Count(certificate => certificate.Until < World.Until).ShouldBeGreaterThan(500);
        World.Partners.SelectMany(of => of.Employments).Count(employment => employment.Until is not null).ShouldBeInRange(50, 250);
        World.Partners.SelectMany(of => of.Invoices).Count(bill => bill.DaysOverdue(World.Until) > 0).ShouldBeInRange(8, 50);
        World.Partners.Count(of => of.Asserted.Any(fact => fact.What == "invitation")).ShouldBeInRange(35, 60);
    }

    /// <summary>Levels counted by hand, in euro of the day the programmes convert at: near 65, 22, 10 and 3 in a hundred.</summary>
    [Fact]
    public void Revenue_people_and_invitations_spread_over_the_levels()
    {
        var levels = World.Partners.CountBy(Level).OrderBy(of => of.Key).ToDictionary(of => of.Key, of => of.Value);
        var found = string.Join(" ", levels.Select(of => $"{of.Key}:{of.Value}"));
        levels[0].ShouldBeInRange(660, 705, found);
        levels[1].ShouldBeInRange(205, 255, found);
        levels[2].ShouldBeInRange(90, 120, found);
        levels[3].ShouldBeInRange(25, 38, found);
    }

    [Fact]
    public void The_same_seed_and_month_give_the_same_bytes()
    {
        Fingerprint(SampleWorld.Make(SampleWorld.DefaultSeed, October)).ShouldBe(Fingerprint(World));
        Fingerprint(SampleWorld.Make(7, October)).ShouldNotBe(Fingerprint(World));
    }

    [Fact]
    public void The_bytes_stay_from_release_to_release() =>
        Fingerprint(World).ShouldBe("0cf153b278ec33d48549a9cebfe033de73746b633788cc5b5d2bc527ad2bb0d0");

    private static int Level(PartnerFacts of)
    {
        var day = new DateOnly(2026, 10, 1);
        var scale = of.Partner.Country is "BG" or "CY" or "EE" or "HR" or "LT" or "LU" or "LV" or "MT" or "SI" or "SK" ? 4 : 10;
        var year = of.Sales.Where(line => line.InvoicedOn >= day.AddMonths(-12) && line.InvoicedOn < day).ToArray();
        var revenue = year.Sum(Euro);
        var cloud = year.Where(line => line.Area != "virtualisation").Sum(Euro);
        var customers = year.GroupBy(line => line.Customer).Count(lines => lines.Sum(Euro) >= 1_000);
        var certified = of.Certificates.Where(held => held.PassedOn <= day && day < held.Until)
            .Select(held => held.Person)
            .Intersect(of.Employments.Where(at => at.From <= day && !(at.Until <= day)).Select(at => at.Person)).Count();
        var invited = of.Asserted.Any(fact => fact.What == "invitation" && fact.From <= day);
        return (revenue * 10 / scale, certified, customers) switch
        {
            ( >= 5_000_000, >= 12, >= 8) when invited && cloud * 10 / scale >= 1_500_000 => 3,
            ( >= 1_000_000, >= 5, >= 8) => 2,
            ( >= 250_000, >= 2, _) => 1,
            _ => 0,
        };
    }

    private static decimal Revenue(PartnerFacts of, DateOnly from, DateOnly until) =>
        of.Sales.Where(line => line.InvoicedOn >= from && line.InvoicedOn < until).Sum(Euro);

    private static decimal Euro(SalesLine line) => line.Net.TenThousandths / 10_000m * line.Net.Currency.Code switch
    {
        "EUR" => 1m,
        "GBP" => 1.17m,
        "USD" => 0.92m,
        "CHF" => 1.05m,
        "SEK" => 0.088m,
        "PLN" => 0.235m,
        "DKK" => 0.134m,
        "NOK" => 0.086m,
        "CZK" => 0.04m,
        "RON" => 0.2m,
        "HUF" => 0.0025m,
        var other => throw new InvalidOperationException(other),
    };

    private static string Fingerprint(SampleWorld world)
    {
        var text = new StringBuilder();
        foreach (var customer in world.Customers)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{customer.Id};{customer.Name};{customer.Country};{customer.Segment};{customer.FirstSoldOn:O}");
        }

        foreach (var of in world.Partners)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{of.Partner.Id};{of.Partner.Name};{of.Partner.Country};{of.Partner.Kind};{of.Partner.City}");
            AppendLines(text, of.Sales, line => string.Join(';', line.Key, line.Corrects, line.Net, line.Quantity, line.SoldOn?.DayNumber,
                line.InvoicedOn?.DayNumber, line.PaidOn?.DayNumber, line.Product, line.Kind, line.Customer, line.Fields["workload"]));
            AppendLines(text, of.People, person => $"{person.Id};{person.Name};{person.Role}");
            AppendLines(text, of.Employments, at => $"{at.Person};{at.From.DayNumber};{at.Until?.DayNumber}");
            AppendLines(text, of.Certificates, held => $"{held.Person};{held.Name};{held.Area};{held.PassedOn.DayNumber};{held.Until?.DayNumber}");
            AppendLines(text, of.Invoices, bill => $"{bill.Id};{bill.Open};{bill.DueOn.DayNumber};{bill.PaidOn?.DayNumber}");
            AppendLines(text, of.Asserted, fact => $"{fact.What};{fact.From.DayNumber};{fact.Until?.DayNumber};{fact.Evidence}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Replace("\r", "").ToString())));
    }

    private static void AppendLines<T>(StringBuilder text, ImmutableArray<T> facts, Func<T, string> line)
    {
        foreach (var fact in facts)
        {
            text.AppendLine(line(fact));
        }
    }
}
