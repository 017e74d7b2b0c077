using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Palier.Core.Facts;
using Palier.Data.Postgres;
using Palier.Data.Sqlite;

namespace Palier.Data;

/// <summary>
/// A database of the product: an embedded SQLite file or a PostgreSQL database. Safe to share between threads; each
/// context, loading and saving has its own connection.
/// </summary>
public sealed class Database
{
    private readonly string _connectionString;
    private readonly StatementWatch? _watch;

    private Database(string connectionString, bool isPostgres, string? anchor, StatementWatch? watch = null) =>
        (_connectionString, IsPostgres, Anchor, _watch) = (connectionString, isPostgres, anchor, watch);

    public bool IsPostgres { get; }

    /// <summary>The file of a SQLite database; null for PostgreSQL and for one in memory.</summary>
    public string? File => IsPostgres || new SqliteConnectionStringBuilder(_connectionString) is var sqlite && (sqlite.Mode == SqliteOpenMode.Memory || sqlite.DataSource == ":memory:")
        ? null : Path.GetFullPath(new SqliteConnectionStringBuilder(_connectionString).DataSource);

    /// <summary>The file that the head of the audit trail is added to after every commit; null where there is none.</summary>
    public string? Anchor { get; }

    /// <summary>
    /// Opens the database that a text names: <c>Host=…</c> or <c>postgres://…</c> is PostgreSQL, <c>Data Source=…</c> or a path
    /// is a SQLite file. What does not exist is created, what is older is migrated.
    /// </summary>
    /// <param name="connection">The text.</param>
    /// <param name="anchor">The file outside the database for the head of the audit trail; beside a SQLite file when null, none for PostgreSQL.</param>
    /// <exception cref="DatabaseRefusedException">The text is no connection, or the database does not answer.</exception>
    public static Database Open(string connection, string? anchor = null)
    {
        try
        {
            var database = Named(connection.Trim(), anchor);
            using var context = database.Context();
            // Migrating takes a lock that an account with rights to add rows alone is refused.
            if (context.Database.GetPendingMigrations().Any())
            {
                context.Database.Migrate();
            }

            return database;
        }
        catch (Exception e) when (e is NpgsqlException or SqliteException or ArgumentException or UriFormatException or IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            throw new DatabaseRefusedException($"The database cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>The command that what is saved through this one carries out; null where nobody gave it a key.</summary>
    public ClientCommand? ClientCommand { get; private init; }

    /// <summary>Whether what was shown to whoever decides still stands there; null where nothing was shown.</summary>
    internal Func<bool>? IsAsShown { get; private init; }

    /// <summary>A context to read with; it tracks nothing.</summary>
    public PalierContext Context() =>
        IsPostgres ? PostgresPalierContext.Of(_connectionString, _watch) : SqlitePalierContext.Of(_connectionString, _watch);

    /// <summary>The same database, which tells of every statement before it is sent. What is told may refuse it by throwing.</summary>
    public Database Telling(Action<string> told) => new(_connectionString, IsPostgres, Anchor, new StatementWatch(told)) { ClientCommand = ClientCommand, IsAsShown = IsAsShown };

    /// <summary>The same database, for one command: whatever is saved through it stands beside its key, and is refused where that was carried out before.</summary>
    public Database For(ClientCommand command) => new(_connectionString, IsPostgres, Anchor, _watch) { ClientCommand = command, IsAsShown = IsAsShown };

    /// <summary>The same database, for savings that are parts of a command: each stands by itself and carries no key.</summary>
    public Database ForParts() => new(_connectionString, IsPostgres, Anchor, _watch) { IsAsShown = IsAsShown };

    /// <summary>
    /// The same database, for somebody who was shown something: a saving is refused once it stands there otherwise. It is looked at
    /// when nobody else can save any more, so nothing comes between looking and saving.
    /// </summary>
    /// <param name="isAsShown">Reads by a context of its own.</param>
    public Database AsShown(Func<bool> isAsShown) => new(_connectionString, IsPostgres, Anchor, _watch) { ClientCommand = ClientCommand, IsAsShown = isAsShown };

    /// <summary>Starts to add facts; nothing is there until the saving is committed. Only one saving at a time runs on a database.</summary>
    /// <param name="now">The moment in UTC at which the facts become known.</param>
    /// <param name="what">What the saving is, for people who look at the table of moments: <c>import sales</c>.</param>
    /// <exception cref="DoneBeforeException">The command that this database is for was carried out before.</exception>
    /// <exception cref="ShownOtherwiseException">What was shown does not stand there any more.</exception>
    public Saving Begin(DateTime now, string what) => Saving.Begin(this, now, what);

    /// <summary>
    /// The sequence number of the last saving; 0 before the first. Whatever is saved ends with a moment, so nothing was saved while this
    /// stays the same. It is asked of the connection itself, because every page asks.
    /// </summary>
    public long LastSaving()
    {
        const string asked = "SELECT max(sequence) FROM moments";
        _watch?.Tell(asked);
        using DbConnection connection = IsPostgres ? new NpgsqlConnection(_connectionString) : new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = asked;
        return command.ExecuteScalar() is long last ? last : 0;
    }

    /// <summary>The latest moment that was known at a time in UTC.</summary>
    public Known KnownAt(DateTime at)
    {
        using var context = Context();
        var moment = context.Moments.Where(m => m.KnownAt <= at).OrderByDescending(m => m.Sequence).FirstOrDefault();
        return new Known(at, moment?.Sequence ?? 0);
    }

    private static Database Named(string connection, string? anchor)
    {
        if (connection.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || connection.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
        {
            return new Database(FromAddress(new Uri(connection)), isPostgres: true, anchor);
        }

        if (connection.Split(';').Any(p => p.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase) || p.TrimStart().StartsWith("Server=", StringComparison.OrdinalIgnoreCase)))
        {
            return new Database(new NpgsqlConnectionStringBuilder(connection).ConnectionString, isPostgres: true, anchor);
        }

        var sqlite = connection.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase)
            ? new SqliteConnectionStringBuilder(connection)
            : new SqliteConnectionStringBuilder { DataSource = connection };
        if (sqlite.DataSource.Length == 0)
        {
            throw new ArgumentException("it has no name", nameof(connection));
        }

        if (Path.GetDirectoryName(Path.GetFullPath(sqlite.DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return new Database(sqlite.ConnectionString, isPostgres: false, anchor ?? Beside(sqlite));
    }

    private static string? Beside(SqliteConnectionStringBuilder sqlite) =>
        sqlite.Mode == SqliteOpenMode.Memory || sqlite.DataSource == ":memory:" ? null : sqlite.DataSource + ".anchor";

    private static string FromAddress(Uri address)
    {
        var user = address.UserInfo.Split(':', 2);
        var built = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port > 0 ? address.Port : 5432,
            Database = Uri.UnescapeDataString(address.AbsolutePath.Trim('/')),
            Username = Uri.UnescapeDataString(user[0]),
        };
        if (user.Length > 1)
        {
            built.Password = Uri.UnescapeDataString(user[1]);
        }

        return built.ConnectionString;
    }
}

/// <summary>A database that was named by a person cannot be used; the message says why.</summary>
public sealed class DatabaseRefusedException(string message, Exception reason) : Exception(message, reason);
