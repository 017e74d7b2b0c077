using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;

namespace Palier.Core.Standing;

/// <summary>
/// The standings of one partner, one in each programme. Each history is worked out when it is first asked for, so a programme
/// that asks for a standing elsewhere finds it decided; programmes that ask each other in a circle are refused when they are
/// read together, and find no standing here.
/// </summary>
public sealed class PartnerStandings : IReviewing
{
    private readonly PartnerFacts _facts;
    private readonly ImmutableSortedDictionary<string, Versions> _programmes;
    private readonly Func<Programme, PartnerFacts, DateTime, IDeciding> _deciding;
    private readonly Dictionary<(string Programme, DateOnly From), StandingHistory> _histories = [];
    private readonly Dictionary<Programme, Dictionary<DateTime, IDeciding>> _decided = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DateTime, PartnerFacts> _known = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private DateTime? _latest;

    /// <param name="facts">Everything that is known of the partner.</param>
    /// <param name="programmes">Every version of every programme.</param>
    /// <param name="deciding">Makes what decides for a version with the facts of a moment, and the moment, at which others were known.</param>
    public PartnerStandings(PartnerFacts facts, IEnumerable<Programme> programmes, Func<Programme, PartnerFacts, DateTime, IDeciding> deciding)
    {
        (_facts, _deciding, _programmes) = (facts, deciding, ByName(programmes));
    }

    /// <summary>The same with the versions by their programme's name, so that many partners share them.</summary>
    public PartnerStandings(PartnerFacts facts, ImmutableSortedDictionary<string, Versions> programmes, Func<Programme, PartnerFacts, DateTime, IDeciding> deciding) =>
        (_facts, _deciding, _programmes) = (facts, deciding, programmes);

    /// <summary>Decides the reviews instead, from the same facts; null where these standings do.</summary>
    public IReviewing? Reviewing { get; set; }

    /// <summary>Whether histories keep the lines that say why.</summary>
    public bool WithLines { get; init; } = true;

    /// <summary>What a test case gives of a programme's standing.</summary>
    public (string Programme, GivenStanding Standing)? Given { get; init; }

    /// <summary>The versions of programmes by name.</summary>
    public static ImmutableSortedDictionary<string, Versions> ByName(IEnumerable<Programme> programmes) =>
        programmes.Distinct<Programme>(ReferenceEqualityComparer.Instance).GroupBy(p => p.Name, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => new Versions([.. g]), StringComparer.Ordinal);

    /// <summary>The level held in a programme on a day; null when the partner takes no part there or holds none.</summary>
    public HeldLevel? HeldIn(string programme, DateOnly on)
    {
        if (!_programmes.ContainsKey(programme) || !_facts.Enrolments.Any(e => e.Programme == programme) || !_asked.Add(programme))
        {
            return null;
        }

        var history = In(programme, on);
        var level = history?.LevelOn(on);
        _asked.Remove(programme);
        return level is null ? null : new HeldLevel(level, history!.VersionOn(on)!.Ladder!);
    }

    /// <summary>
    /// The history of the partner's standing in a programme, of the taking part that a day falls into; where the partner was
    /// never enrolled, from the programme's first day. Null for a programme that is not known, and before the first enrolment.
    /// </summary>
    public StandingHistory? In(string programme, DateOnly on)
    {
        if (!_programmes.TryGetValue(programme, out var versions))
        {
            return null;
        }

        var (enrolment, isEnrolled) = ((Enrolment?)null, false);
        foreach (var one in _facts.Enrolments)
        {
            if (one.Programme == programme)
            {
                isEnrolled = true;
                enrolment = one.From <= on && (enrolment is null || one.From > enrolment.From) ? one : enrolment;
            }
        }

        if (enrolment is null && isEnrolled)
        {
            return null;
        }

        var key = (programme, enrolment?.From ?? DateOnly.MinValue);
        if (!_histories.TryGetValue(key, out var history))
        {
            history = new StandingHistory(versions, _facts, enrolment, Reviewing ?? this, Given is { } given && given.Programme == programme ? given.Standing : null, WithLines);
            _histories[key] = history;
        }

        return history;
    }

    public IDeciding For(Programme version, DateOnly knownOn)
    {
        var until = AsKnown.EndOf(knownOn, version.TimeZone);
        // All that is known is one moment for every review after the last fact, where nobody else's facts count.
        until = until > (_latest ??= AsKnown.Latest(_facts)) && !version.LooksBeyondThePartner ? DateTime.MaxValue : until;
        if (!_decided.TryGetValue(version, out var moments))
        {
            _decided[version] = moments = [];
        }

        if (!moments.TryGetValue(until, out var deciding))
        {
            if (!_known.TryGetValue(until, out var facts))
            {
                _known[until] = facts = AsKnown.Before(_facts, until);
            }

            moments[until] = deciding = _deciding(version, facts, until);
        }

        return deciding;
    }
}
