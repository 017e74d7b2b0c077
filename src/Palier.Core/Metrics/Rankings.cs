using System.Collections.Concurrent;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>
/// Figures of everyone in a cohort, worked out once for all who ask for their place in it. A partner learns its own place and how
/// many there are, never another's figure.
/// </summary>
public sealed class Rankings
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, (Rational Value, Rational? Decider)>> _cohorts = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<DateTime, Rankings> _before = new();

    /// <summary>The ranks of what was known before a moment.</summary>
    public Rankings KnownBefore(DateTime until) => until == DateTime.MaxValue ? this : _before.GetOrAdd(until, _ => new Rankings());

    /// <summary>The figures of a cohort by partner.</summary>
    /// <param name="cohort">What tells the cohort and the moment from others.</param>
    /// <param name="workOut">Works them out the first time.</param>
    public IReadOnlyDictionary<string, (Rational Value, Rational? Decider)> Of(
        string cohort, Func<IReadOnlyDictionary<string, (Rational Value, Rational? Decider)>> workOut) => _cohorts.GetOrAdd(cohort, _ => workOut());
}
