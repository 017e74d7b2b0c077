using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads what a partner may ask for, and by when.</summary>
internal sealed class RequestReader(Symbols symbols, RuleReader rules, Mistakes mistakes)
{
    private readonly WhenText _times = symbols.Times(mistakes);

    public ImmutableArray<RequestRule> Read(Node? node) => rules.Each(node, Vocabulary.Request, (key, keys) =>
    {
        var levels = rules.For(keys["for"]);
        return new RequestRule(key.Text, key.Place, rules.TitleOf(key, keys["title"]), rules.RefOf(keys["ref"]) ?? "")
        {
            For = levels,
            Needs = [.. Scalars.Words(keys["needs"], mistakes).Select(Field)],
            Requires = new ConditionReader(symbols, mistakes, "request").Read(keys["requires"]) ?? new Condition.Always(),
            Ask = _times.Moment(keys["ask"]),
            Limits = new LimitReader(symbols, mistakes).Read(keys["limit"], levels),
            Spends = WalletOf(keys["spends"]),
            Claim = _times.Moment(keys["claim"]),
        };
    });

    private string Field(Scalar word)
    {
        if (symbols.FieldOf("request", word.Text) is null)
        {
            Keys.Unknown(word, symbols.FieldsOf("request"), "fields of request", mistakes);
        }

        return word.Text;
    }

    private string? WalletOf(Node? node)
    {
        if (Scalars.Text(node, "a wallet", mistakes) is { } wallet && !symbols.Wallets.Contains(wallet))
        {
            Keys.Unknown((Scalar)node!, symbols.Wallets, "wallets", mistakes);
        }

        return (node as Scalar)?.Text;
    }
}
