using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Analysis;

/// <summary>Finds what competition law forbids or looks at: prices of the partner, rebates for loyalty, money to people unseen.</summary>
internal sealed class FairnessFindings(Programme programme, Mistakes mistakes)
{
    public void Find()
    {
        foreach (var scale in RuleParts.Of(programme).SelectMany(r => r.AllFigures).OfType<Figure.Scale>())
        {
            if (scale.Kind is ScaleKind.Slab or ScaleKind.Total && scale.By is { } by && IsShareOfPurchases(by))
            {
                mistakes.Add(scale.Place, "P902", ("name", by));
            }
        }

        foreach (var wallet in programme.Wallets.Where(w => w is { Owner: not null, Pays: not null, Unit: null, Confirm: null }))
        {
            mistakes.Add(wallet.Place, "P903", ("name", wallet.Name), ("owner", wallet.Owner!));
        }
    }

    // The whole must reach beyond what the vendor itself sold: a figure that somebody states, or that a report carries.
    private bool IsShareOfPurchases(string name) => programme.FindMetric(name)?.Verb is Verb.Share share && IsStated(share.Of, []);

    private bool IsStated(string name, ImmutableArray<string> way) =>
        programme.FindFact(name) is { Unit: Values.Unit.Money or Values.Unit.Count }
        || (!way.Contains(name) && programme.FindMetric(name)?.Verb switch
        {
            Verb.SumField { Fact: "report" } or Verb.OfField { Fact: "report" } => true,
            Verb.SumFigures sum => sum.Of.Any(n => IsStated(n, way.Add(name))),
            Verb.Extreme extreme => extreme.Of.Any(n => IsStated(n, way.Add(name))),
            _ => false,
        });
}

/// <summary>Finds every place where a rule would depend on the price at which the partner resells, by the text itself.</summary>
internal static class ResalePrice
{
    /// <summary>The field, which facts may carry as information and no rule may use.</summary>
    public const string Field = "resale_price";

    private const string Full = "sale." + Field;

    /// <summary>Reports each use outside the section <c>facts</c>, where the column may be declared.</summary>
    public static void Find(MapNode text, Mistakes mistakes)
    {
        foreach (var entry in text.Entries.Where(e => e.Key.Text is not ("facts" or "about" or "title")))
        {
            Look(entry.Value, entry.Key.Text, entry.Key.Text, mistakes);
        }
    }

    // The bare name is the field where fields stand: under where, per and of.
    private static void Look(Node node, string key, string rule, Mistakes mistakes)
    {
        switch (node)
        {
            case Scalar scalar when IsPrice(scalar.Text, key):
                mistakes.Add(scalar.Place, "P901", ("name", rule));
                break;
            case ListNode list:
                foreach (var item in list.Items)
                {
                    Look(item, key, rule, mistakes);
                }

                break;
            case MapNode map:
                foreach (var entry in map.Entries.Where(e => e.Key.Text is not ("title" or "because" or "ref")))
                {
                    var inner = rule is "metrics" or "bonuses" or "benefits" or "requests" or "levels" or "holds" or "ladder" ? entry.Key.Text : rule;
                    if (IsPrice(entry.Key.Text, key))
                    {
                        mistakes.Add(entry.Key.Place, "P901", ("name", rule));
                    }

                    Look(entry.Value, entry.Key.Text, inner, mistakes);
                }

                break;
        }
    }

    private static bool IsPrice(string word, string key) => word == Full || (word == Field && key is "where");
}
