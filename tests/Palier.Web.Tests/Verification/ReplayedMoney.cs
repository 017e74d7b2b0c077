using Microsoft.EntityFrameworkCore;
using Palier.App.Ledger;
using Palier.App.Verification;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Verification;

public sealed class ReplayedMoney
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_03_Settlements_computed_again_and_balances_rebuilt_have_no_difference(Engine engine)
    {
        using var place = Worked(engine);

        var verified = Verify.Run(place.Database);
        var rebuilt = RebuildBalances.Run(place.Database, "ana", At("2025-04-01"));

        verified.Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
        rebuilt.Differences.ShouldBe(0);
        rebuilt.Accounts.ShouldBeGreaterThan(1);
        Verify.Run(place.Database).IsClean.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Engine.Sqlite, "UPDATE balances SET minor = minor + 1 WHERE owner = 'P1'", FindingKind.BalanceDiffers)]
    [InlineData(Engine.Postgres, "UPDATE balances SET minor = minor + 1 WHERE owner = 'P1'", FindingKind.BalanceDiffers)]
    [InlineData(Engine.Sqlite, "UPDATE movements SET minor = minor + 1 WHERE settlement = 1", FindingKind.MovementsDiffer)]
    [InlineData(Engine.Postgres, "UPDATE movements SET minor = minor + 1 WHERE settlement = 1", FindingKind.MovementsDiffer)]
    [InlineData(Engine.Sqlite, "UPDATE sales_lines SET net = net * 2 WHERE key = 'L1'", FindingKind.SettlementComputed)]
    [InlineData(Engine.Postgres, "UPDATE sales_lines SET net = net * 2 WHERE key = 'L1'", FindingKind.SettlementComputed)]
    public void P_03_What_does_not_follow_from_what_was_recorded_is_found(Engine engine, string attack, FindingKind kind)
    {
        using var place = Worked(engine);
        using (var context = place.Database.Context())
        {
            foreach (var table in (string[])["movements", "sales_lines"])
            {
                context.Database.ExecuteSqlRaw(engine == Engine.Postgres ? $"ALTER TABLE {table} DISABLE TRIGGER ALL" : $"DROP TRIGGER {table}_no_update");
            }

            context.Database.ExecuteSqlRaw(attack);
        }

        Verify.Run(place.Database).Findings.Select(f => f.Kind).ShouldContain(kind);
    }

    private static MoneyPlace Worked(Engine engine)
    {
        var place = new MoneyPlace(engine, "changed-afterwards");
        place.Sale("2025-01-10", 1_000_00);
        place.SettleAndPost("2025-01", "2025-02-14");
        place.CloseIt("2025-01", "2025-02-14").ShouldBeOfType<CloseOutcome.Closed>();
        place.Sale("2025-01-20", 200_00, known: "2025-02-20");
        place.SettleAndPost("2025-02", "2025-03-14");
        return place;
    }
}
