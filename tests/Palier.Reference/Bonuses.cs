using System.Collections.Immutable;
using System.Numerics;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Reference;

/// <summary>What a bonus came to, in minor units, and the parts by wallet and owner.</summary>
public sealed record Earned(long Units, ImmutableSortedDictionary<string, long> Parts, bool Refused);

/// <content>Bonuses (Bonuses).</content>
public sealed partial class Reckoning
{
    /// <summary>What was earned for one thing, or under an empty key for the partner as a whole.</summary>
    private sealed record One(string Key, DateOnly Day, long Units, ImmutableArray<(string Wallet, string? Owner, long Units)> Parts);

    public Earned Earned(string name, Period period)
    {
        var bonus = text.FindBonus(name)!;
        NoRate = false;
        var amounts = Amounts(bonus, period, isStacked: true, before: null);
        var parts = (amounts ?? []).SelectMany(a => a.Parts).GroupBy(p => $"{p.Wallet}/{p.Owner}").ToImmutableSortedDictionary(g => g.Key, g => g.Sum(p => p.Units), StringComparer.Ordinal);
        return new Earned((amounts ?? []).Sum(a => a.Units), parts, amounts is null || NoRate);
    }

    // "A bonus's name is a figure too: what it earned in the window of what asks."
    private Fraction? OfBonus(Bonus bonus, Question q)
    {
        if (q.Period is not { } period || !_askedBonuses.Add(bonus.Name))
        {
            return null;
        }

        var periods = Days.UnitsBetween(bonus.Every, period.From, period.Until, text.YearStarts);
        var units = (periods.Count > 0 ? periods : [period]).Sum(p => (Amounts(bonus, p, true, null) ?? []).Sum(a => a.Units));
        _askedBonuses.Remove(bonus.Name);
        return Units(units, CurrencyOf(bonus));
    }

    private readonly HashSet<string> _askedBonuses = [];

    private static Fraction Units(long units, Currency currency) => new(units, BigInteger.Pow(10, currency.Decimals));

    private Currency CurrencyOf(Bonus bonus) =>
        text.CurrencyOf(text.FindWallet(bonus.Amount is [.., Step.Split split] ? split.Rows[0].Shares[0].Wallet : bonus.To));

    /// <summary>The amounts of a period; null where two exceptions hold and neither beats the other.</summary>
    /// <param name="isStacked">Whether other bonuses that would pay for the same are looked at.</param>
    /// <param name="before">Only the steps before this one, for what is wanted of a budget; null for all.</param>
    private List<One>? Amounts(Bonus bonus, Period period, bool isStacked, Step.Cap? before)
    {
        var question = (bonus.Name, period, isStacked, before);
        if (!_amounts.TryGetValue(question, out var known))
        {
            var without = NoRate;
            NoRate = false;
            known = (AmountsAnew(bonus, period, isStacked, before), NoRate);
            _amounts[question] = known;
            NoRate = without;
        }

        NoRate |= known.NoRate;
        return known.Amounts;
    }

    private readonly Dictionary<(string, Period, bool, Step.Cap?), (List<One>? Amounts, bool NoRate)> _amounts = [];

    private List<One>? AmountsAnew(Bonus bonus, Period period, bool isStacked, Step.Cap? before)
    {
        // Caps with per or every look beyond the amount: what earlier periods took counts, period by period from where the cap begins anew.
        var used = new Dictionary<(Step.Cap Cap, DateOnly Since, string Key), Fraction>();
        var caps = bonus.Amount.Concat(bonus.Except.SelectMany(e => e.Amount ?? [])).OfType<Step.Cap>().Where(c => c.Shared is null && (c.Every is not null || !c.Per.IsEmpty)).ToList();
        if (caps.Count > 0)
        {
            foreach (var earlier in Days.UnitsBetween(bonus.Every, caps.Min(c => Since(c, period)), period.From, text.YearStarts))
            {
                Amounts(bonus, earlier, isStacked, before, used);
            }
        }

        return Amounts(bonus, period, isStacked, before, used);
    }

