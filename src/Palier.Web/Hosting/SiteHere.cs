using System.Collections.Immutable;
using Palier.App;
using Palier.App.Partners;
using Palier.App.Programmes;
using Palier.Core.Definition;

namespace Palier.Web.Hosting;

/// <summary>What one page shows: whether anything changed is looked up once, however many rows ask, and all of them see the same.</summary>
public sealed class SiteHere(SiteWorld site, TimeProvider clock)
{
    private Kept? _kept;

    /// <summary>What is kept of the database since the last saving before this page first asked.</summary>
    public Kept Kept => _kept ??= site.Now();

    /// <summary>Every published version of every programme. Pages of money read it without loading the facts of anybody.</summary>
    public ImmutableArray<Programme> Texts => site.TextsOf(Kept);

    /// <summary>The programmes in force today, by name.</summary>
    public ImmutableArray<Programme> Programmes => PublishedProgrammes.InForce(Texts, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    public World World => site.WorldOf(Kept);

    public Population? Population => site.PopulationOf(Kept);

    /// <summary>The latest text of a programme; null where there is none of that name.</summary>
    public Programme? Programme(string name) => Texts.LastOrDefault(t => t.Name == name);

    /// <summary>What a programme is called in a language; its name where it is not known.</summary>
    public string Title(string programme, string language) => Programme(programme)?.Title.In(language) ?? programme;
}
