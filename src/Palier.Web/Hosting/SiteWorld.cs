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
    private Kept? _kept;

    /// <summary>Every published version of every programme. Pages of money read it without loading the facts of anybody.</summary>
    public ImmutableArray<Programme> Texts => TextsOf(Now());

    public World World => WorldOf(Now());

    public Population? Population => PopulationOf(Now());

    /// <summary>What is kept of the database as it is now. Whoever holds it sees the same until they ask again.</summary>
    public Kept Now()
    {
        var (saving, today, kept) = (database.LastSaving(), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), _kept);
        return kept is not null && kept.Saving == saving && kept.Today == today ? kept : _kept = new Kept(saving, today);
    }

    public ImmutableArray<Programme> TextsOf(Kept now) => now.Of("texts", ReadTexts);

    public World WorldOf(Kept now) => Current(now).World;

    public Population? PopulationOf(Kept now) => Current(now).Population.Value;

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

    private ImmutableArray<Programme> ReadTexts()
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

    // A programme that was published leaves the facts as they are: they are loaded again only where one was added.
    private (World World, Lazy<Population?> Population) Current(Kept now) => now.Of("world", () =>
    {
        var (facts, texts, today) = (FactsState.Of(database), TextsOf(now), now.Today);
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
    });
}
