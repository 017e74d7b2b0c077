using System.Collections.Immutable;
using Palier.App;
using Palier.App.Partners;
using Palier.App.Sample;
using Palier.Core.Definition;

namespace Palier.Web.Hosting;

/// <summary>The world the pages show, and its population, evaluated once.</summary>
public sealed class SiteWorld(World world)
{
    private readonly Lazy<Population?> _population = new(() => Population.Of(world));

    public World World => world;

    public Population? Population => _population.Value;

    /// <summary>Begins to evaluate every partner before the first page asks for it.</summary>
    public void Warm() => ThreadPool.QueueUserWorkItem(_ => _ = Population);

    /// <summary>The sample world up to the last whole month, with the programmes of a folder; without partners when it is to be empty.</summary>
    public static SiteWorld Sample(string? programmes, bool empty, DateOnly today, Action<string> say)
    {
        var read = programmes is null ? [] : Programmes(programmes, say);
        if (empty)
        {
            return new SiteWorld(new World(read, [], today));
        }

        say("Making the sample world of Meridian Systems.");
        var sample = SampleWorld.Make(SampleWorld.DefaultSeed, today.AddMonths(-1));
        say($"{sample.Partners.Length} partners, {sample.Partners.Sum(p => p.Sales.Length)} sales lines.");
        return new SiteWorld(new World(read, sample.Partners, sample.Until));
    }

    /// <summary>The folder <c>programmes</c> in this folder or in one above it.</summary>
    public static string? FindProgrammes(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "programmes");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static ImmutableArray<Programme> Programmes(string folder, Action<string> say)
    {
        var all = ImmutableArray.CreateBuilder<Programme>();
        foreach (var name in (ReadOnlySpan<string>)["enterprise", "gocloud", "growcloud"])
        {
            var path = Path.Combine(folder, name, "programme.yaml");
            if (File.Exists(path) && ProgrammeText.Read(File.ReadAllText(path)).Value is { } programme)
            {
                all.Add(programme);
                say($"Read {path}.");
            }
        }

        return all.ToImmutable();
    }
}
