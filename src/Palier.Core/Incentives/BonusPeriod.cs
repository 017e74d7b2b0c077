using System.Collections.Immutable;
using Palier.Core.Benefits;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>One bonus of one partner in one period: whether it is due, for what, and how much.</summary>
internal sealed class BonusPeriod<TReasons>(Bonus bonus, Figures<TReasons> figures, ConditionCheck<TReasons> check, Period period, CapsUsed used)
    where TReasons : struct, IReasons
{
    private readonly record struct RuleInForce(Condition Requires, ImmutableArray<Step> Amount, ImmutableArray<Reason> Lines, Reason? Conflict);

    private readonly Stacking<TReasons> _stacking = new(bonus, figures, period);

    /// <summary>
    /// Whether other bonuses that would pay for the same are looked at; not while they look themselves. Then a bonus claims what it
    /// would want of a shared budget: what it gets of it depends on who claims.
    /// </summary>
    public bool IsStacked { get; init; } = true;

    /// <summary>Only the steps before this one run: what is wanted of a budget.</summary>
    public Step.Cap? Before { get; init; }

    private Programme Programme => figures.Programme;

    private When? LevelAt => bonus.LevelAt ?? Programme.Answers.LevelAt;

    /// <summary>Lets what earlier periods took count against caps that look beyond one period.</summary>
    public void CountEarlier()
    {
        var wider = AllSteps().OfType<Step.Cap>().Where(CapsUsed.IsWider).ToList();
        if (wider.Count == 0)
        {
            return;
        }

        var since = wider.Min(c => CapsUsed.Since(c, period, Programme));
        foreach (var earlier in Calendar.Periods(bonus.Every, new Period(since, period.From < since ? since : period.From), Programme.YearStarts))
        {
            _ = new BonusPeriod<TReasons>(bonus, figures, check, earlier, used) { IsStacked = IsStacked, Before = Before }.Amounts();
        }
    }

    public Amounts Amounts()
    {
        var asking = AskingFor();
        if (NotDue() is { } nothing)
        {
            return new Amounts([], [nothing]);
        }

        var left = RunningOff.AfterLeaving(bonus, Programme, figures.Facts, period);
        if (left.Times.Sign > 0 && LevelAt is not When.FieldDay && NotForLevel(asking) is { } not)
        {
            left = RunningOff.AfterLosingTheLevel(bonus, Programme, figures.Facts, period, LevelOn) ?? new RunningOff(Rational.Zero, not);
        }

        if (left.Times.Sign == 0)
        {
            return new Amounts([], [left.Line!]);
        }

        var rule = Rule(asking);
        if (rule.Conflict is not null)
        {
            return new Amounts([], [], rule.Conflict);
        }

        rule = rule with { Amount = Reduced(rule.Amount, left), Lines = left.Line is { } line && TReasons.Recorded ? [.. rule.Lines, line] : rule.Lines };
        return bonus.ForEach is null ? OfPartner(rule, asking) : OfThings(rule, asking);
    }

    /// <summary>What is required, with the exceptions that hold, and the question it is asked with.</summary>
    public (Condition Requires, Asking Asking) Gate() => AskingFor() is var asking ? (Rule(asking).Requires, asking) : default;

    private IEnumerable<Step> AllSteps() => bonus.Amount.Concat(bonus.Except.SelectMany(e => e.Amount ?? []));

    private Asking AskingFor()
    {
        var asking = new Asking
        {
            Day = period.LastDay,
            Period = period,
            ValueOn = Programme.Answers.ValueAt is When.StartOfPeriod ? period.From : period.LastDay,
        };
        return asking with { Level = LevelOn(LevelAt is { } at ? figures.MomentsOf(asking).Resolve(at) ?? period.From : period.From) };
    }

    // Who has left holds no level; what still pays after leaving goes by the level of the last day.
    private string? LevelOn(DateOnly day) => figures.Given.Words.GetValueOrDefault("level")
        ?? figures.LevelHeldOn?.Invoke(RunningOff.LastDay(bonus, Programme, figures.Facts) is { } last && last < day ? last : day);

    private Reason? NotDue()
    {
        var from = bonus.From > Programme.From ? bonus.From.Value : Programme.From;
        if (period.From < from)
        {
            return Reason.Of("not_before", bonus.Ref, new Arg.Verdict(false), ("day", new Arg.Day(from)));
        }

        return (bonus.Until ?? Programme.Until) is { } until && period.From >= until
            ? Reason.Of("no_longer", bonus.Ref, new Arg.Verdict(false), ("day", new Arg.Day(until))) : null;
    }

    private Reason? NotForLevel(Asking asking) =>
        Programme.Ladder is not { } ladder || bonus.For is ForLevels.Everyone || (asking.Level is { } level && bonus.For.Covers(level, ladder)) ? null
        : Reason.Of("not_for_level", bonus.Ref, new Arg.Verdict(false),
            ("level", asking.Level is { } held ? new Arg.Name(held) : new Arg.Phrase("nothing")),
            ("day", new Arg.Phrase(LevelAt switch { When.EndOfPeriod => "end_of_period", When.FieldDay => "day_of_the_fact", _ => "start_of_period" })));

    // Of the exceptions that hold, the one that beats all the others replaces what the rule says.
    private RuleInForce Rule(Asking asking)
    {
        var holding = bonus.Except.Where(e => check.Of(e.When, asking).Holds).ToList();
        if (holding.Count == 0)
        {
            return new RuleInForce(bonus.Requires, bonus.Amount, [], null);
        }

        var first = holding.FirstOrDefault(e => holding.TrueForAll(o => o == e || e.Beats.Contains(o.Name)));
        if (first is null)
        {
            return new RuleInForce(bonus.Requires, bonus.Amount, [], Reason.Of("exceptions_conflict", bonus.Ref, new Arg.Verdict(false),
                ("one", new Arg.Name(holding[0].Name)), ("other", new Arg.Name(holding[1].Name))));
        }

        var line = Reason.Of("exception", first.Ref ?? bonus.Ref, null, ("name", new Arg.Name(first.Name)), ("because", new Arg.Text(first.Because.Texts)));
        return new RuleInForce(first.Requires ?? bonus.Requires, first.Amount ?? bonus.Amount, TReasons.Recorded ? [line] : [], null);
    }

    // What runs off is multiplied before it is rounded.
    private static ImmutableArray<Step> Reduced(ImmutableArray<Step> steps, RunningOff left)
    {
        if (left.Line is null)
        {
            return steps;
        }

        var round = steps.Select((s, i) => s is Step.Round ? i : -1).Max();
        return steps.Insert(round < 0 ? steps.Length : round, new Step.Times(default, new Figure.Plain(default, left.Times, Unit.Number)));
    }

    private (AmountOf Amount, ImmutableArray<Reason> Lines) One(RuleInForce rule, Asking asking, string key)
    {
        var currency = Programme.CurrencyOf(bonus);
        var gate = check.Of(rule.Requires, asking);
        var gateLines = rule.Requires is Condition.Always ? [] : gate.Lines;
        if (!gate.Holds)
        {
            return (new AmountOf(key, Money.Zero(currency), []), gateLines);
        }

        ImmutableArray<Step> steps = Before is not null ? [.. rule.Amount.TakeWhile(s => s != Before)]
            : IsStacked ? rule.Amount : [.. rule.Amount.TakeWhile(s => s is not Step.Cap { Shared: not null })];
        var wider = new WiderCaps<TReasons>(bonus, figures, period, used, key, asking);
        var amount = new AmountSteps<TReasons>(figures, asking, bonus.Ref, Unit.Money) { Wider = wider.Cap }.Run(steps);
        var money = Money.Of(amount.Value, currency, RoundingMode.HalfUp);
        var (parts, split) = Shares.Of(bonus, steps, money, figures, asking);
        return (new AmountOf(key, money, parts), [.. gateLines, .. amount.Lines, .. split]);
    }

    private Amounts OfPartner(RuleInForce rule, Asking asking)
    {
        if (IsStacked && _stacking.PaidBy("", null) is { } other)
        {
            return new Amounts([], [.. rule.Lines, other]);
        }

        var (amount, lines) = One(rule, asking, "");
        return new Amounts([amount], [.. rule.Lines, .. lines]);
    }

    private Amounts OfThings(RuleInForce rule, Asking asking)
    {
        var (amounts, paid, left) = (ImmutableArray.CreateBuilder<AmountOf>(), 0, 0);
        var lines = rule.Lines.ToBuilder();
        foreach (var (key, narrowed) in Things.Of(bonus, figures, asking))
        {
            var one = narrowed with { Level = LevelAt is When.FieldDay at && figures.MomentsOf(narrowed).Resolve(at) is { } day ? LevelOn(day) : asking.Level };
            if (Left(one) is { } why)
            {
                left++;
                lines.AddRange((ImmutableArray<Reason>)(TReasons.Recorded ? [Line(key, null) with { Below = [why] }] : []));
                continue;
            }

            var (amount, below) = One(rule, one, key);
            amounts.Add(amount);
            (paid, left) = amount.Money.Minor != 0 ? (paid + 1, left) : (paid, left + 1);
            lines.AddRange((ImmutableArray<Reason>)(TReasons.Recorded && amount.Money.Minor != 0 ? [Line(key, amount.Money) with { Below = below }] : []));
        }

        if (TReasons.Recorded)
        {
            var total = amounts.Aggregate(Money.Zero(Programme.CurrencyOf(bonus)), (sum, a) => sum + a.Money);
            lines.Add(Reason.Of("for_each_sum", bonus.Ref, new Arg.Figure(total.Amount, Unit.Money, total.Currency),
                ("thing", new Arg.Phrase(bonus.ForEach!)), ("paid", new Arg.Number(paid)), ("left", new Arg.Number(left))));
        }

        return new Amounts(amounts.ToImmutable(), lines.ToImmutable());
    }

    private Reason Line(string key, Money? amount) => Reason.Of("for_each", bonus.Ref, amount is { } a ? new Arg.Figure(a.Amount, Unit.Money, a.Currency) : null,
        ("thing", new Arg.Phrase(bonus.ForEach!)), ("key", new Arg.Word(key)));

    // Why a thing is left out before its amount is asked for.
    private Reason? Left(Asking one) =>
        (LevelAt is When.FieldDay ? NotForLevel(one) : null)
        ?? (one.Thing is { Kind: "claim" } claim ? new Requests<TReasons>(figures, LevelOn).ClaimTooLate(claim) : null)
        ?? (IsStacked ? _stacking.PaidBy(one.Thing?.Key ?? "", one.Thing) : null);
}
