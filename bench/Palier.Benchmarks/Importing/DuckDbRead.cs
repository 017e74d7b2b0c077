using DuckDB.NET.Data;
using Palier.Benchmarks.Everyone;

namespace Palier.Benchmarks.Importing;

/// <summary>DuckDB reading the same file, every column with its type, on as many threads as there are: into a table, and on to the result.</summary>
internal sealed class DuckDbRead(SalesFile file, Workload workload)
{
    private readonly string _query = PeerSql.Of(workload, Dialect.DuckDb);

    private string Read => $$"""
        read_csv('{{file.Csv}}', header = true, columns = {'partner': 'varchar', 'order': 'bigint', 'line': 'integer', 'day': 'date', 'net': 'decimal(18,4)', 'currency': 'varchar',
          'family': 'varchar', 'kind': 'varchar', 'country': 'varchar', 'customer': 'varchar', 'deal': 'varchar'})
        """;

    public string Version { get; private set; } = "";

    /// <summary>The file as a table.</summary>
    public long Table()
    {
        using var connection = Open();
        Execute(connection, $"create table lines as select * from {Read}");
        return (long)Scalar(connection, "select count(*) from lines");
    }

    /// <summary>The file as levels and money: words as small numbers, then the one query of the workload.</summary>
    public Result Result()
    {
        using var connection = Open();
        Execute(connection, $"create type family_word as enum ({Words(Enumerable.Range(0, Workload.Families).Select(Workload.FamilyName))})");
        Execute(connection, $"create type kind_word as enum ({Words(Workload.KindNames)})");
        Execute(connection, $"create type country_word as enum ({Words(Workload.CountryNames)})");
        Execute(connection, $"""
            create table sales as select cast(partner[2:] as integer) as partner, cast(day - date '1970-01-01' as usmallint) as day, enum_code(cast(family as family_word)) as family,
              enum_code(cast(kind as kind_word)) as kind, enum_code(cast(country as country_word)) as country, cast(customer[2:] as integer) as customer, cast(deal[2:] as integer) as deal,
              cast(net * 100 as bigint) as cents from {Read}
            """);
        using var command = connection.CreateCommand();
        command.CommandText = _query;
        using var reader = command.ExecuteReader();
        return PeerSql.Read(reader);
    }

    private static string Words(IEnumerable<string> words) => string.Join(", ", words.Select(w => $"'{w}'"));

    private DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, $"set threads = {Environment.ProcessorCount}");
        Version = (string)Scalar(connection, "select version()");
        return connection;
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object Scalar(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
