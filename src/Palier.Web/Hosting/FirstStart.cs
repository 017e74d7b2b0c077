using Palier.App;
using Palier.App.Programmes;
using Palier.App.Sample;
using Palier.Data;

namespace Palier.Web.Hosting;

/// <summary>Opens the database and, where it is new, puts the shipped programmes and the sample world into it. Says what it does.</summary>
public static class FirstStart
{
    /// <param name="connection">A SQLite file or a PostgreSQL connection string; the server's own file when null.</param>
    /// <param name="anchor">The file for the head of the audit trail; beside a SQLite file when null, none for PostgreSQL.</param>
    /// <param name="empty">Whether to start without the sample world.</param>
    /// <param name="lastMonth">A day in the last month that the sample has sales for.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="say">Told each thing as it begins.</param>
    /// <exception cref="DatabaseRefusedException">The database cannot be opened.</exception>
    public static Database Open(string? connection, string? anchor, bool empty, DateOnly lastMonth, DateTime now, Action<string> say)
    {
        if (connection is null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(OwnDatabase.Path)!);
            say($"The database is {OwnDatabase.Path}. Another one is opened with --db.");
        }

        var database = Database.Open(connection ?? OwnDatabase.Path, anchor);
        // Another database than the server's own is somebody's data: the sample is put only where it belongs.
        if (!empty && connection is null)
        {
            var outcome = InstallSample.Run(database, lastMonth, now, stage => say(Sentence(stage)));
            if (outcome is SampleOutcome.DatabaseHasPartners)
            {
                say("The database has its partners already and stays as it is. The sample is made only in a new one.");
            }
        }

        foreach (var shipped in ShippedProgrammes.All.Where(p => !Publish.Names(database).Contains(p.Programme.Name)))
        {
            Publish.Run(database, shipped.Programme.Name, shipped.Programme.Version, shipped.Programme.From, shipped.Programme.Published, [.. shipped.Text], now);
            say($"The programme {shipped.Programme.Name} is published.");
        }

        return database;
    }

    private static string Sentence(SampleStage stage) => stage switch
    {
        SampleStage.MakingWorld => "Making the sample world of Meridian Systems, an invented vendor.",
        SampleStage.Enrolling => "Enrolling its partners.",
        SampleStage.SavingPartners => "Saving partners, people and customers.",
        SampleStage.SavingSales => "Saving three years of sales lines.",
        _ => "The sample world is in the database.",
    };
}
