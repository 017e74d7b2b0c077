using System.CommandLine;
using Palier.App;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.Cli;

/// <summary>Opens the database that was asked for, and says so where it cannot be had.</summary>
internal static class DatabaseChoice
{
    public static int With(ParseResult parsed, Terminal terminal, Func<Database, int> verb)
    {
        var named = parsed.GetValue(CommonOptions.Db) ?? OwnDatabase.Path;
        Directory.CreateDirectory(Path.GetDirectoryName(OwnDatabase.Path)!);
        Database database;
        try
        {
            database = Database.Open(named, parsed.GetValue(CommonOptions.Anchor));
        }
        catch (DatabaseRefusedException refused)
        {
            return terminal.Complain(Ending.FoundWrong, refused.Message);
        }

        return Acting.Refusal(parsed, terminal, database) ?? verb(database);
    }

    public static int NoSuchProgramme(Terminal terminal, string name, IReadOnlyCollection<string> published) => terminal.Complain(
        Ending.FoundWrong,
        published.Count == 0
            ? $"There is no programme {name} in this database, which has none yet: palier publish proposes one, and a second person publishes it."
            : $"There is no programme {name} in force in this database. Published are {string.Join(", ", published)}.");

    /// <summary>The period of --period; null, with the reason said, where it is none.</summary>
    public static Period? PeriodOf(string name, Terminal terminal)
    {
        var period = Period.Find(name);
        if (period is null)
        {
            terminal.Complain(Ending.UsedWrongly, $"{name} is not a period. Write a month, quarter, half-year or year like 2026-07, 2026-Q3, 2026-H1, 2026.");
        }

        return period;
    }
}
