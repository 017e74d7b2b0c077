using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Palier.Data.Sqlite;

public sealed class SqlitePalierContext(DbContextOptions<SqlitePalierContext> options) : PalierContext(options)
{
    public static SqlitePalierContext Of(string connectionString) =>
        new(new DbContextOptionsBuilder<SqlitePalierContext>()
            .UseSqlite(connectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);
}

/// <summary>For <c>dotnet ef migrations add NAME --project src/Palier.Data --context SqlitePalierContext --output-dir Sqlite/Migrations</c>.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqlitePalierContext>
{
    public SqlitePalierContext CreateDbContext(string[] args) => SqlitePalierContext.Of("Data Source=:memory:");
}
