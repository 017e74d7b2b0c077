using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Facts;
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
        InOrderOfIds(chosen, members);
        ImmutableArray<Currency> currencies =
            [.. TrialSums.CurrenciesOf(was.Questions).Concat(TrialSums.CurrenciesOf(now.Questions)).Distinct().OrderBy(c => c.Code, StringComparer.Ordinal)];
        TrialSums? before = null, after = null;
        Parallel.Invoke(() => before = new TrialSums(was, chosen, currencies), () => after = new TrialSums(now, chosen, currencies));
        var partners = new TriedPartner[chosen.Length];
        Parallel.For(0, chosen.Length, i => partners[i] = new TriedPartner(
            members.Besides(chosen[i]).Partner, LevelOf(was, chosen[i]), LevelOf(now, chosen[i]), Together(before!.OfPartner, after!.OfPartner, i, currencies)));
        return new TrialReport
        {
            Trial = trial,
            Partners = ImmutableCollectionsMarshal.AsImmutableArray(partners),
            Moves = [.. partners.GroupBy(p => (p.LevelBefore, p.LevelAfter)).Select(g => new LevelMove(g.Key.LevelBefore, g.Key.LevelAfter, g.Count()))],
            Money = partners.Length == 0 ? [] : Slices(partners, _ => "", currencies)[0].Money,
            ByLevel = Slices(partners, p => p.LevelBefore ?? "", currencies),
            ByCountry = Slices(partners, p => p.Partner.Country, currencies),
            ByBonus = ByQuestion(before!.By(period: false), after!.By(period: false), trial),
            ByPeriod = ByQuestion(before.By(period: true), after.By(period: true), trial),
            Refused = (before.Refused, after.Refused),
            OneByOne = Math.Max(was.OneByOne, now.OneByOne),
        };
    }

    // As they are loaded they are in that order already.
    private static void InOrderOfIds(int[] chosen, IMembers members)
    {
        var ids = Array.ConvertAll(chosen, i => members.Besides(i).Partner.Id);
        for (var i = 1; i < ids.Length; i++)
        {
            if (string.CompareOrdinal(ids[i - 1], ids[i]) > 0)
            {
                Array.Sort(ids, chosen, StringComparer.Ordinal);
                return;
            }
        }
    }

    private static string? LevelOf(PopulationAnswers answers, int partner) => answers.Questions.Levels.IsEmpty ? null : answers.Level(partner, 0);

    private static ImmutableArray<BeforeAndAfter> Together(long[] before, long[] after, int at, ImmutableArray<Currency> currencies)
    {
        var money = new BeforeAndAfter[currencies.Length];
        for (var i = 0; i < money.Length; i++)
        {
            var place = (at * money.Length) + i;
            money[i] = new BeforeAndAfter(new Money(before[place], currencies[i]), new Money(after[place], currencies[i]));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(money);
    }

    private static ImmutableArray<TriedSlice> Slices(TriedPartner[] partners, Func<TriedPartner, string> of, ImmutableArray<Currency> currencies)
    {
        var slices = new Dictionary<string, (int Partners, long[] Before, long[] After)>(StringComparer.Ordinal);
        foreach (var partner in partners)
        {
            ref var slice = ref CollectionsMarshal.GetValueRefOrAddDefault(slices, of(partner), out var exists);
            slice = exists ? slice : (0, new long[currencies.Length], new long[currencies.Length]);
            slice.Partners++;
            for (var i = 0; i < currencies.Length; i++)
            {
                slice.Before[i] = checked(slice.Before[i] + partner.Money[i].Before.Minor);
                slice.After[i] = checked(slice.After[i] + partner.Money[i].After.Minor);
            }
        }

        return [.. slices.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new TriedSlice(s.Key, s.Value.Partners, Together(s.Value.Before, s.Value.After, 0, currencies)))];
    }

    // By bonus in the order of the draft, by period in the order of time.
    private static ImmutableArray<TriedSlice> ByQuestion(
        Dictionary<string, (Dictionary<Currency, long> Sums, int Partners)> before, Dictionary<string, (Dictionary<Currency, long> Sums, int Partners)> after, Trial trial)
    {
        var order = trial.Draft.Bonuses.Select(b => b.Name).ToList();
        return
        [
            .. before.Keys.Union(after.Keys).OrderBy(k => order.IndexOf(k) is var at and >= 0 ? at : int.MaxValue).ThenBy(k => k, StringComparer.Ordinal)
                .Select(k => (Key: k, Before: before.GetValueOrDefault(k), After: after.GetValueOrDefault(k)))
                .Select(s => new TriedSlice(s.Key, Math.Max(s.Before.Partners, s.After.Partners), Together(s.Before.Sums ?? [], s.After.Sums ?? []))),
        ];
    }

    private static ImmutableArray<BeforeAndAfter> Together(Dictionary<Currency, long> before, Dictionary<Currency, long> after) =>
    [
        .. before.Keys.Union(after.Keys).OrderBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => new BeforeAndAfter(new Money(before.GetValueOrDefault(c), c), new Money(after.GetValueOrDefault(c), c))),
    ];

    private sealed class Counted(IProgress<int>? progress) : IProgress<int>
    {
        public int Base { get; set; }

        public void Report(int value) => progress?.Report(Base + value);
    }
}
