using Microsoft.EntityFrameworkCore;

namespace Palier.Data;

/// <summary>Keeps what accounts hold beside the movements it is the sum of.</summary>
public static class Balances
{
    private const string Sums =
        """
        INSERT INTO balances (programme, owner, account, currency, minor)
        SELECT programme, owner, account, currency, sum(minor) FROM (
            SELECT programme, to_owner AS owner, to_account AS account, currency, minor FROM movements
            UNION ALL SELECT programme, from_owner, from_account, currency, -minor FROM movements) AS sides
        GROUP BY programme, owner, account, currency
        """;

    private static string Upsert(string owner, string account, string minor) =>
        $"""
        INSERT INTO balances (programme, owner, account, currency, minor) VALUES (NEW.programme, {owner}, {account}, NEW.currency, {minor})
        ON CONFLICT (programme, owner, account, currency) DO UPDATE SET minor = balances.minor + excluded.minor;
        """;

    private static readonly string both = Upsert("NEW.to_owner", "NEW.to_account", "NEW.minor") + "\n" + Upsert("NEW.from_owner", "NEW.from_account", "-NEW.minor");

    /// <summary>The trigger by which SQLite adds each movement to the balances of its two accounts.</summary>
    public static string OnSqlite => $"CREATE TRIGGER movements_to_balances AFTER INSERT ON movements BEGIN\n{both}\nEND;";

    /// <summary>The same for PostgreSQL; it runs with the rights of the tables' owner, so that the application needs none on balances.</summary>
    public static string OnPostgres =>
        $"""
        CREATE FUNCTION movement_to_balances() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
        $$ BEGIN
        {both}
        RETURN NULL; END $$;
        CREATE TRIGGER movements_to_balances AFTER INSERT ON movements FOR EACH ROW EXECUTE FUNCTION movement_to_balances();
        """;

    /// <summary>Throws all balances away and adds them up anew from the movements, in the transaction of a saving.</summary>
    public static void Rebuild(Saving saving)
    {
        saving.Context.Database.ExecuteSqlRaw("DELETE FROM balances");
        saving.Context.Database.ExecuteSqlRaw(Sums);
    }
}
