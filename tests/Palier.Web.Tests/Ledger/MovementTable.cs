using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Palier.Data;
using Palier.Data.Postgres;
using Palier.Data.Rows;
using Palier.Web.Tests.Data;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Ledger;

/// <summary>What the database itself refuses and keeps, asked in plain SQL.</summary>
public sealed class MovementTable
{
    private static readonly DateTime noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_01_a_movement_of_nothing_or_to_itself_or_twice_is_refused(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = WithOneOfEach(test);

        Execute(database, Insert(sequence: 900, key: "fine")).ShouldBe(1);
        Refused(database, Insert(minor: 0), "above_zero", "CHECK");
        Refused(database, Insert(minor: -1), "above_zero", "CHECK");
        Refused(database, Insert(toOwner: "vendor", toAccount: "rebate"), "two_accounts", "CHECK");
        Refused(database, Insert(currency: ""), "currency", "CHECK");
        Refused(database, Insert(key: "k"), "IX_movements_programme_partner_key", "never replaced");
        Refused(database, Insert(settlement: "NULL"), "posted_by_one", "CHECK");
        Refused(database, Insert(until: "2026-01-01"), "period", "CHECK");
        Scalar(database, "SELECT count(*) AS \"Value\" FROM movements").ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_01_a_movement_has_one_amount_and_one_currency_so_no_two_can_differ(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        using var context = Database.Open(test.ConnectionString).Context();
        var columns = context.Model.FindEntityType(typeof(MovementRow))!.GetProperties().Select(p => p.GetColumnName()).ToList();

        columns.Count(c => c.Contains("currency", StringComparison.Ordinal)).ShouldBe(1);
        columns.Count(c => c.Contains("minor", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_01_P_02_no_table_of_money_or_paying_lets_a_row_be_changed_deleted_or_replaced(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = WithOneOfEach(test);
        using var context = database.Context();
        // A row of each is there but of a few tables of facts, which have a test of their own.
        var tables = context.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(FactRow))).Select(t => t.GetTableName()!).Where(t => Rows(t) > 0).ToList();
        tables.ShouldContain("movements");
        tables.ShouldContain("booking_looks");
        tables.Count.ShouldBeGreaterThan(35);
        foreach (var table in tables)
        {
            Refused(database, $"UPDATE {table} SET known_at = known_at", "only grows", "only grows");
            Refused(database, $"DELETE FROM {table}", "only grows", "only grows");
            if (engine == Engine.Sqlite)
            {
                Refused(database, $"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", "only grows", "only grows");
            }
            else
            {
                Refused(database, $"TRUNCATE {table}", "only grows", "only grows");
                Refused(database, $"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (sequence) DO UPDATE SET known_at = excluded.known_at", "only grows", "only grows");
            }
        }

        if (engine == Engine.Sqlite)
        {
            Refused(database, Insert(key: "k").Replace("INSERT INTO", "INSERT OR REPLACE INTO", StringComparison.Ordinal), "only grows", "only grows");
        }

        int Rows(string table)
        {
            var count = $"SELECT CAST(count(*) AS integer) AS \"Value\" FROM {table}";
            return context.Database.SqlQueryRaw<int>(count).Single();
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_same_person_cannot_stand_twice_where_two_are_needed_not_even_in_plain_sql(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = WithOneOfEach(test);

        Refused(database, "INSERT INTO adjustment_decisions (sequence, known_at, adjustment, approved, asked_by, \"by\", day) VALUES (901, '2026-01-01', 7, true, 'ana', 'ana', '2026-01-01')", "two_persons", "CHECK");
        Refused(database, "INSERT INTO reopening_confirmations (sequence, known_at, reopening, asked_by, \"by\", day) VALUES (901, '2026-01-01', 7, 'ana', 'ana', '2026-01-01')", "two_persons", "CHECK");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_03_balances_are_the_sum_of_the_movements_and_can_be_thrown_away(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = WithOneOfEach(test);
        Execute(database, Insert(sequence: 900, key: "more", minor: 250));
        using var context = database.Context();

        Balances().ShouldBe([("P1", "cash", 350L), ("vendor", "rebate", -350L)]);
        Execute(database, "DELETE FROM balances");
        using (var saving = database.Begin(noon, "test"))
        {
            Palier.Data.Balances.Rebuild(saving);
            saving.Commit();
        }

        Balances().ShouldBe([("P1", "cash", 350L), ("vendor", "rebate", -350L)]);

        IEnumerable<(string, string, long)> Balances() => context.Balances.OrderBy(b => b.Owner).AsEnumerable().Select(b => (b.Owner, b.Account, b.Minor));
    }

    [Fact]
    public void P_02_on_postgres_the_role_of_the_application_can_add_and_read_and_nothing_else()
    {
        using var test = TestDatabase.Empty(Engine.Postgres);
        var database = WithOneOfEach(test);
        var role = $"app_{Guid.NewGuid():N}";
        Execute(database, $"CREATE ROLE {role} LOGIN");
        Execute(database, ApplicationRole.Grants(role));
        var asApplication = Database.Open(test.ConnectionString.Replace("Username=postgres", $"Username={role}", StringComparison.Ordinal));

        using (var saving = asApplication.Begin(noon, "test"))
        {
            saving.AddRows([MoneyRows.Movement("by the role")]);
            saving.Commit();
        }

        Scalar(asApplication, "SELECT CAST(sum(minor) AS bigint) AS \"Value\" FROM balances WHERE owner = 'P1'").ShouldBe(200);
        foreach (var sql in new[] { "UPDATE movements SET minor = 1", "DELETE FROM movements", "TRUNCATE movements", "UPDATE balances SET minor = 1", "DELETE FROM sales_lines", "ALTER TABLE movements DISABLE TRIGGER ALL", "DROP TABLE movements" })
        {
            Should.Throw<PostgresException>(() => Execute(asApplication, sql), sql).SqlState.ShouldBe("42501", sql);
        }

        NpgsqlConnection.ClearAllPools();
        Execute(database, $"DROP OWNED BY {role}; DROP ROLE {role}");
    }

    private static Database WithOneOfEach(TestDatabase test)
    {
        var database = Database.Open(test.ConnectionString);
        using var saving = database.Begin(noon, "test");
        MoneyRows.AddOneOfEach(saving);
        saving.Commit();
        return database;
    }

    private static string Insert(
        int sequence = 901, string key = "x", long minor = 100, string toOwner = "P1", string toAccount = "cash", string currency = "EUR", string settlement = "1", string until = "2026-02-01") =>
        $"""
        INSERT INTO movements (sequence, known_at, programme, partner, from_owner, from_account, to_owner, to_account, minor, currency, day,
            purpose, name, period_from, period_until, part_owner, part_account, number, version, billed, key, settlement)
        VALUES ({sequence}, '2026-01-01', 'p', 'P1', 'vendor', 'rebate', '{toOwner}', '{toAccount}', {minor}, '{currency}', '2026-01-01',
            0, 'rebate', '2026-01-01', '{until}', 'P1', 'cash', 1, 1, false, '{key}', {settlement})
        """;

    private static void Refused(Database database, string sql, string onPostgres, string onSqlite)
    {
        var refused = Should.Throw<DbException>(() => Execute(database, sql), sql);
        refused.Message.ShouldContain(refused is SqliteException ? onSqlite : onPostgres, Case.Insensitive, sql);
    }

    private static int Execute(Database database, string sql)
    {
        using var context = database.Context();
        return context.Database.ExecuteSqlRaw(sql);
    }

    private static long Scalar(Database database, string sql)
    {
        using var context = database.Context();
        return context.Database.SqlQueryRaw<long>(sql).AsEnumerable().Single();
    }
}