    // "so often anew"; without every a cap never begins anew (decision 006).
    private DateOnly Since(Step.Cap cap, Period period) => cap.Every is { } every ? Days.FirstOf(every, period.From, text.YearStarts) : text.From;

    private List<One>? Amounts(Bonus bonus, Period period, bool isStacked, Step.Cap? before, Dictionary<(Step.Cap, DateOnly, string), Fraction> used)
    {
        var levelAt = bonus.LevelAt ?? Answers.LevelAt;
        var q = new Question(period.LastDay) { Period = period, ValueOn = Answers.ValueAt is When.StartOfPeriod ? period.From : period.LastDay };
        q = q with { Level = LevelAt(bonus, levelAt is { } at && Windows.Of(at, q, Around(q)) is { } day ? day : period.From) };

        // "from, until: the first day of the rule, and the day it no longer applies"; nothing is computed for days outside the text.
        var from = bonus.From is { } first && first > text.From ? first : text.From;
        if (period.From < from || (bonus.Until ?? text.Until) <= period.From)
        {
            return [];
        }

        if (PartStillPaid(bonus, period, q, levelAt is When.FieldDay) is not { Sign: > 0 } part)
        {
            return [];
        }

        // "except: when one holds, its requires or amount replaces the rule's; beats names the exceptions it comes before"
        var holding = bonus.Except.Where(e => Holds(e.When, q)).ToList();
        var exception = holding.Find(e => holding.TrueForAll(o => o == e || e.Beats.Contains(o.Name)));
        if (holding.Count > 0 && exception is null)
        {
            return null;
        }

        var requires = exception?.Requires ?? bonus.Requires;
        var steps = (exception?.Amount ?? bonus.Amount).ToList();
        if (part < 1)
        {
            // What runs off is multiplied before it is rounded in the end.
            var end = steps.FindLastIndex(s => s is Step.Round);
            steps.Insert(end < 0 ? steps.Count : end, new Step.Times(default, new Figure.Plain(default, Rational.Of(part.Above, part.Below), Unit.Number)));
        }

        var amounts = new List<One>();
        foreach (var (key, thing, on) in Things(bonus, q))
        {
            var one = levelAt is When.FieldDay && Windows.Of(levelAt, thing, Around(thing)) is { } theDay ? thing with { Level = LevelAt(bonus, theDay) } : thing;
            if ((levelAt is When.FieldDay && !IsFor(bonus, one.Level)) || (one.Thing is { Kind: "claim" } claim && IsClaimedTooLate(claim)) || (isStacked && IsPaidByAnother(bonus, period, key, one.Thing)))
            {
                continue;
            }

            // "A bonus with a shared budget claims what it would want of it."
            List<Step> run = [.. steps.TakeWhile(s => before is null ? isStacked || s is not Step.Cap { Shared: not null } : s.Place != before.Place || s is not Step.Cap)];
            amounts.Add(OfOne(bonus, requires, run, one, key, on, period, used));
        }

        return amounts;
    }

    private One OfOne(Bonus bonus, Condition requires, List<Step> steps, Question q, string key, DateOnly on, Period period, Dictionary<(Step.Cap, DateOnly, string), Fraction> used)
    {
        // "requires: without it nothing is earned"
        if (!Holds(requires, q))
        {
            return new One(key, on, 0, []);
        }

        var amount = Steps(steps, q, (cap, running, limit) =>
        {
            if (cap.Shared is not null)
            {
                return OfBudget(bonus, cap, running, limit, key, period);
            }

            // "a cap may have per and every: for each thing, so often anew"
            var of = (cap, Since(cap, period), string.Join('\n', cap.Per.Select(p => WordOf(p, q) ?? "")));
            var before = used.GetValueOrDefault(of);
            var through = Fraction.Lower(running, Fraction.Higher(0, limit - before));
            used[of] = before + through;
            return through;
        });
        var currency = CurrencyOf(bonus);
        var units = (long)(amount * new Fraction(BigInteger.Pow(10, currency.Decimals), 1)).Whole(RoundingMode.HalfUp);
        if (steps is not [.., Step.Split split])
        {
            return new One(key, on, units, [(bonus.To, OwnerOf(bonus.To, q), units)]);
        }

        var shares = (split.Rows.FirstOrDefault(r => r.Level == q.Level) ?? split.Rows[0]).Shares;
        var parts = SharedOut(units, [.. shares.Select(s => (Fraction)s.Share)], split.Remainder);
        return new One(key, on, units, [.. shares.Select((s, i) => (s.Wallet, OwnerOf(s.Wallet, q), parts[i]))]);
    }

