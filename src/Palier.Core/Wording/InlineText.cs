using Palier.Core.Comparing;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Wording;

/// <summary>A rule as the text of its programme writes it, on one line: for what the guide has no sentence for.</summary>
internal static class InlineText
{
    /// <summary>The rule in the text; null where the text does not write it under its name.</summary>
    public static string? Of(Programme programme, RuleKind kind, string name)
    {
        Node? node = programme.Text;
        foreach (var key in PathOf(kind, name))
        {
            node = (node as MapNode)?[key];
        }

        return node is null ? null : Of(node);
    }

    private static IEnumerable<string> PathOf(RuleKind kind, string name) => kind switch
    {
        RuleKind.Level => ["levels", "ladder", name],
        RuleKind.Levels => ["levels", "ladder"],
        RuleKind.Clock => ["levels", name],
        RuleKind.Membership => ["membership"],
        RuleKind.Bonus or RuleKind.OnlyOne => ["bonuses", name],
        RuleKind.Benefit => ["benefits", name],
        RuleKind.Request => ["requests", name],
        RuleKind.Wallet => ["wallets", name],
        RuleKind.Hold => ["holds", name],
        RuleKind.Promise => ["promises", name],
        RuleKind.Figure => ["metrics", name],
        RuleKind.Fact or RuleKind.Column => ["facts", name],
        RuleKind.List => ["lists", name],
        RuleKind.Answer => ["answers", .. name.Split('.')],
        _ => [name],
    };

    private static string Of(Node node) => node switch
    {
        Scalar scalar => scalar.Quoted && !YamlWriting.IsPlain(scalar.Text) ? YamlWriting.InQuotes(scalar.Text) : scalar.Text,
        MapNode map => "{ " + string.Join(", ", map.Entries.Select(e => $"{e.Key.Text}: {Of(e.Value)}")) + " }",
        ListNode list => "[ " + string.Join(", ", list.Items.Select(Of)) + " ]",
        _ => "",
    };
}
