using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Cases;

/// <summary>Reads files of test cases.</summary>
public static class CaseText
{
    // Any name of the programme, and a fact as a table of lines.
    private static readonly Kind Named = new Kind.Each(new Kind.Written("name", null), Kind.Any);

    private static readonly Kind Words = new Kind.Either(new Kind.Written("word", null), new Kind.Items(new Kind.Written("word", null)));

    private static readonly Kind Shapes = new Kind.Choice(RuleShapes.All);

    internal static readonly Construct File = new(
        "test file", ("programme!", new Kind.Written("path", null)), ("area", new Kind.Written("word", null)), ("also", Words), ("given", Named),
        ("cases!", new Kind.Items(new Kind.Map(() => Case!))));

    internal static readonly Construct Case = new(
        "case", ("it!", new Kind.Written("sentence", null)), ("ref", new Kind.Written("clause", null)), ("shapes", new Kind.Either(Shapes, new Kind.Items(Shapes))), ("given", Named),
        ("expect!", Named));

    public static Reading<CaseFile> Read(string yaml)
    {
        var mistakes = new Mistakes();
        var file = YamlText.Read(yaml, mistakes) is { } node && Keys.Of(node, File, mistakes) is { } keys ? Whole(keys, mistakes) : null;
        return new Reading<CaseFile>(mistakes.Any ? null : file, mistakes.InOrder);
    }

    private static CaseFile Whole(Keys keys, Mistakes mistakes)
    {
        var shared = keys["given"] as MapNode;
        var cases = ImmutableArray.CreateBuilder<TestCase>();
        foreach (var item in keys["cases"] is ListNode list ? list.Items : [])
        {
            if (Keys.Of(item, Case, mistakes) is { } one)
            {
                Known(one["shapes"], mistakes);
                var expect = one["expect"] is MapNode map ? map.Entries : [];
                cases.Add(new TestCase(TextOf(one["it"]), one["ref"] is null ? null : TextOf(one["ref"]), item.Place, Merged(shared, one["given"] as MapNode), expect)
                {
                    Shapes = [.. Scalars(one["shapes"])],
                });
            }
        }

        if (cases.Count == 0 && !mistakes.Any)
        {
            mistakes.Add(keys.Place, "P108", ("word", "cases"), ("where", "test file"));
        }

        return new CaseFile(TextOf(keys["programme"]), [.. Scalars(keys["also"])], cases.ToImmutable())
        {
            Area = keys["area"] is Scalar { Text: var area } ? area : null,
        };
    }

    private static void Known(Node? shapes, Mistakes mistakes)
    {
        foreach (var shape in shapes switch { ListNode all => all.Items.OfType<Scalar>(), Scalar s => [s], _ => [] })
        {
            if (!RuleShapes.All.Contains(shape.Text))
            {
                Keys.Unknown(shape, RuleShapes.All, "shapes", mistakes);
            }
        }
    }

    private static IEnumerable<string> Scalars(Node? node) => node switch { ListNode all => all.Items.Select(TextOf), Scalar s => [s.Text], _ => [] };

    private static string TextOf(Node? node) => (node as Scalar)?.Text ?? "";

    // What a case gives comes before what the file gives.
    private static MapNode? Merged(MapNode? file, MapNode? one) =>
        file is null ? one
        : one is null ? file
        : one with { Entries = [.. one.Entries, .. file.Entries.Where(e => one[e.Key.Text] is null)] };
}
