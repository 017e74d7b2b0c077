namespace Palier.Data.Postgres;

/// <summary>The rights of the account that the application uses on PostgreSQL: it reads and adds rows, and changes none.</summary>
public static class ApplicationRole
{
    /// <summary>
    /// The statements that give a role these rights, also for tables of later versions. Run them as the owner of the tables, who
    /// also runs the migrations.
    /// </summary>
    /// <param name="role">The role's name, a plain word.</param>
    public static string Grants(string role) =>
        $"""
        GRANT USAGE ON SCHEMA public TO {role};
        GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO {role};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO {role};
        REVOKE INSERT ON balances, "__EFMigrationsHistory" FROM {role};
        """;
}
