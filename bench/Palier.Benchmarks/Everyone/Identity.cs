namespace Palier.Benchmarks.Everyone;

/// <summary>Says whether every way gives the same levels and the same money: one hash over all partners for each.</summary>
internal static class Identity
{
    /// <returns>0 where all hashes are the same, 1 otherwise.</returns>
    public static int Check(int lines, string? server)
    {
        var (workload, sales) = (new Workload(), new Sales(lines, 7));
        var engine = new EngineWay(workload, sales);
        using var duck = new DuckDbWay(workload, sales);
        using var sqlite = new SqliteWay(workload, sales);
        using var postgres = server is null ? null : new PostgresWay(server, workload, sales);
        var hashes = new List<(string Way, Result Result)>
        {
            ("engine, run by the text", engine.Of(engine.Run())),
            ("kernel written by hand", new HandWay(workload, sales).Run()),
            ($"DuckDB {duck.Version}", duck.Run()),
            ($"SQLite {sqlite.Version}", sqlite.Run()),
        };
        if (postgres is not null)
        {
            hashes.Add(($"PostgreSQL {postgres.Version}", postgres.Run()));
        }

        foreach (var (way, result) in hashes)
        {
            Console.WriteLine($"{result.Hash()}  {way}");
            if (hashes[0].Result.Difference(result) is { } difference)
            {
                Console.WriteLine($"  it differs from the engine: {difference}");
            }
        }

        return hashes.All(h => h.Result.Hash() == hashes[0].Result.Hash()) ? 0 : 1;
    }
}
