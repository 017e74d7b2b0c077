using System.Numerics;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Reference;

/// <content>What several bonuses or several partners share: stacks and budgets.</content>
public sealed partial class Reckoning
{
    // "stack: bonuses of which only one pays for the same thing: takes the first or the highest, per sale, deal or period; across: supply chain
    // counts a sale once also where it went through several partners." (Stacks)
    private bool IsPaidByAnother(Bonus bonus, Period period, string key, IFact? thing)
    {
        foreach (var stack in text.Stacks.Where(s => s.Of.Contains(bonus.Name)))
        {
            var claims = new List<(int Bonus, bool Mine, Fraction Amount)>();
            for (var b = 0; b < stack.Of.Length; b++)
            {
                foreach (var (who, theirs) in stack.AcrossSupplyChain && thing is not null ? SupplyChain(thing, period.LastDay) : [(this, SharedAs(stack, key, thing))])
                {
                    var amount = who.AmountFor(stack, text.FindBonus(stack.Of[b])!, bonus, period, theirs);
                    claims.AddRange(amount.Sign == 0 ? [] : [(b, who == this, amount)]);
                }
            }

            // Of equal claims the one nearest to the customer is paid (decision 006): claims stand in that order.
            var winner = claims.Count == 0 ? default : stack.Highest ? claims.First(c => claims.TrueForAll(o => o.Amount <= c.Amount)) : claims[0];
            if (claims.Count > 0 && !(winner.Mine && stack.Of[winner.Bonus] == bonus.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static string SharedAs(StackRule stack, string key, IFact? thing) => stack.Per switch
    {
        "period" => "",
        "deal" when thing?.Kind != "deal" => thing?.Word("deal") ?? key,
        _ => key,
    };

    // What a bonus of the stack would pay for the shared thing in the periods of its own that belong to the period in question.
    private Fraction AmountFor(StackRule stack, Bonus other, Bonus asking, Period period, string shared)
    {
        var spans = other.Every <= asking.Every ? Days.UnitsBetween(other.Every, period.From, period.Until, text.YearStarts) : [Days.UnitOf(other.Every, period.From, text.YearStarts)];
        var things = own.Sales.Cast<IFact>().Concat(own.Occurrences).Where(f => f.Kind == other.ForEach).ToList();
        return Units(spans.SelectMany(s => Amounts(other, s, false, null) ?? [])
            .Where(a => SharedAs(stack, a.Key, things.Find(t => t.Key == a.Key)) == shared).Sum(a => a.Units), CurrencyOf(other));
    }

    // "Linked by sale.matches, the key of the line of the tier above" (decision 006), nearest to the customer first.
    private IEnumerable<(Reckoning Who, string Key)> SupplyChain(IFact sale, DateOnly day)
    {
        var others = all.Partners.Where(p => p.Partner.Id != Id).SelectMany(p => p.Sales.Select(s => (Partner: p, Sale: s))).ToList();
        foreach (var (partner, below) in others.Where(o => o.Sale.Word("matches") == sale.Key))
        {
            yield return (Member(partner.Partner.Id, day), below.Key);
        }

        yield return (this, sale.Key);
        foreach (var (partner, above) in others.Where(o => sale.Word("matches") is { } key && o.Sale.Key == key))
        {
            yield return (Member(partner.Partner.Id, day), above.Key);
        }
    }

    // "per: programme with shared: pro rata or first come is a budget of everyone." Who takes part on the last day of the period has a share
    // (decision 006); one who never enrolled is treated as taking part. Everyone
    // is who they were on that day, whoever asks.
    private Fraction OfBudget(Bonus bonus, Step.Cap cap, Fraction running, Fraction limit, string key, Period period)
    {
        var (given, wanted, left) = Budget(bonus, cap, limit, period);
        var mine = given.Where(g => g.Partner == Id && g.Key == key).ToList();
        return mine.Count == 0 ? 0 : wanted <= left ? running : Units(mine[0].Given, text.Currency);
    }

    private readonly Dictionary<(string, Step.Cap, Period), (List<(string, string, long)>, long, long)> _budgets = [];

    private (List<(string Partner, string Key, long Given)> Given, long Wanted, long Left) Budget(Bonus bonus, Step.Cap cap, Fraction limit, Period period) =>
        _budgets.TryGetValue((bonus.Name, cap, period), out var known) ? known : _budgets[(bonus.Name, cap, period)] = SharedBudget(bonus, cap, limit, period);

    private (List<(string Partner, string Key, long Given)> Given, long Wanted, long Left) SharedBudget(Bonus bonus, Step.Cap cap, Fraction limit, Period period)
    {
        var taken = Days.UnitsBetween(bonus.Every, Since(cap, period), period.From, text.YearStarts).Sum(p => Budget(bonus, cap, limit, p).Given.Sum(g => g.Given));
        var left = Math.Max(0, (long)(limit * new Fraction(BigInteger.Pow(10, text.Currency.Decimals), 1)).Whole(RoundingMode.Down) - taken);
        var neverEnrolled = !own.Enrolments.Any(e => e.Programme == text.Name);
        var wanted = all.Partners
            .Where(p => p.Partner.Id == Id ? neverEnrolled || TakesPartSince(period.LastDay) is not null : Other(p).TakesPartSince(period.LastDay) is not null)
            .SelectMany(p => ((p.Partner.Id == Id && said != Said.Nothing ? this : Member(p.Partner.Id, period.LastDay)).Amounts(bonus, period, true, cap) ?? []).Select(a => (Partner: p.Partner.Id, a.Key, Day: bonus.ForEach is null or "customer" ? period.LastDay : a.Day, a.Units)))
            .OrderBy(w => w.Day).ThenBy(w => $"{w.Partner}/{w.Key}", StringComparer.Ordinal).ToList();
        var sum = wanted.Where(w => w.Units > 0).Sum(w => w.Units);
        var (given, rest) = (new List<(string, string, long)>(), left);
        var shares = cap.Shared == Shared.ProRata && sum > left ? SharedOut(left, [.. wanted.Select(w => (Fraction)Math.Max(0, w.Units))], Remainder.Largest) : [];
        for (var i = 0; i < wanted.Count; i++)
        {
            // Pro rata everyone gets the same part; first come gets all until nothing is left. What is below zero frees nothing.
            var units = wanted[i].Units <= 0 || sum <= left ? wanted[i].Units : cap.Shared == Shared.ProRata ? shares[i] : Math.Min(wanted[i].Units, rest);
            rest -= Math.Max(0, units);
            given.Add((wanted[i].Partner, wanted[i].Key, units));
        }

        return (given, sum, left);
    }
}
