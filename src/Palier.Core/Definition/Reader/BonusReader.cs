using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads bonuses, and which of them pay for the same thing only once.</summary>
internal sealed class BonusReader(Symbols symbols, RuleReader rules, Mistakes mistakes)
{
    private const string StackWord = "stack";

    private readonly StepReader _steps = new(symbols, mistakes);
    private readonly WhenText _times = symbols.Times(mistakes);

    public ImmutableArray<Bonus> Bonuses(Node? node) => rules.Each(Without(node), Vocabulary.Bonus, BonusOf);

    public ImmutableArray<StackRule> Stacks(Node? node, ImmutableArray<Bonus> bonuses) =>
        rules.Each((node as MapNode)?[StackWord], Vocabulary.Stack, (key, keys) => StackOf(key, keys, bonuses));

    private static Node? Without(Node? node) => node is MapNode map ? map with { Entries = [.. map.Entries.Where(e => e.Key.Text != StackWord)] } : node;

    private Cadence? CadenceOf(Node? node) => Scalars.Choice(node, mistakes,
        ("month", Cadence.Month), ("quarter", Cadence.Quarter), ("half-year", Cadence.HalfYear), ("year", Cadence.Year));

    private Bonus BonusOf(Scalar key, Keys keys)
    {
        var forEach = Scalars.Text(keys["for_each"], "a fact like sale", mistakes);
        if (forEach is not null && !Vocabulary.Things.Contains(forEach))
        {
            Keys.Unknown((Scalar)keys["for_each"]!, Vocabulary.Things, "facts", mistakes);
        }

        var conditions = new ConditionReader(symbols, mistakes, forEach);
        var levels = rules.For(keys["for"]);
        var bonus = new Bonus(key.Text, key.Place, rules.TitleOf(key, keys["title"]), rules.RefOf(keys["ref"]) ?? "")
        {
            For = levels,
            Every = CadenceOf(keys["every"]) ?? Cadence.Quarter,
            ForEach = forEach,
            Where = forEach is null ? [] : conditions.Where(keys["where"], forEach == "customer" ? "sale" : forEach),
            Requires = conditions.Read(keys["requires"]) ?? new Condition.Always(),
            Amount = _steps.Read(keys["amount"], forEach, levels: levels),
            Settled = CadenceOf(keys["settled"]),
            To = WalletOf(keys["to"]) ?? Wallet.Cash,
            Spends = WalletOf(keys["spends"]),
            LevelAt = _times.Moment(keys["level_at"]),
            RunOff = RunOffOf(keys["run_off"]),
            Except = Exemptions(keys["except"], forEach, levels),
            From = Scalars.Day(keys["from"], mistakes),
            Until = Scalars.Day(keys["until"], mistakes),
        };
        Check(bonus, keys);
        return bonus;
    }

    private void Check(Bonus bonus, Keys keys)
    {
        if (bonus.ForEach is null && keys["where"] is { } where)
        {
            mistakes.Add(where.Place, "P616", ("name", bonus.Name));
        }

        if (bonus.Settled is { } settled && settled >= bonus.Every)
        {
            mistakes.Add(keys["settled"]!.Place, "P614", ("name", bonus.Name));
        }

        if (keys["to"] is { } to && bonus.Amount is [.., Step.Split])
        {
            mistakes.Add(to.Place, "P617", ("name", bonus.Name));
        }
    }

    private string? WalletOf(Node? node)
    {
        if (Scalars.Text(node, "a wallet", mistakes) is not { } wallet)
        {
            return null;
        }

        if (!symbols.Wallets.Contains(wallet))
        {
            Keys.Unknown((Scalar)node!, symbols.Wallets, "wallets", mistakes);
        }

        return wallet;
    }

    private RunOff? RunOffOf(Node? node)
    {
        if (Keys.Of(node, Vocabulary.RunOff, mistakes) is not { } keys)
        {
            return null;
        }

        var after = Scalars.Choice(keys["after"], mistakes, ("leaving", RunOffAfter.Leaving), ("losing the level", RunOffAfter.LosingTheLevel));
        var times = keys["times"] is Scalar { Text: var text } ? Scalars.Quantity(text) : null;
        if (times is not { Value: { Sign: > 0 } part } || part > Rational.One)
        {
            Scalars.Wrong(keys["times"] ?? node!, "a part of it like 50%", mistakes);
            return null;
        }

        return after is { } a && _times.Duration(keys["lasts"]) is { } lasts ? new RunOff(node!.Place, a, lasts, part) : null;
    }

    private StackRule StackOf(Scalar key, Keys keys, ImmutableArray<Bonus> bonuses)
    {
        var of = Scalars.Words(keys["of"], mistakes);
        foreach (var name in of.Where(n => bonuses.All(b => b.Name != n.Text)))
        {
            Keys.Unknown(name, bonuses.Select(b => b.Name), "bonuses", mistakes);
        }

        var per = Scalars.Choice(keys["per"], mistakes, ("sale", 1), ("deal", 2), ("period", 3)) switch { 1 => "sale", 2 => "deal", _ => "period" };
        foreach (var name in of.Where(n => bonuses.FirstOrDefault(b => b.Name == n.Text) is { } b && !Fits(per, b.ForEach)))
        {
            mistakes.Add(name.Place, "P618", ("name", name.Text), ("per", per));
        }

        return new StackRule(
            key.Text, key.Place, rules.RefOf(keys["ref"]), [.. of.Select(n => n.Text)],
            Scalars.Choice(keys["takes"], mistakes, ("highest", true), ("first", false)) ?? false, per,
            Scalars.Choice(keys["across"], mistakes, ("supply chain", true)) ?? false);
    }

    private static bool Fits(string per, string? forEach) => per switch
    {
        "sale" => forEach == "sale",
        "deal" => forEach is "sale" or "deal",
        _ => forEach is null,
    };

    private ImmutableArray<Exemption> Exemptions(Node? node, string? forEach, ForLevels levels) => rules.Each(node, Vocabulary.Exemption, (key, keys) => new Exemption(
        key.Text,
        key.Place,
        rules.RefOf(keys["ref"]),
        new ConditionReader(symbols, mistakes).Read(keys["when"]) ?? new Condition.Never(),
        Scalars.Local(keys["because"], mistakes) ?? LocalText.OfName(key.Text),
        [.. Scalars.Words(keys["beats"], mistakes).Select(w => w.Text)],
        new ConditionReader(symbols, mistakes, forEach).Read(keys["requires"]),
        keys["amount"] is null ? null : _steps.Read(keys["amount"], forEach, levels: levels)));
}
