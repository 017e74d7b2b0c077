namespace Palier.Data;

/// <summary>The triggers by which both databases refuse that a row is changed, deleted or replaced.</summary>
public static class AppendOnly
{
    /// <summary>
    /// For SQLite. The guard on insert is there because INSERT OR REPLACE deletes without asking the trigger on delete.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="taken">When a new row would take the place of another: a condition on <c>o</c>, the rows that are there, and <c>NEW</c>.</param>
    public static string OnSqlite(string table, string taken) =>
        $"""
        CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} only grows: a row is never changed'); END;
        CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} only grows: a row is never deleted'); END;
        CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} o WHERE o.sequence = NEW.sequence)
        {(taken.Length == 0 ? "" : $"OR EXISTS (SELECT 1 FROM {table} o WHERE {taken})")}
        BEGIN SELECT RAISE(ABORT, '{table} only grows: a row is never replaced'); END;
        """;

    /// <summary>The function that the triggers of PostgreSQL call; once, before them.</summary>
    public const string PostgresFunction =
        """
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '% only grows: a row is never changed or deleted', TG_TABLE_NAME; END $$;
        """;

    /// <summary>For PostgreSQL, where an insert cannot replace and ON CONFLICT DO UPDATE fires the trigger on update.</summary>
    public static string OnPostgres(string table) =>
        $"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();";
}
