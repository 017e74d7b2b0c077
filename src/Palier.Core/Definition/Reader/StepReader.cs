using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads the steps of an amount, top to bottom.</summary>
internal sealed class StepReader(Symbols symbols, Mistakes mistakes)
{
    private static readonly string[] Adding = ["rate", "each", "fixed", "sum", "highest", "lowest"];

    private readonly SplitReader _splits = new(symbols, mistakes);
    private FigureReader _figures = new(symbols, mistakes);
    private Unit _unit = Unit.Money;

    /// <param name="node">The list of steps.</param>
    /// <param name="forEach">The fact that the steps run for, whose fields may be a base: <c>sale</c>; or null.</param>
    /// <param name="isMoney">Whether the amount is money, which must be rounded in the end.</param>
    /// <param name="levels">The levels that the amount is for; tables by level cover them.</param>
    public ImmutableArray<Step> Read(Node? node, string? forEach, bool isMoney = true, ForLevels? levels = null)
    {
        (_figures, _unit) = (new FigureReader(symbols, mistakes, forEach) { Levels = levels }, isMoney ? Unit.Money : Unit.Number);
        if (node is not ListNode list)
        {
            if (node is not null)
            {
                Scalars.Wrong(node, "a list of steps, like [ { rate: 2%, of: revenue }, { round: … } ]", mistakes);
            }

            return [];
        }

        var steps = ImmutableArray.CreateBuilder<Step>();
        foreach (var item in list.Items)
        {
            if (One(item, forEach) is { } step)
            {
                steps.Add(step);
            }
        }

        if (list.Items.Length > 0 && list.Items[0] is MapNode first && !first.Entries.Any(e => Adding.Contains(e.Key.Text)))
        {
            mistakes.Add(first.Place, "P601");
        }

        if (steps.FirstOrDefault(s => s is Step.Split) is { } split && split != steps[^1])
        {
            mistakes.Add(split.Place, "P611");
        }

        if (isMoney && steps.LastOrDefault(s => s is not Step.Split) is not (null or Step.Round))
        {
            mistakes.Add(list.Items[^1].Place, "P315");
        }

        return steps.ToImmutable();
    }

    private Step? One(Node item, string? forEach)
    {
        if (item is not MapNode map)
        {
            Scalars.Wrong(item, "a step, like { rate: 2%, of: revenue }", mistakes);
            return null;
        }

        var kinds = map.Entries.Where(e => Vocabulary.StepWords.Contains(e.Key.Text)).ToList();
        if (kinds.Count != 1)
        {
            foreach (var entry in map.Entries.Where(e => !Vocabulary.StepWords.Contains(e.Key.Text) && !Vocabulary.BesideSteps.Contains(e.Key.Text)))
            {
                Keys.Unknown(entry.Key, Vocabulary.StepWords, "step", mistakes);
            }

            mistakes.Add(map.Place, "P619", ("words", string.Join(", ", Vocabulary.StepWords)));
            return null;
        }

        var kind = kinds[0].Key.Text;
        var known = Vocabulary.Steps.First(s => s.Name == kind).Words;
        foreach (var entry in map.Entries.Where(e => !known.Contains(e.Key.Text)))
        {
            Keys.Unknown(entry.Key, [.. known.Where(w => w != kind)], kind, mistakes);
        }

        return Read(map, kind, kinds[0].Value, forEach) is { } step ? step with { ValueAt = symbols.Times(mistakes).Moment(map["value_at"]) } : null;
    }

    private Step? Read(MapNode map, string kind, Node value, string? forEach) => kind switch
    {
        "rate" => Rate(map, value, forEach),
        "each" => Each(map, value, forEach),
        "fixed" => _figures.Read(value, _unit) is { } f ? new Step.Fixed(map.Place, f) : null,
        "sum" => new Step.Sum(map.Place, Names(value)),
        "less" => new Step.Less(map.Place, Names(value)),
        "highest" or "lowest" => new Step.Extreme(map.Place, Names(value), kind == "highest"),
        "times" => _figures.Read(value, Unit.Number) is { } f ? new Step.Times(map.Place, f) : null,
        "round" => Round(map, value),
        "split" => _splits.Split(map, value, _figures.Levels),
        _ => _figures.Read(value, _unit) is { } f ? _splits.Wider(new Step.Cap(map.Place, f, kind == "at_most"), map, forEach) : null,
    };

    private Step.Rate? Rate(MapNode map, Node value, string? forEach)
    {
        if (map["of"] is null)
        {
            mistakes.Add(map.Place, "P309");
            return null;
        }

        return Base(map["of"]!, forEach) is { } of && _figures.Read(value, Unit.Percent, of) is { } figure ? new Step.Rate(map.Place, figure, of) : null;
    }

    private Step.Each? Each(MapNode map, Node value, string? forEach)
    {
        if (map["of"] is null)
        {
            mistakes.Add(map.Place, "P108", ("word", "of"), ("where", "each"));
            return null;
        }

        if (Base(map["of"]!, forEach) is not { } of || _figures.Read(value, _unit, of) is not { } figure)
        {
            return null;
        }

        var per = (map["per"] as Scalar)?.Text ?? "1";
        var full = per.StartsWith("full ", StringComparison.Ordinal);
        if (Scalars.Number(full ? per[5..] : per) is not { Sign: > 0 } size)
        {
            Scalars.Wrong(map["per"]!, "a size like 100, or full 100", mistakes);
            return null;
        }

        return new Step.Each(map.Place, figure, of, size, full);
    }

    private string? Base(Node node, string? forEach)
    {
        if (Scalars.Text(node, "the name of a figure", mistakes) is not { } name)
        {
            return null;
        }

        if (forEach is not null && symbols.Find(name, forEach) is { } field && Symbols.UnitOf(field) is not null)
        {
            return name;
        }

        return Names(node) is [var found] ? found : null;
    }

    private ImmutableArray<string> Names(Node node)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var word in Scalars.Words(node, mistakes))
        {
            if (symbols.Find(word.Text) is { } subject && Symbols.UnitOf(subject) is not null)
            {
                names.Add(word.Text);
                continue;
            }

            var nearest = Nearest.To(word.Text, symbols.Names);
            mistakes.Add(word.Place, nearest is null ? "P201" : "P201n", ("name", word.Text), ("nearest", nearest ?? ""));
        }

        return names.ToImmutable();
    }

    private Step.Round? Round(MapNode map, Node value)
    {
        if (Keys.Of(value, Vocabulary.Round, mistakes) is not { } keys)
        {
            return null;
        }

        var to = Scalars.Text(keys["to"], "a step like 0.01", mistakes) is { } text ? Scalars.Number(text) : null;
        var half = keys.Choice<RoundingMode>("half", mistakes);
        var always = keys.Choice<RoundingMode>("always", mistakes);
        if ((half is null) == (always is null))
        {
            mistakes.Add(value.Place, "P315");
            return null;
        }

        if (to is not { Sign: > 0 })
        {
            Scalars.Wrong(keys["to"] ?? value, "a step above zero like 0.01", mistakes);
            return null;
        }

        return new Step.Round(map.Place, to.Value, (half ?? always)!.Value);
    }
}
