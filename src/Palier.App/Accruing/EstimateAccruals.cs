using System.Collections.Immutable;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Ledger;
using Palier.Core.Metrics;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Accruing;

/// <summary>What one bonus of one partner in an open period has cost by a day, by the programme's method.</summary>
/// <param name="Level">The level held at the start of the period; null without one.</param>
/// <param name="Estimate">What is earned so far, what belongs to the day, and what is expected at the end.</param>
/// <param name="Posted">What of it stands in the books already.</param>
public sealed record Accrued(string Partner, Level? Level, Bonus Bonus, Period Period, Estimate Estimate, Money Posted)
{
    /// <summary>What is still to be set aside.</summary>
    public Money ToBook => Estimate.Amount - Posted;
}

/// <summary>What came of estimating.</summary>
public abstract record AccrualsOutcome
{
    private AccrualsOutcome()
    {
    }

    /// <param name="Programme">The version in force on the day.</param>
    /// <param name="Method">How the open period is estimated.</param>
    public sealed record Estimated(Programme Programme, DateOnly On, Accrues Method, ImmutableArray<Accrued> Lines) : AccrualsOutcome;

    public sealed record NoSuchProgramme(string Name, ImmutableArray<string> Published) : AccrualsOutcome;

    public sealed record NobodyEnrolled(string Programme) : AccrualsOutcome;
}

/// <summary>
/// Estimates for the books of a month end what the open periods of a programme have cost by a day, and what they are expected to
/// cost at their end. Nothing is stored: the next estimate takes the place of this one.
/// </summary>
public static class EstimateAccruals
{
    /// <param name="database">Where the facts and the books are.</param>
    /// <param name="name">The programme.</param>
    /// <param name="on">The day; sales that come later are not looked at.</param>
    /// <param name="progress">Told how many partners are done, and of how many.</param>
    public static AccrualsOutcome Run(Database database, string name, DateOnly on, Action<int, int>? progress = null)
    {
        using var context = database.Context();
        var texts = PublishedProgrammes.All(context);
        if (new Versions([.. texts.Where(t => t.Name == name)]).For(on, on) is not { } programme)
        {
            return new AccrualsOutcome.NoSuchProgramme(name, [.. Publish.Names(database)]);
        }

        var everyone = FactLoading.Everyone(context);
        PartnerFacts[] enrolled = [.. everyone.All.Where(p => p.EnrolledIn(name, on) is not null)];
        if (enrolled.Length == 0)
        {
            return new AccrualsOutcome.NobodyEnrolled(name);
        }

        var books = context.Movements.Where(m => m.Programme == name && m.Day <= on).OrderBy(m => m.Sequence).AsEnumerable()
            .ToLookup(m => m.Partner, m => RowMapping.Fact(m), StringComparer.Ordinal);
        var (rankings, done) = (new Rankings(), 0);
        var lines = enrolled.AsParallel().AsOrdered().SelectMany(facts =>
        {
            var one = Of(programme, everyone.MemberFacts(programme, facts, on), on, f => new Evaluation<FiguresOnly>(programme, f, texts, null, null, everyone, rankings), [.. books[facts.Partner.Id]]);
            progress?.Invoke(Interlocked.Increment(ref done), enrolled.Length);
            return one;
        }).ToImmutableArray();
        return new AccrualsOutcome.Estimated(programme, on, programme.Answers.Accrues ?? Accrues.AsEarned, lines);
    }

    private static ImmutableArray<Accrued> Of(
        Programme programme, PartnerFacts facts, DateOnly on, Func<PartnerFacts, Evaluation<FiguresOnly>> evaluate, ImmutableArray<Movement> books)
    {
        var lines = ImmutableArray.CreateBuilder<Accrued>(programme.Bonuses.Length);
        foreach (var bonus in programme.Bonuses)
        {
            var period = Calendar.PeriodOf(bonus.Every, on, programme.YearStarts);
            var estimate = Accruals.On(bonus, facts, evaluate, programme.Answers.Accrues ?? Accrues.AsEarned, period, on);
            var posted = books.Where(m => m.Of.Purpose == Purpose.Earned && m.Of.Name == bonus.Name && m.Of.Period == period && m.Amount.Currency == estimate.Amount.Currency)
                .Aggregate(Money.Zero(estimate.Amount.Currency), (sum, m) => sum + m.ForPart);
            var level = programme.Ladder is null ? null : evaluate(facts).HeldOn(period.From).Level;
            lines.Add(new Accrued(facts.Partner.Id, level, bonus, period, estimate, posted));
        }

        return lines.ToImmutable();
    }
}
