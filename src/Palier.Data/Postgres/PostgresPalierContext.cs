using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Palier.Data.Postgres;

public sealed class PostgresPalierContext(DbContextOptions<PostgresPalierContext> options) : PalierContext(options)
{
    public static PostgresPalierContext Of(string connectionString) => Of(connectionString, null);

    internal static PostgresPalierContext Of(string connectionString, StatementWatch? watch)
    {
        var options = new DbContextOptionsBuilder<PostgresPalierContext>()
            .UseNpgsql(connectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return new(watch is null ? options.Options : options.AddInterceptors(watch).Options) { Watch = watch };
    }

    /// <summary>Texts compare byte by byte, as they do on SQLite and in the core: the same order everywhere.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<string>().UseCollation("C");
}

/// <summary>For <c>dotnet ef migrations add NAME --project src/Palier.Data --context PostgresPalierContext --output-dir Postgres/Migrations</c>.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresPalierContext>
{
    public PostgresPalierContext CreateDbContext(string[] args) => PostgresPalierContext.Of("Host=127.0.0.1;Database=palier");
}
