using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Palier.Core.Columns;

namespace Palier.Benchmarks.Everyone;

/// <summary>The whole workload as one query: a pass that groups by partner, then levels, then bonuses, in whole cents.</summary>
internal static class PeerSql
{
    /// <param name="workload">The workload.</param>
    /// <param name="dialect">The words of the database.</param>
    public static string Of(Workload workload, Dialect dialect)
    {
        var sql = new StringBuilder("with counted as (select partner");
        foreach (var metric in workload.Metrics)
        {
            var what = metric.Counts switch { Counts.Sum => "sum(cents)", Counts.Lines => "count(*)", Counts.Customers => "count(distinct customer)", _ => "count(distinct deal)" };
            sql.Append(CultureInfo.InvariantCulture, $",\n  coalesce({what} filter (where {Where(metric)}), 0) as {metric.Name}");
        }

        sql.Append("\n  from sales group by partner),\nlevelled as (select *, case");
        for (var level = Workload.Levels.Length - 1; level > 0; level--)
        {
            sql.Append(CultureInfo.InvariantCulture, $"\n  when {Reached(Workload.Levels[level].Requires)} then {level}");
        }

        sql.Append("\n  else 0 end as level from counted)\nselect partner, level");
        foreach (var bonus in Workload.Bonuses)
        {
            sql.Append(CultureInfo.InvariantCulture, $",\n  cast({Amount(bonus, dialect)} as bigint) as {bonus.Name}");
        }

        return sql.Append("\nfrom levelled order by partner").ToString();
    }

    /// <summary>The rows of the query.</summary>
    public static Result Read(DbDataReader reader)
    {
        var result = new Result();
        while (reader.Read())
        {
            var partner = reader.GetInt32(0);
            result.Level[partner] = (byte)reader.GetInt32(1);
            for (var i = 0; i < Workload.Bonuses.Length; i++)
            {
                result.Cents[(partner * Workload.Bonuses.Length) + i] = reader.GetInt64(2 + i);
            }
        }

        return result;
    }

    private static string Where(MetricSpec metric)
    {
        int Day(DateOnly day) => day.DayNumber - SalesColumns.Origin.DayNumber;
        var tests = new List<string> { string.Create(CultureInfo.InvariantCulture, $"day >= {Day(metric.Window.From)} and day < {Day(metric.Window.Until)}") };
        Add(tests, "family", metric.Families);
        Add(tests, "kind", metric.Kinds);
        Add(tests, "country", metric.Countries);
        tests.AddRange(metric.AtLeast > 0 ? [string.Create(CultureInfo.InvariantCulture, $"cents >= {metric.AtLeast}00")] : []);
        return string.Join(" and ", tests);
    }

    private static string Reached(ImmutableArray<(string Metric, long AtLeast)> requires) =>
        string.Join(" and ", requires.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Metric} >= {r.AtLeast}")));

    private static void Add(List<string> tests, string field, int[] words)
    {
        if (words.Length > 0)
        {
            tests.Add($"{field} in ({string.Join(", ", words)})");
        }
    }

    // Cents times hundredths of a percent times hundredths: a million to one cent, rounded half up; a base above zero is required.
    private static string Amount(BonusSpec bonus, Dialect dialect)
    {
        var basis = $"cast({bonus.Base} as {dialect.Wide})";
        var bands = bonus.Bands.Select((b, i) => i + 1 < bonus.Bands.Length
            ? string.Create(CultureInfo.InvariantCulture, $"{dialect.Greatest}({dialect.Least}({basis}, {bonus.Bands[i + 1].From}) - {b.From}, 0) * {b.Rate}")
            : string.Create(CultureInfo.InvariantCulture, $"{dialect.Greatest}({basis} - {b.From}, 0) * {b.Rate}"));
        var times = string.Concat(bonus.Times.Select((t, i) => string.Create(CultureInfo.InvariantCulture, $" when {bonus.Level + i} then {t}")));
        var full = $"({string.Join(" + ", bands)}) * case level{times} end";
        full = bonus.Cap > 0 ? string.Create(CultureInfo.InvariantCulture, $"{dialect.Least}({full}, {bonus.Cap}000000)") : full;
        return string.Create(CultureInfo.InvariantCulture,
            $"case when level >= {bonus.Level} and {bonus.Base} >= 100 and {Reached(bonus.Requires)} then {dialect.Divided($"({full} + 500000)", "1000000")} else 0 end");
    }
}

/// <summary>What databases say differently.</summary>
/// <param name="Wide">The type that holds cents times rates.</param>
/// <param name="Least">The lesser of two.</param>
/// <param name="Greatest">The greater of two.</param>
/// <param name="Divided">Whole division of two expressions, rounded down.</param>
internal sealed record Dialect(string Wide, string Least, string Greatest, Func<string, string, string> Divided)
{
    public static readonly Dialect DuckDb = new("hugeint", "least", "greatest", (a, b) => $"{a} // {b}");
}
