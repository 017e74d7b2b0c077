using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>Caps that look beyond one amount: for each thing over a time, and budgets that all partners of a programme share.</summary>
internal sealed class WiderCaps<TReasons>(Bonus bonus, Figures<TReasons> figures, Period period, CapsUsed used, string thing, Asking asking)
    where TReasons : struct, IReasons
{
    private Currency Currency => figures.Programme.Currency;

    /// <summary>What a cap lets through of the running amount, with the line that says so.</summary>
    public Explained<Rational> Cap(Step.Cap cap, Rational running, Rational limit)
    {
        if (cap.Shared is not null)
        {
            return OfBudget(cap, running, limit);
        }

        var since = CapsUsed.Since(cap, period, figures.Programme);
        var key = string.Join('\n', cap.Per.Select(Value));
        var (through, before) = used.Take(cap, since, key, running, limit);
        var of = cap.Per.IsEmpty ? "" : string.Join(", ", cap.Per.Select(Value));
        return Line(through, through < running ? "cap_wider_binds" : "cap_wider", ("limit", Shown(limit)), ("of", new Arg.Word(of)),
            ("every", new Arg.Phrase(cap.Every is { } e ? $"each_{e.ToString().ToLowerInvariant()}" : "in_all")), ("before", Shown(before)));
    }

    private string Value(string per) => figures.WordOf(per, asking) ?? (asking.Thing?.Kind == per ? thing : "");

    private Arg.Figure Shown(Rational value) => new(value, Unit.Money, Currency);

    private Explained<Rational> Line(Rational value, string kind, params ReadOnlySpan<(string, Arg)> with) =>
        new(value, TReasons.Recorded ? [Reason.Of(kind, bonus.Ref, Shown(value), with)] : []);

    private Explained<Rational> OfBudget(Step.Cap cap, Rational running, Rational limit)
    {
        var shares = Budgets(cap, limit, period);
        // Who does not take part on the last day has no share.
        if (!shares.TryGetValue($"{figures.Facts.Partner.Id}/{thing}", out var share))
        {
            return Line(Rational.Zero, "budget_no_share");
        }

        var given = share.Value;
        var (wanted, left) = (shares[""].Value, shares[""].Decider ?? Rational.Zero);
        return wanted <= left ? Line(running, "budget", ("limit", Shown(limit)), ("wanted", Shown(wanted)))
            : cap.Shared == Shared.ProRata ? Line(given, "budget_pro_rata", ("left", Shown(left)), ("wanted", Shown(wanted)), ("part", new Arg.Figure(left / wanted, Unit.Percent, Currency)))
            : Line(given, "budget_first_come", ("left", Shown(left)), ("wanted", Shown(wanted)));
    }

    // What everyone gets, by partner and thing; under the empty key what all want together, and what there is.
    private IReadOnlyDictionary<string, (Rational Value, Rational? Decider)> Budgets(Step.Cap cap, Rational limit, Period of) =>
        figures.Rankings.Of($"budget/{figures.Programme.Name}/{figures.Programme.Version}/{bonus.Name}/{cap.Place}/{of}/{Asker(of)}", () =>
        {
            var since = CapsUsed.Since(cap, of, figures.Programme);
            var taken = Calendar.Periods(bonus.Every, new Period(since, of.From < since ? since : of.From), figures.Programme.YearStarts)
                .Aggregate(Rational.Zero, (sum, earlier) => sum + Budgets(cap, limit, earlier).Where(s => s.Key.Length > 0).Aggregate(Rational.Zero, (s, share) => s + share.Value.Value));
            var wanted = Wanted(cap, of);
            var left = Money.Of(Rational.Max(Rational.Zero, limit - taken), Currency, RoundingMode.Down);
            Money[] amounts = [.. wanted.Select(w => w.Amount)];
            var given = cap.Shared == Shared.ProRata ? Budget.ProRata(left, amounts) : Budget.FirstCome(left, amounts);
            var shares = wanted.Select((w, i) => (w.Key, given[i].Amount)).ToDictionary(s => s.Key, s => (s.Amount, (Rational?)null), StringComparer.Ordinal);
            shares[""] = (amounts.Where(a => a.Minor > 0).Aggregate(Rational.Zero, (sum, a) => sum + a.Amount), left.Amount);
            return shares;
        });

    private List<(string Key, DateOnly Day, Money Amount)> Wanted(Step.Cap cap, Period of)
    {
        var everyone = figures.Population is { } all && figures.ForOthers is not null ? all.All.Where(p => TakesPart(p, of)) : [figures.Facts];
        return
        [
            .. everyone.SelectMany(p => WantedBy(p, cap, of))
                .OrderBy(w => w.Day).ThenBy(w => w.Key, StringComparer.Ordinal),
        ];
    }

    // One that was never enrolled has a share where it asks, and takes nothing from what others are told.
    private string Asker(Period of) => figures.Facts.TakesPart(figures.Programme.Name, of.LastDay, false) ? "" : figures.Facts.Partner.Id;

    private bool TakesPart(PartnerFacts partner, Period of) =>
        partner.TakesPart(figures.Programme.Name, of.LastDay, partner.Partner.Id == figures.Facts.Partner.Id);

    private IEnumerable<(string Key, DateOnly Day, Money Amount)> WantedBy(PartnerFacts partner, Step.Cap cap, Period of)
    {
        // Everyone is who they were on the last day of the period, whoever asks; only what a case gives holds for the one it is given of.
        var theirs = partner.Partner.Id == figures.Facts.Partner.Id && (figures.Population is null || !figures.Given.IsNothing) ? figures : figures.ForOthers!(figures.Population!.MemberFacts(figures.Programme, partner, of.LastDay));
        var run = new BonusPeriod<TReasons>(bonus, theirs, new ConditionCheck<TReasons>(theirs), of, new CapsUsed()) { Before = cap };
        var days = bonus.ForEach is null or "customer" ? [] : theirs.Counting.Find(new Look
        {
            Kind = bonus.ForEach, Over = of, Day = of.LastDay, Asking = of, CountsOn = figures.Programme.Answers.CountsOn ?? DayOf.SoldOn,
        }).ToDictionary(f => f.Fact.Key, f => f.Day, StringComparer.Ordinal);
        run.CountEarlier();
        return run.Amounts().Of.Select(a => ($"{partner.Partner.Id}/{a.Key}", days.GetValueOrDefault(a.Key, of.LastDay), a.Money));
    }
}
