using DuckDB.NET.Data;

namespace Palier.Benchmarks.Everyone;

/// <summary>DuckDB in memory in its best form: sorted by partner, amounts converted, words as small numbers, on as many threads as the engine.</summary>
internal sealed class DuckDbWay : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly string _query;

    public DuckDbWay(Workload workload, Sales sales)
    {
        _query = PeerSql.Of(workload, Dialect.DuckDb);
        _connection.Open();
        Execute($"set threads = {Environment.ProcessorCount}");
        Execute("create table sales (partner integer, day usmallint, family utinyint, kind utinyint, country utinyint, customer integer, deal integer, cents bigint)");
        Add(sales.All());
    }

    public string Version => (string)Scalar("select version()");

    public Result Run()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = _query;
        using var reader = command.ExecuteReader();
        return PeerSql.Read(reader);
    }

    /// <summary>Adds lines.</summary>
    public void Add(IEnumerable<(int Partner, ushort Day, byte Family, byte Kind, byte Country, int Customer, int Deal, long Cents)> lines)
    {
        using var rows = _connection.CreateAppender("sales");
        foreach (var line in lines)
        {
            rows.CreateRow().AppendValue(line.Partner).AppendValue(line.Day).AppendValue(line.Family).AppendValue(line.Kind).AppendValue(line.Country)
                .AppendValue(line.Customer).AppendValue(line.Deal).AppendValue(line.Cents).EndRow();
        }
    }

    /// <summary>Writes everything to a file of its own.</summary>
    public void Write(string path)
    {
        Execute($"attach '{path}' as file");
        Execute("create table file.sales as select * from sales");
        Execute("detach file");
    }

    /// <summary>Opens a file that was written, asks it and closes it.</summary>
    public Result RunCold(string path)
    {
        using var connection = new DuckDBConnection($"DataSource={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"set threads = {Environment.ProcessorCount}";
        command.ExecuteNonQuery();
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
