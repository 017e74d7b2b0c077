using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Palier.Data.Rows;

namespace Palier.Data;

/// <summary>The tables of money: what the database itself refuses, whoever writes to it.</summary>
internal static class MoneyModel
{
    public static void AddTo(ModelBuilder model)
    {
        Movements(model.Entity<MovementRow>());
        var balances = model.Entity<BalanceRow>().ToTable("balances");
        balances.HasKey(r => new { r.Programme, r.Owner, r.Account, r.Currency });
        model.Entity<SettlementRow>().ToTable("settlements").HasIndex(r => r.Number).IsUnique();
        model.Entity<SettlementRow>().HasIndex(r => r.Programme);
        model.Entity<SettlementEventRow>().ToTable("settlement_events").HasIndex(r => r.Settlement).IsUnique();
        model.Entity<ClosingRow>().ToTable("closings").HasIndex(r => r.Programme);
        Decisions(model);
        var statements = model.Entity<IssuedStatementRow>().ToTable("issued_statements");
        statements.HasIndex(r => r.Number).IsUnique();
        statements.HasIndex(r => new { r.Partner, r.Programme });
        PaymentModel.AddTo(model);
    }

    private static void Movements(EntityTypeBuilder<MovementRow> movements)
    {
        movements.ToTable("movements", t =>
        {
            t.HasCheckConstraint("ck_movements_amount_above_zero", "minor > 0");
            t.HasCheckConstraint("ck_movements_two_accounts", "from_owner <> to_owner OR from_account <> to_account");
            t.HasCheckConstraint("ck_movements_currency", "length(currency) > 0");
            t.HasCheckConstraint("ck_movements_period", "period_from < period_until");
            t.HasCheckConstraint("ck_movements_posted_by_one", "(CASE WHEN settlement IS NULL THEN 0 ELSE 1 END) + (CASE WHEN adjustment IS NULL THEN 0 ELSE 1 END) + (CASE WHEN payment IS NULL THEN 0 ELSE 1 END) = 1");
            t.HasCheckConstraint("ck_movements_adjusted_with_reason", "adjustment IS NULL OR length(reason) > 0");
        });
        movements.HasIndex(r => new { r.Programme, r.Partner, r.Key }).IsUnique();
        movements.HasIndex(r => r.Settlement);
        movements.HasIndex(r => r.Adjustment).IsUnique();
        movements.HasIndex(r => r.Payment);
    }

    // Two persons: the one who asks stands in the row of the one who decides, so that the row itself can refuse the same one.
    private static void Decisions(ModelBuilder model)
    {
        model.Entity<ReopeningRow>().ToTable("reopenings", t => t.HasCheckConstraint("ck_reopenings_reason", "length(reason) > 0"))
            .HasIndex(r => r.Number).IsUnique();
        model.Entity<ReopeningConfirmationRow>().ToTable("reopening_confirmations", t => t.HasCheckConstraint("ck_reopening_two_persons", "asked_by <> \"by\""))
            .HasIndex(r => r.Reopening).IsUnique();
        model.Entity<AdjustmentRow>().ToTable("adjustments", t =>
        {
            t.HasCheckConstraint("ck_adjustments_amount_above_zero", "minor > 0");
            t.HasCheckConstraint("ck_adjustments_reason", "length(reason) > 0");
        }).HasIndex(r => r.Number).IsUnique();
        model.Entity<AdjustmentDecisionRow>().ToTable("adjustment_decisions", t => t.HasCheckConstraint("ck_adjustment_two_persons", "asked_by <> \"by\""))
            .HasIndex(r => r.Adjustment).IsUnique();
    }
}
