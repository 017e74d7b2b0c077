using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>Decides which of several bonuses pays for the same sale, deal or period.</summary>
internal sealed class Stacking<TReasons>(Bonus bonus, Figures<TReasons> figures, Period period)
    where TReasons : struct, IReasons
{
    private readonly Dictionary<string, Dictionary<string, Rational>> _amounts = new(StringComparer.Ordinal);

    /// <summary>The line that names the other bonus that pays for a thing, or for the period; null where this one does.</summary>
    /// <param name="key">The thing; empty for the partner as a whole.</param>
    /// <param name="thing">The fact; null for the partner as a whole.</param>
    public Reason? PaidBy(string key, IFact? thing)
    {
        foreach (var stack in figures.Programme.Stacks.Where(s => s.Of.Contains(bonus.Name)))
        {
            var candidates = Candidates(stack, key, thing);
            if (candidates.Count == 0)
            {
                continue;
            }

            var winner = stack.Highest ? candidates.OrderByDescending(c => c.Amount).ThenBy(c => c.Order).First() : candidates.OrderBy(c => c.Order).First();
            if (winner.Bonus != bonus.Name || !winner.IsOwn)
            {
                return Reason.Of(winner.IsOwn ? "stacked" : "stacked_elsewhere", stack.Ref ?? bonus.Ref, new Arg.Verdict(false),
                    ("name", new Arg.Name(winner.Bonus)), ("stack", new Arg.Name(stack.Name)));
            }
        }

        return null;
    }

    private readonly record struct Candidate(string Bonus, bool IsOwn, Rational Amount, (int Bonus, int Tier) Order);

    private List<Candidate> Candidates(StackRule stack, string key, IFact? thing)
    {
        var share = ShareOf(stack, key, thing);
        var found = new List<Candidate>();
        var tiers = stack.AcrossSupplyChain && thing is not null ? SupplyChain(thing) : [(figures.Facts, share)];
        for (var b = 0; b < stack.Of.Length; b++)
        {
            for (var t = 0; t < tiers.Count; t++)
            {
                var (partner, theirs) = tiers[t];
                var amount = AmountsOf(stack, stack.Of[b], partner).GetValueOrDefault(theirs);
                if (amount.Sign != 0)
                {
                    found.Add(new Candidate(stack.Of[b], partner.Partner.Id == figures.Facts.Partner.Id, amount, (b, t)));
                }
            }
        }

        return found;
    }

    // What things of a stack have in common: the sale itself, the deal it belongs to, or the whole period.
    private static string ShareOf(StackRule stack, string key, IFact? thing) => stack.Per switch
    {
        "period" => "",
        "deal" => thing?.Kind == "deal" ? key : thing?.Word("deal") ?? key,
        _ => key,
    };

    private Dictionary<string, Rational> AmountsOf(StackRule stack, string name, PartnerFacts partner)
    {
        var cached = $"{partner.Partner.Id}/{stack.Name}/{name}";
        if (_amounts.TryGetValue(cached, out var known))
        {
            return known;
        }

        var other = figures.Programme.FindBonus(name)!;
        var isOwn = partner.Partner.Id == figures.Facts.Partner.Id;
        var theirs = isOwn ? figures : figures.ForOthers!(figures.Population!.MemberFacts(figures.Programme, partner, period.LastDay));
        var amounts = new Dictionary<string, Rational>(StringComparer.Ordinal);
        var things = partner.Sales.Cast<IFact>().Concat(partner.Occurrences).Where(f => f.Kind == other.ForEach).DistinctBy(f => f.Key).ToDictionary(f => f.Key, StringComparer.Ordinal);
        foreach (var span in SpansOf(other))
        {
            var run = new BonusPeriod<TReasons>(other, theirs, new ConditionCheck<TReasons>(theirs), span, new CapsUsed()) { IsStacked = false };
            run.CountEarlier();
            foreach (var amount in run.Amounts().Of)
            {
                var share = ShareOf(stack, amount.Key, things.GetValueOrDefault(amount.Key));
                amounts[share] = amounts.GetValueOrDefault(share) + amount.Money.Amount;
            }
        }

        return _amounts[cached] = amounts;
    }

    private IEnumerable<Period> SpansOf(Bonus other) => other.Every <= bonus.Every
        ? Calendar.Periods(other.Every, period, figures.Programme.YearStarts)
        : [Calendar.PeriodOf(other.Every, period.From, figures.Programme.YearStarts)];

    // The same sale on its way, nearest to the customer first: those that name this sale as the one above them, itself, the one it names.
    private List<(PartnerFacts Partner, string Key)> SupplyChain(IFact sale)
    {
        var everyone = figures.Population?.All ?? [figures.Facts];
        var others = figures.ForOthers is null ? [] : everyone.Where(p => p.Partner.Id != figures.Facts.Partner.Id);
        var linked = others.SelectMany(p => p.Sales.Select(s => (Partner: p, Sale: s))).ToList();
        var below = linked.Where(l => l.Sale.Word("matches") == sale.Key);
        var above = sale.Word("matches") is { } key ? linked.Where(l => l.Sale.Key == key) : [];
        return [.. below.Select(l => (l.Partner, l.Sale.Key)), (figures.Facts, sale.Key), .. above.Select(l => (l.Partner, l.Sale.Key))];
    }
}
