using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>One partner's level and bonuses of a period.</summary>
public sealed record SettledPartner(Partner Partner, Level? Level, ImmutableArray<Earning> Earned);

/// <summary>What came of settling.</summary>
public abstract record SettleOutcome
{
    public sealed record Settled(Programme Programme, Period Period, ImmutableArray<SettledPartner> Partners) : SettleOutcome;

    public sealed record NoSuchProgramme(string Name, ImmutableArray<string> Published) : SettleOutcome;

    public sealed record NobodyEnrolled(Programme Programme, Period Period) : SettleOutcome;

    public sealed record NoSuchPartner(string Id) : SettleOutcome;
}

/// <summary>Computes a period of a published programme for everyone who takes part. Nothing is posted.</summary>
public static class Settle
{
    /// <param name="database">Where the facts are.</param>
    /// <param name="name">The programme.</param>
    /// <param name="period">The period.</param>
    /// <param name="progress">Told how many partners are computed, and of how many.</param>
    public static SettleOutcome Run(Database database, string name, Period period, Action<int, int>? progress = null) =>
        Run<FiguresOnly>(database, name, period, partner: null, progress);

    /// <summary>One partner's period, with every line that led to it.</summary>
    public static SettleOutcome Explain(Database database, string name, Period period, string partner) =>
        Run<WithReasons>(database, name, period, partner, progress: null);

    private static SettleOutcome Run<TReasons>(Database database, string name, Period period, string? partner, Action<int, int>? progress)
        where TReasons : struct, IReasons
    {
        var texts = PublishedProgrammes.All(database);
        if (PublishedProgrammes.InForce(texts, period.LastDay).FirstOrDefault(p => p.Name == name) is not { } programme)
        {
            return new SettleOutcome.NoSuchProgramme(name, [.. Publish.Names(database)]);
        }

        var known = FactLoading.Load(database, partners: partner is null ? null : [partner]);
        if (partner is not null && known.IsEmpty)
        {
            return new SettleOutcome.NoSuchPartner(partner);
        }

        PartnerFacts[] enrolled = [.. known.Where(p => p.Enrolments.Any(e => e.Programme == name && e.From < period.Until && !(e.Until <= period.From)))];
        if (enrolled.Length == 0)
        {
            return new SettleOutcome.NobodyEnrolled(programme, period);
        }

        var done = 0;
        return new SettleOutcome.Settled(programme, period, [.. enrolled.AsParallel().AsOrdered().Select(facts =>
        {
            var one = Of<TReasons>(programme, texts, facts, period);
            progress?.Invoke(Interlocked.Increment(ref done), enrolled.Length);
            return one;
        })]);
    }

    private static SettledPartner Of<TReasons>(Programme programme, ImmutableArray<Programme> others, PartnerFacts facts, Period period)
        where TReasons : struct, IReasons
    {
        var evaluation = new Evaluation<TReasons>(programme, facts, others);
        var level = programme.Ladder is null ? null : evaluation.HeldOn(period.From).Level;
        return new SettledPartner(facts.Partner, level, [.. programme.Bonuses.Select(b => Explained(evaluation.Earned(b, period), evaluation))]);
    }

    // Nothing earned is asked about most, so it carries its lines in every run.
    private static Earning Explained<TReasons>(Earning earned, Evaluation<TReasons> evaluation)
        where TReasons : struct, IReasons =>
        earned.Earned.Value.Minor != 0 || !earned.Earned.Lines.IsEmpty
            ? earned
            : evaluation.Alike<WithReasons>().Earned(earned.Bonus, earned.Period);
}
