using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads wallets: where earnings go, when they are paid out, and when they are lost.</summary>
internal sealed class WalletReader(Symbols symbols, Mistakes mistakes)
{
    private static readonly string[] MoneyOnly = ["at_least", "due", "confirm", "dispute", "missing"];

    private readonly WhenText _times = symbols.Times(mistakes);

    public ImmutableArray<Wallet> Read(Node? node)
    {
        if (node is not MapNode map)
        {
            if (node is not null)
            {
                Scalars.Wrong(node, "a map, each wallet by its name", mistakes);
            }

            return [];
        }

        return [.. map.Entries.Select(One).OfType<Wallet>()];
    }

    private Wallet? One(Entry entry)
    {
        if (!Scalars.IsName(entry.Key.Text))
        {
            Scalars.Wrong(entry.Key, "a name of small letters, digits and _", mistakes);
        }

        if (Keys.Of(entry.Value, Vocabulary.Wallet, mistakes) is not { } keys)
        {
            return null;
        }

        Check(entry.Key, keys);
        return new Wallet(
            entry.Key.Text, entry.Key.Place, Scalars.Local(keys["title"], mistakes) ?? LocalText.OfName(entry.Key.Text), Scalars.Text(keys["ref"], "a clause like §2.3", mistakes) ?? "")
        {
            Owner = Owner(keys["owner"]),
            Unit = UnitOf(keys["unit"]),
            Pays = keys.Choice<Cadence>("pays", mistakes),
            Due = _times.Moment(keys["due"]),
            AtLeast = AtLeast(keys["at_least"]),
            Confirm = ConfirmOf(keys["confirm"]),
            Dispute = _times.Moment(keys["dispute"]),
            Missing = MissingOf(keys["missing"]),
            Lasts = _times.Duration(keys["lasts"]),
            Unused = keys.Choice<Unused>("unused", mistakes),
        };
    }

    private void Check(Scalar name, Keys keys)
    {
        if (keys["pays"] is null && MoneyOnly.FirstOrDefault(w => keys[w] is not null) is { } word)
        {
            mistakes.Add(keys[word]!.Place, "P609", ("wallet", name.Text), ("word", word));
        }

        if ((keys["lasts"] is null) != (keys["unused"] is null))
        {
            mistakes.Add(name.Place, "P316", ("name", name.Text), ("choices", "lasts and unused: forfeited, or carries over"));
        }
    }

    private string? Owner(Node? node)
    {
        if (Scalars.Text(node, "a field like deal.seller", mistakes) is not { } text)
        {
            return null;
        }

        if (text.Split('.', 2) is not [var fact, var field] || symbols.FieldOf(fact, field) != Subject.Word)
        {
            Scalars.Wrong(node!, "a field that names who owns it, like deal.seller", mistakes);
        }

        return text;
    }

    private string? UnitOf(Node? node)
    {
        if (Scalars.Text(node, "money, or what it holds, like points", mistakes) is not { } text || text == "money")
        {
            return null;
        }

        if (!Scalars.IsName(text))
        {
            Scalars.Wrong(node!, "money, or a word like points, credits, vouchers", mistakes);
        }

        return text;
    }

    private Rational? AtLeast(Node? node)
    {
        if (Scalars.Text(node, "an amount like 200", mistakes) is not { } text)
        {
            return null;
        }

        if (Scalars.Number(text) is not { Sign: > 0 } least)
        {
            Scalars.Wrong(node!, "an amount like 200", mistakes);
            return null;
        }

        return least;
    }

    private Confirm? ConfirmOf(Node? node) =>
        Keys.Of(node, Vocabulary.Confirm, mistakes) is { } keys
        && _times.Duration(keys["within"]) is { } within
        && keys.Choice<Silence>("otherwise", mistakes) is { } otherwise
            ? new Confirm(within, otherwise) : null;

    private Missing? MissingOf(Node? node)
    {
        if (Keys.Of(node, Vocabulary.Missing, mistakes) is not { } keys || _times.Duration(keys["wait"]) is not { } wait)
        {
            return null;
        }

        _ = keys.Choice<bool>("then", mistakes);
        var needs = Scalars.Words(keys["needs"], mistakes);
        foreach (var need in needs.Where(n => symbols.Find(n.Text) != Subject.Met))
        {
            mistakes.Add(need.Place, "P610", ("name", need.Text));
        }

        return new Missing([.. needs.Select(n => n.Text)], wait);
    }
}
