using System.Collections.Immutable;
using System.Data.Common;
using Palier.App;
using Palier.App.Partners;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Data;

namespace Palier.Web.Hosting;

/// <summary>What the pages show: the world in the database and its population, evaluated once for each state of the facts and the texts.</summary>
public sealed class SiteWorld(Database database, TimeProvider clock)
{
    private readonly Lock _loadingWorld = new();
    private readonly Lock _readingTexts = new();
    private (long Facts, World World, DateOnly Today, Lazy<Population?> Population)? _last;
    private (int Versions, ImmutableArray<Programme> Texts)? _texts;

    /// <summary>Every published version of every programme. Pages of money read it without loading the facts of anybody.</summary>
    public ImmutableArray<Programme> Texts
    {
        get
        {
            var versions = PublishedProgrammes.Count(database);
            lock (_readingTexts)
            {
                if (_texts is not { } known || known.Versions != versions)
                {
                    _texts = (versions, PublishedProgrammes.All(database));
                }

                return _texts.Value.Texts;
            }
        }
    }

    public World World => Current().World;

    public Population? Population => Current().Population.Value;

    /// <summary>Begins to evaluate every partner before the first page asks for it. A text that cannot be read, or a database that does not answer, is told, and ends nothing.</summary>
    public void Warm(Action<string> say) => ThreadPool.QueueUserWorkItem(_ =>
    {
        try
        {
            _ = Population?.Near;
        }
        catch (Exception e) when (e is InvalidOperationException or DbException)
        {
            say(e.Message);
        }
    });

    // A programme that was published leaves the facts as they are: they are loaded again only where one was added.
    private (World World, Lazy<Population?> Population) Current()
    {
        var (facts, texts, today) = (FactsState.Of(database), Texts, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        lock (_loadingWorld)
        {
            if (_last is { } last && last.Facts == facts && last.World.Texts == texts && last.Today == today)
            {
                return (last.World, last.Population);
            }

            var world = _last is { } before && before.Facts == facts ? LoadWorld.Again(before.World, texts, today) : LoadWorld.Run(database, texts, today);
            var population = new Lazy<Population?>(() => App.Partners.Population.Of(world));
            _last = (facts, world, today, population);
            return (world, population);
        }
    }
}
