using System.Text;
using Microsoft.EntityFrameworkCore;
using Palier.Core.Facts;
using Palier.Data.Rows;

namespace Palier.Data;

/// <summary>The one model of both databases. Reading goes through it; writing goes through <see cref="Saving"/>.</summary>
public abstract class PalierContext(DbContextOptions options) : DbContext(options)
{
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

        var sales = modelBuilder.Entity<SalesLineRow>().ToTable("sales_lines");
        sales.HasIndex(r => r.Partner);
        sales.HasIndex(r => r.Key);
        sales.HasIndex(r => r.Key, "ux_sales_lines_original").IsUnique().HasFilter($"\"type\" = {(int)LineType.Sale}");

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            modelBuilder.Entity(entity.ClrType).HasKey(nameof(FactRow.Sequence));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
            }

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
