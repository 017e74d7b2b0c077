using Npgsql;
using NpgsqlTypes;

namespace Palier.Benchmarks.Everyone;

/// <summary>PostgreSQL in its best form: one unlogged table laid down in the order of partners, amounts converted, small types, parallel workers.</summary>
internal sealed class PostgresWay : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _query;

    public PostgresWay(string server, Workload workload, Sales sales)
    {
        _query = PeerSql.Of(workload, new Dialect("numeric", "least", "greatest", (a, b) => $"div({a}, {b})"));
        _connection = new NpgsqlConnection(server);
        _connection.Open();
        Execute("drop table if exists sales; create unlogged table sales (partner integer, day smallint, family smallint, kind smallint, country smallint, customer integer, deal integer, cents bigint)");
        using (var rows = _connection.BeginBinaryImport("copy sales from stdin (format binary)"))
        {
            foreach (var line in sales.All())
            {
                rows.StartRow();
                rows.Write(line.Partner, NpgsqlDbType.Integer);
                rows.Write((short)line.Day, NpgsqlDbType.Smallint);
                rows.Write((short)line.Family, NpgsqlDbType.Smallint);
                rows.Write((short)line.Kind, NpgsqlDbType.Smallint);
                rows.Write((short)line.Country, NpgsqlDbType.Smallint);
                rows.Write(line.Customer, NpgsqlDbType.Integer);
                rows.Write(line.Deal, NpgsqlDbType.Integer);
                rows.Write(line.Cents, NpgsqlDbType.Bigint);
            }

            rows.Complete();
        }

        Execute("create index on sales (partner); set work_mem = '1GB'; set max_parallel_workers_per_gather = 2; set jit = on; analyze sales");
    }

    public string Version => _connection.PostgreSqlVersion.ToString();

    public Result Run()
    {
        using var command = new NpgsqlCommand(_query, _connection) { CommandTimeout = 0 };
        using var reader = command.ExecuteReader();
        return PeerSql.Read(reader);
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
