using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Values;

namespace Palier.Core.Trying;

/// <summary>Tries a draft on everyone and compares it with what was published.</summary>
public static class TrialRun
{
    /// <param name="trial">What is tried.</param>
    /// <param name="members">The partners that are tried.</param>
    /// <param name="columns">Their sales lines, for some programmes.</param>
    /// <param name="levels">Only those that hold one of these before; everyone where there are none.</param>
    /// <param name="progress">Told how many partners are done, each counted twice: before and after.</param>
    /// <param name="stop">Stops the run.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TrialReport Of(
        Trial trial, IMembers members, Func<IEnumerable<Programme>, Func<SalesReading, SalesColumns?>> columns, ImmutableArray<string> levels = default,
        IProgress<int>? progress = null, CancellationToken stop = default)
    {
        var (before, after) = trial.Questions();
        var (counted, kept) = (new Counted(progress), new CountsKept());
        var was = PopulationRun.Of(before, members, columns(before.Programmes), kept, counted, stop);
        counted.Base = members.Count;
        var now = PopulationRun.Of(after, members, columns(after.Programmes), kept, counted, stop);
        return Report(trial, members, was, now, levels.IsDefault ? [] : levels);
    }

    private static TrialReport Report(Trial trial, IMembers members, PopulationAnswers was, PopulationAnswers now, ImmutableArray<string> levels)
    {
        int[] chosen = [.. Enumerable.Range(0, members.Count).Where(i => levels.IsEmpty || (LevelOf(was, i) is { } level && levels.Contains(level)))];
        var (earnedBefore, earnedAfter) = (Sums(was), Sums(now));
        var partners = chosen
            .Select(i => new TriedPartner(members.Besides(i).Partner, LevelOf(was, i), LevelOf(now, i), Together(earnedBefore[i], earnedAfter[i])))
            .OrderBy(p => p.Partner.Id, StringComparer.Ordinal).ToImmutableArray();
        return new TrialReport
        {
            Trial = trial,
            Partners = partners,
            Moves = [.. partners.GroupBy(p => (p.LevelBefore, p.LevelAfter)).Select(g => new LevelMove(g.Key.LevelBefore, g.Key.LevelAfter, g.Count()))],
            Money = Total(partners.SelectMany(p => p.Money)),
            ByLevel = Slices(partners, p => p.LevelBefore ?? ""),
            ByCountry = Slices(partners, p => p.Partner.Country),
            ByBonus = ByQuestion(chosen, was, now, b => b.Bonus.Name, trial),
            ByPeriod = ByQuestion(chosen, was, now, b => b.Period.ToString(), trial),
            Refused = (Refusals(chosen, was), Refusals(chosen, now)),
            OneByOne = Math.Max(was.OneByOne, now.OneByOne),
        };
    }

    private static string? LevelOf(PopulationAnswers answers, int partner) => answers.Questions.Levels.IsEmpty ? null : answers.Level(partner, 0);

    private static int Refusals(int[] chosen, PopulationAnswers answers) =>
        chosen.Sum(p => Enumerable.Range(0, answers.Questions.Bonuses.Length).Count(b => answers.IsRefused(p, b)));

    private static ImmutableArray<Currency> Currencies(PopulationQuestions questions) => [.. questions.Bonuses.Select(b => Shares.CurrencyOf(b.Bonus, b.Version))];

    // What each partner earned, by currency or unit.
    private static Dictionary<Currency, long>[] Sums(PopulationAnswers answers)
    {
        var currencies = Currencies(answers.Questions);
        var sums = new Dictionary<Currency, long>[answers.Partners];
        for (var partner = 0; partner < sums.Length; partner++)
        {
            sums[partner] = [];
            for (var i = 0; i < currencies.Length; i++)
            {
                sums[partner][currencies[i]] = checked(sums[partner].GetValueOrDefault(currencies[i]) + answers.Minor(partner, i));
            }
        }

        return sums;
    }

    private static ImmutableArray<BeforeAndAfter> Together(Dictionary<Currency, long> before, Dictionary<Currency, long> after) =>
    [
        .. before.Keys.Union(after.Keys).OrderBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => new BeforeAndAfter(new Money(before.GetValueOrDefault(c), c), new Money(after.GetValueOrDefault(c), c))),
    ];

    private static ImmutableArray<BeforeAndAfter> Total(IEnumerable<BeforeAndAfter> all) =>
    [
        .. all.GroupBy(m => m.Currency).OrderBy(g => g.Key.Code, StringComparer.Ordinal)
            .Select(g => new BeforeAndAfter(
                g.Aggregate(Money.Zero(g.Key), (sum, m) => sum + m.Before), g.Aggregate(Money.Zero(g.Key), (sum, m) => sum + m.After))),
    ];

    private static ImmutableArray<TriedSlice> Slices(ImmutableArray<TriedPartner> partners, Func<TriedPartner, string> of) =>
    [
        .. partners.GroupBy(of, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new TriedSlice(g.Key, g.Count(), Total(g.SelectMany(p => p.Money)))),
    ];

    // By bonus in the order of the draft, by period in the order of time.
    private static ImmutableArray<TriedSlice> ByQuestion(
        int[] chosen, PopulationAnswers was, PopulationAnswers now, Func<(Programme Version, Bonus Bonus, Period Period), string> key, Trial trial)
    {
        var (before, after) = (new Asked(chosen, was, key), new Asked(chosen, now, key));
        var order = trial.Draft.Bonuses.Select(b => b.Name).ToList();
        return
        [
            .. before.Sums.Keys.Union(after.Sums.Keys).OrderBy(k => order.IndexOf(k) is var at and >= 0 ? at : int.MaxValue).ThenBy(k => k, StringComparer.Ordinal)
                .Select(k => new TriedSlice(k, Math.Max(before.Paid.GetValueOrDefault(k), after.Paid.GetValueOrDefault(k)),
                    Together(before.Sums.GetValueOrDefault(k) ?? [], after.Sums.GetValueOrDefault(k) ?? []))),
        ];
    }

    // What was earned by one side of a question, by a key of it: how much, and by how many partners.
    private sealed class Asked
    {
        public Asked(int[] chosen, PopulationAnswers answers, Func<(Programme Version, Bonus Bonus, Period Period), string> key)
        {
            var currencies = Currencies(answers.Questions);
            foreach (var group in Enumerable.Range(0, currencies.Length).GroupBy(i => key(answers.Questions.Bonuses[i]), StringComparer.Ordinal))
            {
                var sums = Sums[group.Key] = [];
                foreach (var i in group)
                {
                    sums[currencies[i]] = chosen.Aggregate(sums.GetValueOrDefault(currencies[i]), (sum, partner) => checked(sum + answers.Minor(partner, i)));
                }

                Paid[group.Key] = chosen.Count(partner => group.Any(i => answers.Minor(partner, i) != 0));
            }
        }

        public Dictionary<string, Dictionary<Currency, long>> Sums { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, int> Paid { get; } = new(StringComparer.Ordinal);
    }

    private sealed class Counted(IProgress<int>? progress) : IProgress<int>
    {
        public int Base { get; set; }

        public void Report(int value) => progress?.Report(Base + value);
    }
}
