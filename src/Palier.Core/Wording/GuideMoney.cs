using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>Where bonuses go, limits, requests and wallets in words.</summary>
internal sealed class GuideMoney(Programme programme, Words words, GuideFigures figures)
{
    /// <summary>What a bonus says beside its conditions and steps.</summary>
    public string Beside(Bonus bonus)
    {
        var said = new List<string>();
        if (bonus.Settled is { } settled)
        {
            said.Add(words.Say($"guide.settled_{Key(settled)}"));
        }

        if (bonus.LevelAt is { } at)
        {
            said.Add(words.Say("guide.level_at", ("when", figures.Times.Said(at))));
        }

        if (bonus.To != Wallet.Cash)
        {
            said.Add(words.Say("guide.goes_to", ("wallet", WalletTitle(bonus.To))));
        }

        if (bonus.Spends is { } spends)
        {
            said.Add(words.Say("guide.spends", ("wallet", WalletTitle(spends))));
        }

        if (bonus.RunOff is { } runOff)
        {
            said.Add(words.Say(runOff.After == RunOffAfter.Leaving ? "guide.run_off_leaving" : "guide.run_off_level",
                ("times", words.Language.Percent(runOff.Times)), ("lasts", figures.Times.Said(runOff.Lasts))));
        }

        return string.Concat(said.Select(s => " " + s));
    }

    /// <summary>Which things of a bonus are looked at, or nothing.</summary>
    public string Where(ImmutableArray<FieldTest> where) => string.Concat(where.Select(w =>
        words.Say("guide.where", ("field", words.FieldTitle(w.Field)), ("test", figures.Test(w.Test, Unit.Money)))));

    public string Split(Step.Split split)
    {
        var rows = split.Rows.Select(r =>
        {
            var shares = string.Join(", ", r.Shares.Select(s => $"{words.Language.Percent(s.Share)} {WalletTitle(s.Wallet)}"));
            return r.Level is { } level ? words.Say("guide.row", ("value", shares), ("key", words.Titled(level, programme))) : shares;
        });
        return words.Say(split.Remainder == Remainder.First ? "guide.split_first" : "guide.split_largest", ("shares", string.Join("; ", rows)));
    }

    public string Cap(Step.Cap cap)
    {
        var value = figures.Figure(cap.Value, Unit.Money);
        var every = words.Say(cap.Every is { } e ? $"phrase.each_{Key(e)}" : "phrase.in_all");
        return cap.Shared is { } shared
            ? words.Say(shared == Shared.ProRata ? "guide.budget_pro_rata" : "guide.budget_first_come", ("value", value), ("every", every))
            : words.Say(cap.Per.IsEmpty ? "guide.step_at_most_every" : "guide.step_at_most_per", ("value", value), ("every", every), ("per", Fields(cap.Per)));
    }

    /// <summary>The limits of a benefit or a request, and what becomes of what is not used.</summary>
    public string Limits(ImmutableArray<Limit> limits, Unused? unused) =>
        string.Concat(limits.Select(l => " " + Limit(l)))
        + (unused is { } u ? " " + words.Say(u == Unused.CarriesOver ? "guide.unused_carries_over" : "guide.unused_lapses") : "");

    public GuideClause Request(RequestRule rule)
    {
        var sentence = words.Say("guide.may_ask", ("levels", figures.Levels(rule.For)));
        sentence += rule.Needs.IsEmpty ? "" : " " + words.Say("guide.asks_needs", ("needs", Fields(rule.Needs)));
        sentence += rule.Requires is Condition.Always ? "" : " " + words.Say("guide.asks_requires", ("condition", figures.Said(rule.Requires)));
        sentence += rule.Ask is { } ask ? " " + words.Say("guide.asks_by", ("when", figures.Times.Said(ask))) : "";
        sentence += rule.Claim is { } claim ? " " + words.Say("guide.claims_by", ("when", figures.Times.Said(claim))) : "";
        sentence += rule.Spends is { } spends ? " " + words.Say("guide.spends", ("wallet", WalletTitle(spends))) : "";
        return new GuideClause(rule.Ref, rule.Title.In(words.Language.Code), sentence + Limits(rule.Limits, null), null);
    }

