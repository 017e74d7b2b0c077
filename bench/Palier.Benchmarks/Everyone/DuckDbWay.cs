using DuckDB.NET.Data;

namespace Palier.Benchmarks.Everyone;

/// <summary>DuckDB in memory in its best form: sorted by partner, amounts converted, words as small numbers, on as many threads as the engine.</summary>
internal sealed class DuckDbWay : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly string _query;

    public DuckDbWay(Workload workload, Sales sales)
    {
        _query = PeerSql.Of(workload, "hugeint", (a, b) => $"{a} // {b}");
        _connection.Open();
        Execute($"set threads = {Environment.ProcessorCount}");
        Execute("create table sales (partner integer, day usmallint, family utinyint, kind utinyint, country utinyint, customer integer, deal integer, cents bigint)");
        using var rows = _connection.CreateAppender("sales");
        for (var partner = 0; partner < Sales.Partners; partner++)
        {
            for (var i = sales.Slices[partner]; i < sales.Slices[partner + 1]; i++)
            {
                var (family, kind, country) = Sales.Of(sales.Words[i]);
                rows.CreateRow().AppendValue(partner).AppendValue(sales.Day[i]).AppendValue((byte)family).AppendValue((byte)kind).AppendValue((byte)country)
                    .AppendValue(sales.Customer[i]).AppendValue(sales.Deal[i]).AppendValue(sales.Cents[i]).EndRow();
            }
        }
    }

    public string Version => (string)Scalar("select version()");

    public Result Run()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = _query;
        using var reader = command.ExecuteReader();
        return PeerSql.Read(reader);
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
