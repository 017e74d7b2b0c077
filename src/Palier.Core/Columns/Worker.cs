using System.Numerics;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;

namespace Palier.Core.Columns;

/// <summary>One thread of a run over everyone, with its scratch paper: counts partners and answers for them.</summary>
internal sealed class Worker(PopulationPlan plan, Counting[]? counting, IMembers members, Rankings rankings, PopulationAnswers answers)
{
    private readonly CountPass[]?[]? _passes = counting is null ? null : Array.ConvertAll(counting, c => c.Tables is { } tables ? Array.ConvertAll(tables, t => new CountPass(t)) : null);
    private readonly Deciding? _deciding = Deciding.For(plan);
    private readonly Block _block = new(plan.Counts.Figures);
    private readonly long[] _paper = new long[plan.Counts.Figures];

    /// <summary>How many partners columns could not hold.</summary>
    public int OneByOne { get; private set; }

    /// <summary>How many were answered without a history of their own.</summary>
    public int Walked { get; private set; }

    /// <summary>Answers for the partners from one number to another, a block of them.</summary>
    public void Answer(int first, int end, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        _deciding?.Meet(members, first, end);
        var counted = Count(first, end, stop);
        var answered = _deciding?.TryAnswer(first, counted, _block, answers) ?? 0;
        Walked += BitOperations.PopCount(answered);
        for (var lane = 0; lane < end - first; lane++)
        {
            if ((answered >> lane & 1) == 0)
            {
                stop.ThrowIfCancellationRequested();
                Answer(first + lane, lane, isCounted: (counted >> lane & 1) != 0);
            }
        }
    }

    private void Answer(int partner, int lane, bool isCounted)
    {
        if (isCounted)
        {
            try
            {
                new PartnerAtWork(plan, members, rankings, partner, _block, lane).Answer(answers);
                return;
            }
            catch (OverflowException)
            {
                // A figure beyond 64 bits: the general evaluation has no such bound.
            }
        }

        new PartnerAtWork(plan, members, rankings, partner, null, lane).Answer(answers);
        OneByOne++;
    }

    // Who was counted.
    private ulong Count(int first, int end, CancellationToken stop)
    {
        if (_passes is null)
        {
            return 0;
        }

        var counted = end - first == Block.Lanes ? ulong.MaxValue : (1UL << (end - first)) - 1;
        for (var i = 0; i < _passes.Length; i++)
        {
            counting![i].TakeKnown(first, _block);
            _passes[i]?[0].Begin(first, end);
        }

        for (var lane = 0; lane < end - first; lane++)
        {
            stop.ThrowIfCancellationRequested();
            counted &= IsCounted(first + lane, lane) ? ulong.MaxValue : ~(1UL << lane);
        }

        foreach (var of in counting!)
        {
            of.KeepCounted(first, _block);
        }

        return counted;
    }

    // Counted in every way of reading, even where one says that the partner is not: what was counted in the others may be kept.
    private bool IsCounted(int partner, int lane)
    {
        var isCounted = true;
        for (var i = 0; i < _passes!.Length; i++)
        {
            var of = counting![i];
            isCounted &= !of.Columns.IsOneByOne(partner)
                && (of.Count(partner, lane, _passes[i], _paper, _block) || !of.IsLate(partner, Opened(members.Besides(partner), of.Reading)));
        }

        return isCounted;
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
