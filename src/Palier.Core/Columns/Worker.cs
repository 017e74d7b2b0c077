using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;

namespace Palier.Core.Columns;

/// <summary>One thread of a run over everyone, with its scratch paper: counts partners and answers for them.</summary>
internal sealed class Worker(PopulationPlan plan, Counting[]? counting, IMembers members, Rankings rankings, PopulationAnswers answers)
{
    private readonly CountPass[]?[]? _passes = counting is null ? null : Array.ConvertAll(counting, c => c.Tables is { } tables ? Array.ConvertAll(tables, t => new CountPass(t)) : null);
    private readonly Deciding? _deciding = Deciding.For(plan);
    private readonly long[] _row = new long[plan.Counts.Figures];
    private readonly long[] _paper = new long[plan.Counts.Figures];

    /// <summary>How many partners columns could not hold.</summary>
    public int OneByOne { get; private set; }

    /// <summary>How many were answered without a history of their own.</summary>
    public int Walked { get; private set; }

    /// <summary>Answers for the partners from one number to another, as many as are taken at once.</summary>
    public void Answer(int first, int end, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        _deciding?.Meet(members, first, end);
        foreach (var pass in _passes ?? [])
        {
            pass?[0].Begin(first, end);
        }

        for (var partner = first; partner < end; partner++)
        {
            stop.ThrowIfCancellationRequested();
            Answer(partner, partner - first);
        }
    }

    private void Answer(int partner, int met)
    {
        if (IsCounted(partner))
        {
            try
            {
                if (_deciding?.TryAnswer(met, partner, _row, answers) == true)
                {
                    Walked++;
                    return;
                }

                new PartnerAtWork(plan, members, rankings, partner, _row).Answer(answers);
                return;
            }
            catch (OverflowException)
            {
                // A figure beyond 64 bits: the general evaluation has no such bound.
            }
        }

        new PartnerAtWork(plan, members, rankings, partner, null).Answer(answers);
        OneByOne++;
    }

    private bool IsCounted(int partner)
    {
        for (var i = 0; i < _passes?.Length; i++)
        {
            var of = counting![i];
            if (of.Columns.IsOneByOne(partner)
                || (!of.Count(partner, _passes[i], _paper, _row.AsSpan(of.First, of.Figures)) && of.IsLate(partner, Opened(members.Besides(partner), of.Reading))))
            {
                return false;
            }
        }

        return _passes is not null;
    }

    private static DateOnly Opened(PartnerFacts facts, SalesReading reading)
    {
        var opened = DateOnly.MaxValue;
        foreach (var enrolment in facts.Enrolments)
        {
            var known = AsKnown.DayOf(enrolment.Known, reading.TimeZone);
            opened = known < opened ? known : opened;
        }

        return opened == DateOnly.MaxValue ? DateOnly.MinValue : opened;
    }
}
