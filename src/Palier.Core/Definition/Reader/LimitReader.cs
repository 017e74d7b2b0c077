using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads limits: one, or a list of them that all hold.</summary>
internal sealed class LimitReader(Symbols symbols, Mistakes mistakes)
{
    private readonly ConditionReader _conditions = new(symbols, mistakes);

    /// <param name="node">A limit or a list of them.</param>
    /// <param name="levels">The levels that a table must cover.</param>
    public ImmutableArray<Limit> Read(Node? node, ForLevels levels) => node switch
    {
        null => [],
        ListNode list => [.. list.Items.Select(i => One(i, levels)).OfType<Limit>()],
        _ => One(node, levels) is { } one ? [one] : [],
    };

    private Limit? One(Node node, ForLevels levels)
    {
        if (Keys.Of(node, Vocabulary.Limit, mistakes) is not { } keys || new FigureReader(symbols, mistakes) { Levels = levels }.Read(keys["at_most"], Unit.Count) is not { } most)
        {
            return null;
        }

        return new Limit(node.Place, most)
        {
            Every = keys.Choice<Cadence>("every", mistakes),
            Per = [.. Scalars.Words(keys["per"], mistakes).Select(Field)],
            Of = keys["of"] is Scalar of ? Field(of) : null,
            Where = _conditions.Where(keys["where"], "request"),
            Across = [.. Scalars.Words(keys["across"], mistakes).Select(w => w.Text)],
        };
    }

    private string Field(Scalar word)
    {
        const string Prefix = "request.";
        var field = word.Text.StartsWith(Prefix, StringComparison.Ordinal) ? word.Text[Prefix.Length..] : word.Text;
        if (symbols.FieldOf("request", field) is null)
        {
            Keys.Unknown(word with { Text = field }, symbols.FieldsOf("request"), "fields of request", mistakes);
        }

        return field;
    }
}
