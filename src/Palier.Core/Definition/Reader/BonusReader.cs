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

    private Bonus BonusOf(Scalar key, Keys keys)
    {
        var forEach = Scalars.Text(keys["for_each"], "a fact like sale", mistakes);
        if (forEach is not null && !Kinds.Things.Phrases.Contains(forEach))
        {
            Keys.Unknown((Scalar)keys["for_each"]!, Kinds.Things.Phrases, "facts", mistakes);
        }

        var conditions = new ConditionReader(symbols, mistakes, forEach);
        var levels = rules.For(keys["for"]);
        var bonus = new Bonus(key.Text, key.Place, rules.TitleOf(key, keys["title"]), rules.RefOf(keys["ref"]) ?? "")
        {
            For = levels,
            Every = keys.Choice<Cadence>("every", mistakes) ?? Cadence.Quarter,
            ForEach = forEach,
            Where = forEach is null ? [] : conditions.Where(keys["where"], forEach == "customer" ? "sale" : forEach),
            Requires = conditions.Read(keys["requires"]) ?? new Condition.Always(),
            Amount = _steps.Read(keys["amount"], forEach, levels: levels),
            Settled = keys.Choice<Cadence>("settled", mistakes),
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

        var after = keys.Choice<RunOffAfter>("after", mistakes);
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

        var per = keys.Choice<int>("per", mistakes) switch { 1 => "sale", 2 => "deal", _ => "period" };
        foreach (var name in of.Where(n => bonuses.FirstOrDefault(b => b.Name == n.Text) is { } b && !Fits(per, b.ForEach)))
        {
            mistakes.Add(name.Place, "P618", ("name", name.Text), ("per", per));
        }

        return new StackRule(
            key.Text, key.Place, rules.RefOf(keys["ref"]), [.. of.Select(n => n.Text)],
            keys.Choice<bool>("takes", mistakes) ?? false, per,
            keys.Choice<bool>("across", mistakes) ?? false);
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
