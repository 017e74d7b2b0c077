using Palier.Core.Facts;
using Palier.Core.Metrics;

namespace Palier.Core.Columns;

/// <summary>
/// Answers questions about everyone: counts the sales lines of all partners in one pass over the columns, then decides partner by partner.
/// Whoever cannot be counted there is evaluated one by one, so the answers are always those of the general evaluation.
/// </summary>
public static class PopulationRun
{
    private const int PartnersAtOnce = 64;

    /// <param name="questions">What is asked.</param>
    /// <param name="members">The partners.</param>
    /// <param name="columns">Their sales lines, read in a way; null where there are none, and each is counted one by one.</param>
    /// <param name="progress">Told how many partners are done.</param>
    /// <param name="stop">Stops the run between partners.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PopulationAnswers Of(
        PopulationQuestions questions, IMembers members, Func<SalesReading, SalesColumns?> columns, IProgress<int>? progress = null, CancellationToken stop = default)
    {
        var plan = new PopulationPlan(questions);
        var tables = Tables(plan, columns);
        var answers = new PopulationAnswers(questions, members.Count);
        var (rankings, done, oneByOne) = (new Rankings(), 0, 0);
        var slices = (members.Count + PartnersAtOnce - 1) / PartnersAtOnce;
        Parallel.For(0, slices, new ParallelOptions { CancellationToken = stop }, () => Passes(tables), (slice, _, passes) =>
        {
            var (first, end) = (slice * PartnersAtOnce, Math.Min((slice + 1) * PartnersAtOnce, members.Count));
            for (var partner = first; partner < end; partner++)
            {
                stop.ThrowIfCancellationRequested();
                if (!One(plan, members, rankings, partner, passes, answers))
                {
                    Interlocked.Increment(ref oneByOne);
                }
            }

            progress?.Report(Interlocked.Add(ref done, end - first));
            return passes;
        }, _ => { });
        answers.OneByOne = oneByOne;
        return answers;
    }

    /// <summary>
    /// The answers after something became known of some partners: only those are counted and decided again. Where a text looks at others
    /// (ranks, groups, shared budgets), what is known of one may change anyone's answer, so everyone is.
    /// </summary>
    /// <param name="before">The answers before.</param>
    /// <param name="members">The partners with what is known now, in the same order.</param>
    /// <param name="touched">The numbers of those of whom anything changed.</param>
    /// <param name="stop">Stops the run.</param>
    public static PopulationAnswers Again(PopulationAnswers before, IMembers members, IReadOnlyCollection<int> touched, CancellationToken stop = default)
    {
        int[] again = before.Questions.LookBeyondThePartner ? [.. Enumerable.Range(0, members.Count)] : [.. touched.Distinct().Order()];
        var some = new MembersAtHand([.. again.Select(members.Facts)], members.Population);
        var found = Of(before.Questions, some, new ColumnStore(some.All).For(before.Questions.Programmes), stop: stop);
        return before.With(again, found);
    }

    // Null where some figure cannot be counted on columns.
    private static CountTables[]? Tables(PopulationPlan plan, Func<SalesReading, SalesColumns?> columns)
    {
        var tables = new List<CountTables>();
        foreach (var counts in plan.Counts.All)
        {
            if (columns(counts.Reading) is not { } found || !CountTables.CanCount(counts, found))
            {
                return null;
            }

            tables.Add(new CountTables(counts, found));
        }

        return [.. tables];
    }

    private static (CountTables Tables, CountPass Pass)[]? Passes(CountTables[]? tables) =>
        tables is null ? null : Array.ConvertAll(tables, t => (t, new CountPass(t)));

    // Whether columns gave the answer.
    private static bool One(PopulationPlan plan, IMembers members, Rankings rankings, int partner, (CountTables Tables, CountPass Pass)[]? passes, PopulationAnswers answers)
    {
        if (passes is not null && Counted(plan, members, partner, passes) is { } counted)
        {
            try
            {
                new PartnerAtWork(plan, members, rankings, partner, counted).Answer(answers);
                return true;
            }
            catch (OverflowException)
            {
                // A figure beyond 64 bits: the general evaluation has no such bound.
            }
        }

        new PartnerAtWork(plan, members, rankings, partner, null).Answer(answers);
        return false;
    }

    private static long[]? Counted(PopulationPlan plan, IMembers members, int partner, (CountTables Tables, CountPass Pass)[] passes)
    {
        var row = new long[plan.Counts.Figures];
        foreach (var (tables, pass) in passes)
        {
            if (tables.Columns.IsOneByOne(partner) || tables.IsLate(partner, Opened(members.Besides(partner), tables.Plan.Reading)))
            {
                return null;
            }

            pass.Count(partner, row.AsSpan(tables.Plan.First, tables.Plan.Figures.Count));
        }

        return row;
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
