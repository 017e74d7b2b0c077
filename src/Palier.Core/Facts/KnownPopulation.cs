using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Palier.Core.Facts;

/// <summary>Everyone, as they were known by the end of a day. Days between which nothing became known share one population.</summary>
public sealed class KnownPopulation
{
    private readonly Population _all;
    private readonly string _zone;
    private readonly ImmutableArray<DateTime> _moments;
    private readonly ConcurrentDictionary<int, Lazy<Population>> _known = new();

    /// <param name="all">Everyone, with everything that is known.</param>
    /// <param name="zone">The time zone in which days end.</param>
    public KnownPopulation(Population all, string zone)
    {
        (_all, _zone) = (all, zone);
        _moments = [.. all.All.SelectMany(AsKnown.EveryMoment).Distinct().Order()];
    }

    /// <summary>How many times anything had become known by the end of a day: the same number is the same knowledge.</summary>
    public int StateOn(DateOnly day)
    {
        var at = _moments.BinarySearch(AsKnown.EndOf(day, _zone));
        return at < 0 ? ~at : at;
    }

    /// <summary>Everyone as known by the end of a day.</summary>
    public Population On(DateOnly day) =>
        _known.GetOrAdd(StateOn(day), state => new Lazy<Population>(() => state == _moments.Length ? _all : Before(_moments[state]))).Value;

    private Population Before(DateTime moment) =>
        new([.. _all.All.Select(p => AsKnown.Before(p, moment))], _all.Belongings, _all.Takeovers);
}
