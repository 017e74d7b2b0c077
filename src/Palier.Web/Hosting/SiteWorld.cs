using Palier.App;
using Palier.App.Partners;
using Palier.Data;

namespace Palier.Web.Hosting;

/// <summary>What the pages show: the world in the database and its population, evaluated once for each state of the database.</summary>
public sealed class SiteWorld(Database database, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private (long State, DateOnly Today, World World, Lazy<Population?> Population)? _last;

    public World World => Current().World;

    public Population? Population => Current().Population.Value;

    /// <summary>Begins to evaluate every partner before the first page asks for it. A text that cannot be read is told, and ends nothing.</summary>
    public void Warm(Action<string> say) => ThreadPool.QueueUserWorkItem(_ =>
    {
        try
        {
            _ = Population;
        }
        catch (InvalidOperationException e)
        {
            say(e.Message);
        }
    });

    private (World World, Lazy<Population?> Population) Current()
    {
        var state = LoadWorld.StateOf(database);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        lock (_lock)
        {
            if (_last is { } last && last.State == state && last.Today == today)
            {
                return (last.World, last.Population);
            }

            var world = LoadWorld.Run(database, today);
            var population = new Lazy<Population?>(() => App.Partners.Population.Of(world));
            _last = (state, today, world, population);
            return (world, population);
        }
    }
}
