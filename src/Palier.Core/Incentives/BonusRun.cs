using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>Computes what one bonus earned one partner in one period.</summary>
public static class BonusRun
{
    /// <param name="bonus">The bonus.</param>
    /// <param name="figures">The partner's figures.</param>
    /// <param name="check">Checks conditions on the same figures.</param>
    /// <param name="period">The period.</param>
    public static Earning Of<TReasons>(Bonus bonus, Figures<TReasons> figures, ConditionCheck<TReasons> check, Period period)
        where TReasons : struct, IReasons
    {
        var problems = figures.Problems.Count;
        var asking = AskingFor(figures, check, period);
        var nothing = NotDue(bonus, figures.Programme, asking, period);
        if (nothing is not null)
        {
            return Zero<TReasons>(bonus, figures, period, [nothing]);
        }

        var rule = Rule(bonus, check, asking);
        if (rule.Conflict is { } conflict)
        {
            return Zero<TReasons>(bonus, figures, period, [conflict]) with { Refused = conflict };
        }

        var earned = bonus.ForEach is null
            ? One(rule, figures, check, asking, bonus.Ref)
            : ForEach(bonus, rule, figures, check, asking);
        var refused = figures.Problems.Count > problems ? figures.Problems[problems] : null;
        var money = Money.Of(earned.Value, figures.Programme.Currency, RoundingMode.HalfUp);
        return new Earning(bonus, period, new Explained<Money>(money, [.. rule.Lines, .. earned.Lines, .. Last<TReasons>(bonus, period, money)]), refused);
    }

    private static ImmutableArray<Reason> Last<TReasons>(Bonus bonus, Period period, Money money)
        where TReasons : struct, IReasons =>
        TReasons.Recorded
            ? [Reason.Of("earned", bonus.Ref, new Arg.Amount(money), ("name", new Arg.Name(bonus.Name)), ("period", new Arg.Span(period)))]
            : [];

    private static Earning Zero<TReasons>(Bonus bonus, Figures<TReasons> figures, Period period, ImmutableArray<Reason> why)
        where TReasons : struct, IReasons
    {
        var zero = Money.Zero(figures.Programme.Currency);
        return new Earning(bonus, period, new Explained<Money>(zero, TReasons.Recorded ? [.. why, .. Last<TReasons>(bonus, period, zero)] : []), null);
    }

    private static Asking AskingFor<TReasons>(Figures<TReasons> figures, ConditionCheck<TReasons> check, Period period)
        where TReasons : struct, IReasons
    {
        var programme = figures.Programme;
        var levelOn = programme.Answers.LevelAt is When.EndOfPeriod ? period.LastDay : period.From;
        var level = figures.Given.Words.GetValueOrDefault("level")
            ?? (programme.Ladder is null ? null : Qualification.Decide(programme, check, levelOn).Reached?.Name);
        return new Asking
        {
            Day = period.LastDay,
            Period = period,
            ValueOn = programme.Answers.ValueAt is When.StartOfPeriod ? period.From : period.LastDay,
            Level = level,
        };
    }

    private static Reason? NotDue(Bonus bonus, Programme programme, Asking asking, Period period)
    {
        var from = bonus.From ?? programme.From;
        if (period.From < from || period.From < programme.From)
        {
            return Reason.Of("not_before", bonus.Ref, new Arg.Verdict(false), ("day", new Arg.Day(from > programme.From ? from : programme.From)));
        }

        if ((bonus.Until ?? programme.Until) is { } until && period.From >= until)
        {
            return Reason.Of("no_longer", bonus.Ref, new Arg.Verdict(false), ("day", new Arg.Day(until)));
        }

        if (programme.Ladder is not { } ladder || bonus.For is ForLevels.Everyone)
        {
            return null;
        }

        return asking.Level is { } level && bonus.For.Covers(level, ladder)
            ? null
            : Reason.Of("not_for_level", bonus.Ref, new Arg.Verdict(false),
                ("level", asking.Level is { } held ? new Arg.Name(held) : new Arg.Phrase("nothing")), ("day", new Arg.Phrase(
                    programme.Answers.LevelAt is When.EndOfPeriod ? "end_of_period" : "start_of_period")));
    }

    private readonly record struct RuleInForce(Condition Requires, ImmutableArray<Step> Amount, ImmutableArray<Reason> Lines, Reason? Conflict);

    // Of the exceptions that hold, the one that beats all the others replaces what the rule says.
    private static RuleInForce Rule<TReasons>(Bonus bonus, ConditionCheck<TReasons> check, Asking asking)
        where TReasons : struct, IReasons
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

    private static Explained<Rational> One<TReasons>(
        RuleInForce rule, Figures<TReasons> figures, ConditionCheck<TReasons> check, Asking asking, string clause)
        where TReasons : struct, IReasons
    {
        var gate = check.Of(rule.Requires, asking);
        var gateLines = rule.Requires is Condition.Always ? [] : gate.Lines;
        if (!gate.Holds)
        {
            return new Explained<Rational>(Rational.Zero, gateLines);
        }

        var amount = new AmountSteps<TReasons>(figures, asking, clause, Unit.Money).Run(rule.Amount);
        return amount with { Lines = [.. gateLines, .. amount.Lines] };
    }

    private static Explained<Rational> ForEach<TReasons>(
        Bonus bonus, RuleInForce rule, Figures<TReasons> figures, ConditionCheck<TReasons> check, Asking asking)
        where TReasons : struct, IReasons
    {
        var things = ThingsOf(bonus, figures, asking);
        var (total, paid, left) = (Rational.Zero, 0, 0);
        var lines = ImmutableArray.CreateBuilder<Reason>();
        foreach (var (key, narrowed) in things)
        {
            var one = One(rule, figures, check, narrowed, bonus.Ref);
            total += one.Value;
            (paid, left) = one.Value.Sign != 0 ? (paid + 1, left) : (paid, left + 1);
            if (TReasons.Recorded && one.Value.Sign != 0)
            {
                lines.Add(Reason.Of("for_each", bonus.Ref, new Arg.Figure(one.Value, Unit.Money, figures.Programme.Currency),
                    ("thing", new Arg.Phrase(bonus.ForEach!)), ("key", new Arg.Word(key))) with { Below = one.Lines });
            }
        }

        if (TReasons.Recorded)
        {
            lines.Add(Reason.Of("for_each_sum", bonus.Ref, new Arg.Figure(total, Unit.Money, figures.Programme.Currency),
                ("thing", new Arg.Phrase(bonus.ForEach!)), ("paid", new Arg.Number(paid)), ("left", new Arg.Number(left))));
        }

        return new Explained<Rational>(total, lines.ToImmutable());
    }

    private static IEnumerable<(string Key, Asking Asking)> ThingsOf<TReasons>(Bonus bonus, Figures<TReasons> figures, Asking asking)
        where TReasons : struct, IReasons
    {
        var kind = bonus.ForEach!;
        var look = new Look
        {
            Kind = kind == "customer" ? "sale" : kind,
            Where = bonus.Where,
            Over = asking.Period,
            Day = asking.Day,
            Asking = asking.Period,
            CountsOn = figures.Programme.Answers.CountsOn ?? DayOf.SoldOn,
        };
        var found = figures.Counting.Find(look);
        return kind == "customer"
            ? found.Select(f => f.Fact.Word("customer")).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(c => (c, asking.To("customer", c)))
            : found.Select(f => (f.Fact.Key, figures.For(f.Fact, asking)));
    }
}
