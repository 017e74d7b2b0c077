using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.App.Sample;

/// <summary>Makes what else is known of one partner: bills of the vendor, and what the vendor's people said of it.</summary>
internal sealed class PartnerAffairs(PartnerPlan plan, DateOnly end, Dice dice)
{
    public PartnerFacts AddTo(PartnerFacts facts) =>
        facts with { Invoices = Invoices(), Asserted = Assertions() };

    /// <summary>Larger partners have the bills of the last two months; a few of them are overdue.</summary>
    private ImmutableArray<Invoice> Invoices()
    {
        if (plan.Place > 3_600)
        {
            return [];
        }

        var bills = ImmutableArray.CreateBuilder<Invoice>(2);
        var monthly = plan.Size / 24 * 10_000 / Countries.MillionthsOfEuro(plan.Country.Currency) * 100;
        for (var monthsAgo = 2; monthsAgo >= 1; monthsAgo--)
        {
            var issued = end.AddMonths(-monthsAgo);
            var due = issued.AddDays(29);
            var isLate = dice.PerMille(monthsAgo == 2 ? 25 : 45);
            bills.Add(new()
            {
                Id = $"B-{plan.Partner.Id[2..]}-{issued.ToString("yyyyMM", CultureInfo.InvariantCulture)}",
                Partner = plan.Partner.Id,
                Open = new LineAmount(monthly * dice.Between(80, 120), Currency.Of(plan.Country.Currency)),
                DueOn = due,
                PaidOn = isLate || due > end ? null : due.AddDays(-dice.Below(12)),
            });
        }

        return bills.ToImmutable();
    }

    private ImmutableArray<AssertedFact> Assertions()
    {
        var said = ImmutableArray.CreateBuilder<AssertedFact>();
        if (plan.Place < 1_600 || (plan.Place < 4_000 && dice.PerMille(200)))
        {
            SayBusinessPlan(said);
        }

        if (plan.Place < 350 ? dice.PerMille(960) : plan.Place < 700 && dice.PerMille(250))
        {
            said.Add(new()
            {
                Partner = plan.Partner.Id,
                What = "invitation",
                From = end.AddDays(-dice.Between(130, 1_400)),
                By = "Solène Aubrac, programme director",
                Evidence = $"Letter of invitation {plan.Partner.Id}",
            });
        }

        return said.ToImmutable();
    }

    /// <summary>A plan holds for twelve months; each year has its own.</summary>
    private void SayBusinessPlan(ImmutableArray<AssertedFact>.Builder said)
    {
        var first = end.AddDays(-dice.Between(150, 360)).AddYears(-2);
        for (var year = 0; year < 3; year++)
        {
            var from = first.AddYears(year);
            said.Add(new()
            {
                Partner = plan.Partner.Id,
                What = "business_plan",
                From = from,
                Until = from.AddYears(1),
                By = "Anton Merwede, channel manager",
                Evidence = $"Business plan {from.Year.ToString(CultureInfo.InvariantCulture)} of {plan.Partner.Name}",
            });
        }
    }
}
