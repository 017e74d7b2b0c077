using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Palier.Data.Sqlite;

public sealed class SqlitePalierContext(DbContextOptions<SqlitePalierContext> options) : PalierContext(options)
{
    public static SqlitePalierContext Of(string connectionString) => Of(connectionString, null);

    internal static SqlitePalierContext Of(string connectionString, StatementWatch? watch)
    {
        var options = new DbContextOptionsBuilder<SqlitePalierContext>()
            .UseSqlite(connectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return new(watch is null ? options.Options : options.AddInterceptors(watch).Options) { Watch = watch };
    }
}

/// <summary>For <c>dotnet ef migrations add NAME --project src/Palier.Data --context SqlitePalierContext --output-dir Sqlite/Migrations</c>.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqlitePalierContext>
{
    public SqlitePalierContext CreateDbContext(string[] args) => SqlitePalierContext.Of("Data Source=:memory:");
}
