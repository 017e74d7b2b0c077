using System.Text;
using Microsoft.EntityFrameworkCore;
using Palier.Core.Facts;
using Palier.Data.Rows;

namespace Palier.Data;

/// <summary>The one model of both databases. Reading goes through it; writing goes through <see cref="Saving"/>.</summary>
public abstract class PalierContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Told of statements that do not go through EF; null where nobody asks.</summary>
    internal StatementWatch? Watch { get; init; }

    public DbSet<MomentRow> Moments => Set<MomentRow>();

    public DbSet<OrganisationRow> Organisations => Set<OrganisationRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<CustomerRow> Customers => Set<CustomerRow>();

    public DbSet<EmploymentRow> Employments => Set<EmploymentRow>();

    public DbSet<CertificateRow> Certificates => Set<CertificateRow>();

    public DbSet<SalesLineRow> SalesLines => Set<SalesLineRow>();

    public DbSet<InvoiceRow> Invoices => Set<InvoiceRow>();

    public DbSet<AssertedFactRow> AssertedFacts => Set<AssertedFactRow>();

    public DbSet<EnrolmentRow> Enrolments => Set<EnrolmentRow>();

    public DbSet<ProgrammeVersionRow> ProgrammeVersions => Set<ProgrammeVersionRow>();

    public DbSet<ImportRow> Imports => Set<ImportRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<StaffRow> Staff => Set<StaffRow>();

    public DbSet<StaffRoleRow> StaffRoles => Set<StaffRoleRow>();

    public DbSet<MovementRow> Movements => Set<MovementRow>();

    public DbSet<BalanceRow> Balances => Set<BalanceRow>();

    public DbSet<SettlementRow> Settlements => Set<SettlementRow>();

    public DbSet<SettlementEventRow> SettlementEvents => Set<SettlementEventRow>();

    public DbSet<ClosingRow> Closings => Set<ClosingRow>();

    public DbSet<ReopeningRow> Reopenings => Set<ReopeningRow>();

    public DbSet<ReopeningConfirmationRow> ReopeningConfirmations => Set<ReopeningConfirmationRow>();

    public DbSet<AdjustmentRow> Adjustments => Set<AdjustmentRow>();

    public DbSet<AdjustmentDecisionRow> AdjustmentDecisions => Set<AdjustmentDecisionRow>();

    public DbSet<IssuedStatementRow> IssuedStatements => Set<IssuedStatementRow>();

    public DbSet<ApprovalRow> Approvals => Set<ApprovalRow>();

    public DbSet<ApprovalLimitRow> ApprovalLimits => Set<ApprovalLimitRow>();

    public DbSet<ApprovalLimitDecisionRow> ApprovalLimitDecisions => Set<ApprovalLimitDecisionRow>();

    public DbSet<OverrideProposalRow> OverrideProposals => Set<OverrideProposalRow>();

    public DbSet<OverrideDecisionRow> OverrideDecisions => Set<OverrideDecisionRow>();

    public DbSet<PublicationRow> Publications => Set<PublicationRow>();

    public DbSet<PublicationDecisionRow> PublicationDecisions => Set<PublicationDecisionRow>();

    public DbSet<CommandRow> Commands => Set<CommandRow>();

    public DbSet<DisputeRow> Disputes => Set<DisputeRow>();

    public DbSet<DisputeAnswerRow> DisputeAnswers => Set<DisputeAnswerRow>();

    public DbSet<BankAccountRow> BankAccounts => Set<BankAccountRow>();

    public DbSet<BankAccountDecisionRow> BankAccountDecisions => Set<BankAccountDecisionRow>();

    public DbSet<MessageRow> Messages => Set<MessageRow>();

    public DbSet<MessageSentRow> MessagesSent => Set<MessageSentRow>();

    public DbSet<PayoutBatchRow> PayoutBatches => Set<PayoutBatchRow>();

    public DbSet<PayoutBatchEventRow> PayoutBatchEvents => Set<PayoutBatchEventRow>();

    public DbSet<PaymentRow> Payments => Set<PaymentRow>();

    public DbSet<PaymentEventRow> PaymentEvents => Set<PaymentEventRow>();

    public DbSet<ResolutionRow> Resolutions => Set<ResolutionRow>();

    public DbSet<ResolutionDecisionRow> ResolutionDecisions => Set<ResolutionDecisionRow>();

    public DbSet<BankFileRow> BankFiles => Set<BankFileRow>();

    public DbSet<BankEntryRow> BankEntries => Set<BankEntryRow>();

    public DbSet<BookingLookRow> BookingLooks => Set<BookingLookRow>();

    public DbSet<LevelOverrideRow> LevelOverrides => Set<LevelOverrideRow>();

    public DbSet<BroughtLevelRow> BroughtLevels => Set<BroughtLevelRow>();

    public DbSet<RefusalRow> Refusals => Set<RefusalRow>();

    public DbSet<HoldReleaseRow> HoldReleases => Set<HoldReleaseRow>();

    public DbSet<PlacedHoldRow> PlacedHolds => Set<PlacedHoldRow>();

    public DbSet<OccurrenceRow> Occurrences => Set<OccurrenceRow>();

    public DbSet<ExchangeRateRow> ExchangeRates => Set<ExchangeRateRow>();

    public DbSet<HolidayRow> Holidays => Set<HolidayRow>();

    public DbSet<BelongingRow> Belongings => Set<BelongingRow>();

    public DbSet<TakeoverRow> Takeovers => Set<TakeoverRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MomentRow>().ToTable("moments");
        modelBuilder.Entity<OrganisationRow>().ToTable("organisations").HasIndex(r => r.Id);
        modelBuilder.Entity<PersonRow>().ToTable("people").HasIndex(r => r.Id);
        modelBuilder.Entity<CustomerRow>().ToTable("customers").HasIndex(r => r.Id);
        modelBuilder.Entity<EmploymentRow>().ToTable("employments").HasIndex(r => r.Partner);
        modelBuilder.Entity<EmploymentRow>().HasIndex(r => r.Person);
        modelBuilder.Entity<CertificateRow>().ToTable("certificates").HasIndex(r => r.Person);
        modelBuilder.Entity<InvoiceRow>().ToTable("invoices").HasIndex(r => r.Partner);
        modelBuilder.Entity<InvoiceRow>().HasIndex(r => r.Id);
        modelBuilder.Entity<AssertedFactRow>().ToTable("asserted_facts").HasIndex(r => r.Partner);
        modelBuilder.Entity<EnrolmentRow>().ToTable("enrolments").HasIndex(r => new { r.Programme, r.Partner });
        modelBuilder.Entity<EnrolmentRow>().HasIndex(r => r.Partner);
        modelBuilder.Entity<ProgrammeVersionRow>().ToTable("programme_versions").HasIndex(r => new { r.Name, r.Version }).IsUnique();
        modelBuilder.Entity<ImportRow>().ToTable("imports");
        modelBuilder.Entity<LevelOverrideRow>().ToTable("level_overrides").HasIndex(r => r.Partner);
        modelBuilder.Entity<BroughtLevelRow>().ToTable("brought_levels").HasIndex(r => r.Partner);
        modelBuilder.Entity<RefusalRow>().ToTable("refusals").HasIndex(r => r.Partner);
        modelBuilder.Entity<HoldReleaseRow>().ToTable("hold_releases").HasIndex(r => r.Partner);
        modelBuilder.Entity<PlacedHoldRow>().ToTable("placed_holds").HasIndex(r => r.Partner);
        modelBuilder.Entity<PlacedHoldRow>().HasIndex(r => r.Number);
        modelBuilder.Entity<OccurrenceRow>().ToTable("occurrences").HasIndex(r => r.Partner);
        modelBuilder.Entity<ExchangeRateRow>().ToTable("exchange_rates").HasIndex(r => new { r.Currency, r.Day });
        modelBuilder.Entity<HolidayRow>().ToTable("holidays");
        modelBuilder.Entity<BelongingRow>().ToTable("belongings");
        modelBuilder.Entity<TakeoverRow>().ToTable("takeovers");
        modelBuilder.Entity<AuditRow>().ToTable("audit").HasIndex(r => r.Number).IsUnique();
        modelBuilder.Entity<AuditRow>().HasIndex(r => r.By);
        modelBuilder.Entity<AuditRow>().HasIndex(r => r.What);
        modelBuilder.Entity<StaffRow>().ToTable("staff").HasIndex(r => r.Name).IsUnique();
        modelBuilder.Entity<StaffRoleRow>().ToTable("staff_roles").HasIndex(r => r.Name);
        MoneyModel.AddTo(modelBuilder);

        var sales = modelBuilder.Entity<SalesLineRow>().ToTable("sales_lines");
        sales.HasIndex(r => r.Partner);
        sales.HasIndex(r => r.Key);
        sales.HasIndex(r => r.Key, "ux_sales_lines_original").IsUnique().HasFilter($"\"type\" = {(int)LineType.Sale}");

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
            }

            if (!entity.ClrType.IsAssignableTo(typeof(FactRow)))
            {
                continue;
            }

            modelBuilder.Entity(entity.ClrType).HasKey(nameof(FactRow.Sequence));

            // Sequence numbers are given out by a saving, over all tables at once.
            entity.FindProperty(nameof(FactRow.Sequence))!.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
