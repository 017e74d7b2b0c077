using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Tests.Tidy;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Wording;

public sealed class StatementTests
{
    [Fact]
    public void A_statement_adds_up_money_and_leaves_points_beside_it()
    {
        var programme = ProgrammeText.Read(Repository.Read("programmes/examples/budgets-and-contests/programme.yaml")).Value!;
        var partner = new Partner { Id = "P", Name = "Alder", Country = "DE", Kind = "reseller" };
        var facts = new PartnerFacts
        {
            Partner = partner,
            Sales = [new SalesLine { Partner = "P", Key = "L1", Net = new LineAmount(200_000 * LineAmount.Unit, Currency.Eur), InvoicedOn = new DateOnly(2025, 2, 1), Kind = "premium" }],
        };
        var evaluation = new Evaluation<FiguresOnly>(programme, facts);
        ImmutableArray<Earning> earned = [.. programme.Bonuses.Where(b => b.Name is "mix" or "points").Select(b => evaluation.Earned(b, Period.Find("2025-Q1")!.Value))];

        earned.Select(e => e.Earned.Value.ToString()).ShouldBe(["4000.00 EUR", "2000 points"]);
        StatementText.Of(programme, partner, null, Period.Find("2025-Q1")!.Value, earned, Words.English).ShouldContain("4,000.00\u00a0EUR");
    }
}