    // "owner: whose it is, a field such as deal.seller; left out, the partner" (Wallets)
    private string? OwnerOf(string wallet, Question q) => text.FindWallet(wallet)?.Owner is { } field ? WordOf(field, q) ?? "unknown" : null;

    /// <summary>"for_each: it is computed for each sale, deal, customer ...; where: which of them are looked at at all", in the order of days and keys.</summary>
    private IEnumerable<(string Key, Question Asking, DateOnly Day)> Things(Bonus bonus, Question q) => bonus.ForEach switch
    {
        null => [("", q, q.Day)],
        "customer" => Facts("sale", bonus.Where, q.Period, q).Select(f => f.Fact.Word("customer")).OfType<string>().Distinct().Order(StringComparer.Ordinal)
            .Select(c => (c, q with { Of = q.Of.SetItem("customer", c) }, q.Day)),
        var kind => Facts(kind, bonus.Where, q.Period, q).Select(f => (f.Fact.Key, ForThing(f.Fact, q), f.Day)),
    };

    private string? LevelAt(DateOnly day) => said.Word("level") ?? (text.Ladder is null ? null : standings.LevelOn(text.Name, day));

    // "After leaving, the level of the last day counts."
    private string? LevelAt(Bonus bonus, DateOnly day)
    {
        var mine = own.Enrolments.Where(e => e.Programme == text.Name).ToList();
        var hasLeft = mine.Count > 0 && mine.TrueForAll(e => e.Until <= day);
        return LevelAt(hasLeft && bonus.RunOff is { After: RunOffAfter.Leaving } ? mine.Max(e => e.Until!.Value).AddDays(-1) : day);
    }

    private bool IsFor(Bonus bonus, string? level) =>
        text.Ladder is not { } ladder || bonus.For is ForLevels.Everyone || (level is not null && bonus.For.Covers(level, ladder));

    // "run_off: what is still paid after leaving or losing the level: for how long, which part". 1 while nothing was lost, 0 when it pays no more.
    private Fraction PartStillPaid(Bonus bonus, Period period, Question q, bool levelOfEachThing)
    {
        var mine = own.Enrolments.Where(e => e.Programme == text.Name).ToList();
        if (mine.Count > 0 && mine.TrueForAll(e => e.Until <= period.From))
        {
            return levelOfEachThing || IsFor(bonus, q.Level) ? RunsOff(bonus, RunOffAfter.Leaving, mine.Max(e => e.Until!.Value), period) : 0;
        }

        if (levelOfEachThing || IsFor(bonus, q.Level))
        {
            return 1;
        }

        // Counted from the first day on which the bonus was no longer for the level held (decision 006).
        for (var day = period.From; day > text.From; day = day.AddDays(-1))
        {
            if (LevelAt(day.AddDays(-1)) is { } level && bonus.For.Covers(level, text.Ladder!))
            {
                return RunsOff(bonus, RunOffAfter.LosingTheLevel, day, period);
            }
        }

        return 0;
    }

    private Fraction RunsOff(Bonus bonus, RunOffAfter after, DateOnly lost, Period period) =>
        bonus.RunOff is { } runOff && runOff.After == after && period.From < Days.Later(lost, runOff.Lasts, IsFree) ? runOff.Times : 0;
}