    public GuideClause Stack(StackRule stack)
    {
        var names = figures.Join(stack.Of, "guide.or");
        var sentence = words.Say(stack.Highest ? $"guide.stack_highest_{stack.Per}" : $"guide.stack_first_{stack.Per}", ("names", names));
        return new GuideClause(stack.Ref, LocalText.OfName(stack.Name).In(words.Language.Code),
            sentence + (stack.AcrossSupplyChain ? " " + words.Say("guide.stack_across") : ""), null);
    }

    public GuideClause WalletClause(Wallet wallet)
    {
        var said = new List<string> { words.Say(wallet.Unit is null ? "guide.wallet_money" : "guide.wallet_unit", ("unit", wallet.Unit ?? "")) };
        if (wallet.Owner is { } owner)
        {
            said.Add(words.Say("guide.wallet_owner", ("owner", words.FieldTitle(owner))));
        }

        said.AddRange(Paying(wallet));
        if (wallet.Lasts is { } lasts)
        {
            said.Add(words.Say(wallet.Unused == Unused.CarriesOver ? "guide.wallet_carries_over" : "guide.wallet_forfeited", ("lasts", figures.Times.Said(lasts))));
        }

        return new GuideClause(wallet.Ref, wallet.Title.In(words.Language.Code), string.Join(" ", said), null);
    }

    private static string Key(Cadence cadence) => cadence.ToString().ToLowerInvariant();

    private IEnumerable<string> Paying(Wallet wallet)
    {
        if (wallet.Pays is { } pays)
        {
            yield return words.Say($"guide.wallet_pays_{Key(pays)}");
        }

        if (wallet.Due is { } due)
        {
            yield return words.Say("guide.wallet_due", ("when", figures.Times.Said(due)));
        }

        if (wallet.AtLeast is { } least)
        {
            yield return words.Say("guide.wallet_at_least", ("least", $"{words.Language.Number(least, 0, 4)}\u00a0{programme.Currency.Code}"));
        }

        if (wallet.Confirm is { } confirm)
        {
            yield return words.Say(confirm.Otherwise == Silence.Confirmed ? "guide.wallet_confirmed" : "guide.wallet_unconfirmed", ("within", figures.Times.Said(confirm.Within)));
        }

        if (wallet.Dispute is { } dispute)
        {
            yield return words.Say("guide.wallet_dispute", ("when", figures.Times.Said(dispute)));
        }

        if (wallet.Missing is { } missing)
        {
            yield return words.Say("guide.wallet_missing", ("needs", figures.Join(missing.Needs, "guide.and")), ("wait", figures.Times.Said(missing.Wait)));
        }
    }

    private string Limit(Limit limit)
    {
        var sentence = words.Say("guide.limit", ("most", figures.Figure(limit.AtMost, Unit.Count)),
            ("every", words.Say(limit.Every is { } e ? $"phrase.each_{Key(e)}" : "phrase.in_all")));
        sentence += limit.Of is { } of ? words.Say("guide.limit_of", ("of", words.FieldTitle(of))) : "";
        sentence += limit.Per.IsEmpty ? "" : words.Say("guide.limit_per", ("per", Fields(limit.Per)));
        sentence += Where(limit.Where);
        sentence += limit.Across.IsEmpty ? "" : words.Say("guide.limit_across", ("programmes", string.Join(words.Say("guide.and"), limit.Across)));
        return sentence + ".";
    }

    private string Fields(IEnumerable<string> fields) => string.Join(words.Say("guide.and"), fields.Select(f => words.FieldTitle(f) is var t && t == f ? LocalText.OfName(f.Split('.')[^1]).In("en").ToLowerInvariant() : t));

    private string WalletTitle(string name) => programme.FindWallet(name)?.Title.In(words.Language.Code) ?? words.Say("guide.cash");
}
