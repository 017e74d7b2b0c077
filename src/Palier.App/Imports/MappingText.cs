using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.App.Imports;

/// <summary>Reads a mapping: strict, every mistake with line and column.</summary>
public static class MappingText
{
    private static readonly Construct mapping = new(
        "mapping", "import!", "dates!", "decimal mark!", "rounding", "delimiter", "sheet", "columns!", "fixed", "fields", "words", "lookups", "unknown partner", "new partner");

    private static readonly Construct lookup = new("lookup", "file!", "column!", "key!", "take!");

    private static readonly Construct newPartner = new("new partner", "name!", "kind!", "country!");

    private static readonly Construct sales = new(
        "columns", "partner!", "key!", "net!", "currency!", "quantity", "ordered_on", "sold_on", "invoiced_on", "paid_on", "product", "area", "family", "kind", "source", "customer", "deal", "subscription", "country", "type", "corrects");

    private static readonly Construct partners = new("columns", "id!", "name!", "kind!", "country!", "city", "region", "segment", "parent", "vat");

    private static readonly Construct people = new(
        "columns", "id!", "name!", "role", "country", "partner", "from", "until", "certificate", "grade", "area", "version", "passed_on", "certificate_until");

    private static readonly Construct invoices = new("columns", "id!", "partner!", "open!", "currency!", "due_on!", "paid_on");

    private static readonly Construct facts = new("columns", "partner!", "what!", "value", "from!", "until", "by!", "evidence");

    private static readonly Construct holidays = new("columns", "country!", "day!");

    private static readonly ImmutableSortedDictionary<string, RoundingMode> roundings = ImmutableSortedDictionary<string, RoundingMode>.Empty
        .Add("half up", RoundingMode.HalfUp).Add("half down", RoundingMode.HalfDown).Add("half even", RoundingMode.HalfEven)
        .Add("up", RoundingMode.Up).Add("down", RoundingMode.Down);

    private static readonly ImmutableSortedDictionary<string, ImportKind> kinds = ImmutableSortedDictionary<string, ImportKind>.Empty
        .Add("sales", ImportKind.Sales).Add("partners", ImportKind.Partners).Add("people", ImportKind.People)
        .Add("invoices", ImportKind.Invoices).Add("facts", ImportKind.Facts).Add("holidays", ImportKind.Holidays);

    public static Reading<Mapping> Read(string yaml)
    {
        var mistakes = new Mistakes();
        var read = YamlText.Read(yaml, mistakes) is { } node && Keys.Of(node, mapping, mistakes) is { } keys ? Whole(keys, mistakes) : null;
        return new Reading<Mapping>(mistakes.Any ? null : read, mistakes.InOrder);
    }

    /// <summary>The fields that an import of a kind knows.</summary>
    internal static Construct FieldsOf(ImportKind kind) => kind switch
    {
        ImportKind.Sales => sales,
        ImportKind.Partners => partners,
        ImportKind.People => people,
        ImportKind.Invoices => invoices,
        ImportKind.Holidays => holidays,
        _ => facts,
    };

    private static Mapping Whole(Keys keys, Mistakes mistakes)
    {
        var kind = OneOf(keys["import"], kinds, mistakes) ?? ImportKind.Sales;
        var fields = FieldsOf(kind);
        var columns = Pairs(keys["columns"], mistakes, n => Columns(n, mistakes), fields);
        var always = Pairs(keys["fixed"], mistakes, n => Text(n, mistakes), fields);
        foreach (var word in fields.Required.Where(w => keys["columns"] is not null && !columns.ContainsKey(w) && !always.ContainsKey(w)))
        {
            mistakes.Add(keys["columns"]!.Place, "P108", ("word", word), ("where", "columns"));
        }

        var creates = keys["unknown partner"] is { } unknown
            && OneOf(unknown, ImmutableSortedDictionary<string, bool>.Empty.Add("create", true).Add("reject", false), mistakes) == true;
        if (creates && keys["new partner"] is null)
        {
            mistakes.Add(keys["unknown partner"]!.Place, "P108", ("word", "new partner"), ("where", "mapping"));
        }

        var marks = ImmutableSortedDictionary<string, char>.Empty.Add("point", '.').Add("comma", ',');
        var strokes = ImmutableSortedDictionary<string, char>.Empty.Add("comma", ',').Add("semicolon", ';').Add("tab", '\t');
        return new Mapping
        {
            Kind = kind,
            Dates = Text(keys["dates"], mistakes),
            DecimalMark = OneOf(keys["decimal mark"], marks, mistakes) ?? '.',
            Rounding = OneOf(keys["rounding"], roundings, mistakes),
            Delimiter = OneOf(keys["delimiter"], strokes, mistakes) ?? ',',
            Sheet = keys["sheet"] is { } sheet ? Text(sheet, mistakes) : null,
            Columns = columns,
            Fixed = always,
            Fields = Pairs(keys["fields"], mistakes, n => Text(n, mistakes)),
            Words = Pairs(keys["words"], mistakes, n => Pairs(n, mistakes, w => Text(w, mistakes))),
            Lookups = Lookups(keys["lookups"], mistakes),
            NewPartner = creates && Keys.Of(keys["new partner"], newPartner, mistakes) is { } made
                ? new NewPartner(Text(made["name"], mistakes), Text(made["kind"], mistakes), Text(made["country"], mistakes))
                : null,
        };
    }

    private static ImmutableArray<FileLookup> Lookups(Node? node, Mistakes mistakes)
    {
        if (node is not ListNode list)
        {
            Wrong(node, "a list of lookups", mistakes);
            return [];
        }

        return
        [
            .. list.Items.Select(i => Keys.Of(i, lookup, mistakes)).OfType<Keys>()
                .Select(k => new FileLookup(Text(k["file"], mistakes), Text(k["column"], mistakes), Text(k["key"], mistakes), Columns(k["take"], mistakes))),
        ];
    }

    private static ImmutableSortedDictionary<string, T> Pairs<T>(Node? node, Mistakes mistakes, Func<Node, T> value, Construct? known = null)
    {
        var pairs = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        if (node is not MapNode map)
        {
            Wrong(node, "a map", mistakes);
            return pairs.ToImmutable();
        }

        foreach (var entry in map.Entries)
        {
            if (known is not null && !known.Words.Contains(entry.Key.Text))
            {
                Keys.Unknown(entry.Key, known.Words, known.Name, mistakes);
            }

            pairs[entry.Key.Text] = value(entry.Value);
        }

        return pairs.ToImmutable();
    }

    private static ImmutableArray<string> Columns(Node? node, Mistakes mistakes) =>
        node is ListNode list ? [.. list.Items.Select(i => Text(i, mistakes))] : [Text(node, mistakes)];

    private static string Text(Node? node, Mistakes mistakes)
    {
        if (node is Scalar { Text.Length: > 0 } scalar)
        {
            return scalar.Text;
        }

        Wrong(node, "a text", mistakes);
        return "";
    }

    private static T? OneOf<T>(Node? node, ImmutableSortedDictionary<string, T> words, Mistakes mistakes)
        where T : struct
    {
        if (node is Scalar scalar && words.TryGetValue(scalar.Text, out var value))
        {
            return value;
        }

        Wrong(node, string.Join(", ", words.Keys), mistakes);
        return null;
    }

    private static void Wrong(Node? node, string expected, Mistakes mistakes)
    {
        if (node is not null)
        {
            mistakes.Add(node.Place, "P105", ("expected", expected), ("value", Keys.Shown(node)));
        }
    }
}
