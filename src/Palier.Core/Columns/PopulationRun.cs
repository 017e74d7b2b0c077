using System.Collections.Concurrent;
using Palier.Core.Facts;
using Palier.Core.Metrics;

namespace Palier.Core.Columns;

/// <summary>
/// Answers questions about everyone: counts the sales lines of all partners in one pass over the columns, then decides partner by partner.
/// Whoever cannot be counted there is evaluated one by one, so the answers are always those of the general evaluation.
/// </summary>
public static class PopulationRun
{
    /// <summary>How many partners a thread takes at a time.</summary>
    internal const int PartnersAtOnce = Block.Lanes;

    /// <param name="questions">What is asked.</param>
    /// <param name="members">The partners.</param>
    /// <param name="columns">Their sales lines, read in a way; null where there are none, and each is counted one by one.</param>
    /// <param name="kept">What was counted before over the same columns, which takes what is counted now; null to count all.</param>
    /// <param name="progress">Told how many partners are done.</param>
    /// <param name="stop">Stops the run between partners.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PopulationAnswers Of(
        PopulationQuestions questions, IMembers members, Func<SalesReading, SalesColumns?> columns, CountsKept? kept = null, IProgress<int>? progress = null, CancellationToken stop = default)
    {
        var plan = new PopulationPlan(questions);
        var counting = Counting(plan, columns, kept);
        var answers = new PopulationAnswers(questions, members.Count);
        var (rankings, workers) = (new Rankings(), new ConcurrentBag<Worker>());
        var done = 0;
        Parallel.For(0, (members.Count + PartnersAtOnce - 1) / PartnersAtOnce, new ParallelOptions { CancellationToken = stop },
            () => workers.TryTake(out var free) ? free : new Worker(plan, counting, members, rankings, answers),
            (slice, _, worker) =>
            {
                var (first, end) = (slice * PartnersAtOnce, Math.Min((slice + 1) * PartnersAtOnce, members.Count));
                worker.Answer(first, end, stop);
                progress?.Report(Interlocked.Add(ref done, end - first));
                return worker;
            },
            workers.Add);
        (answers.OneByOne, answers.Walked) = (workers.Sum(w => w.OneByOne), workers.Sum(w => w.Walked));
        foreach (var counted in kept is null ? [] : counting ?? [])
        {
            counted.KeepIn(kept!);
        }

        return answers;
    }

    /// <summary>
    /// The answers after something became known of some partners: only those are counted and decided again. Where a text looks at others
    /// (ranks, groups, shared budgets), what is known of one may change anyone's answer, so everyone is.
    /// </summary>
    /// <param name="before">The answers before.</param>
    /// <param name="members">The partners with what is known now, in the same order.</param>
    /// <param name="touched">The numbers of those of whom anything changed.</param>
    /// <param name="columns">Everyone's sales lines as they are known now; null to lay out those of the touched.</param>
    /// <param name="stop">Stops the run.</param>
    public static PopulationAnswers Again(
        PopulationAnswers before, IMembers members, IReadOnlyCollection<int> touched, Func<SalesReading, SalesColumns?>? columns = null, CancellationToken stop = default)
    {
        int[] again = before.Questions.LookBeyondThePartner ? [.. Enumerable.Range(0, members.Count)] : [.. touched.Distinct().Order()];
        return before.With(again, Of(before.Questions, new SomeMembers(members, again), columns is null ? Anew(before.Questions, members, again) : reading => columns(reading)?.Only(again), stop: stop));
    }

    private static Func<SalesReading, SalesColumns?> Anew(PopulationQuestions questions, IMembers members, int[] again) =>
        new ColumnStore([.. again.Select(members.Facts)]).For(questions.Programmes);

    // Null where some figure cannot be counted on columns.
    private static Counting[]? Counting(PopulationPlan plan, Func<SalesReading, SalesColumns?> columns, CountsKept? kept)
    {
        var all = new List<Counting>();
        foreach (var counts in plan.Counts.All)
        {
            if (columns(counts.Reading) is not { } found || Columns.Counting.Of(counts, found, kept) is not { } counting)
            {
                return null;
            }

            all.Add(counting);
        }

        return [.. all];
    }
}
