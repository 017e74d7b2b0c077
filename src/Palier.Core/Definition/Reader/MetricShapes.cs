using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads what only some metrics have: parts of a score, roles, ranks, what growth is against, things and windows by a word.</summary>
internal sealed class MetricShapes(Symbols symbols, Mistakes mistakes)
{
    private const string SetAside = "set aside";
    private readonly FigureReader _figures = new(symbols, mistakes);
    private readonly ConditionReader _conditions = new(symbols, mistakes);

    /// <summary>Names of figures.</summary>
    public ImmutableArray<string> Figures(Node? node)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var word in Scalars.Words(node, mistakes))
        {
            if (symbols.Find(word.Text) is { } subject && Symbols.UnitOf(subject) is not null)
            {
                names.Add(word.Text);
            }
            else
            {
                Unknown(word);
            }
        }

        return names.ToImmutable();
    }

    public Against? Against(string text)
    {
        switch (text)
        {
            case "a year earlier": return new Against.YearEarlier();
            case "the period before": return new Against.PeriodBefore();
            case "highest before": return new Against.HighestBefore();
        }

        var periods = text.Split(' ') is ["average" or "trend", "of", "the", var count, "periods", "before"]
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 60 ? n : 0;
        return periods > 0 ? text.StartsWith("average", StringComparison.Ordinal) ? new Against.AverageBefore(periods) : new Against.TrendBefore(periods)
            : symbols.Find(text) is not null ? new Against.Baseline(text)
            : null;
    }

    /// <summary>Things by dotted names: <c>sale.customer</c>, <c>[sale.customer, sale.product]</c>.</summary>
    public ImmutableArray<string> Per(Node node)
    {
        var things = ImmutableArray.CreateBuilder<string>();
        foreach (var word in Scalars.Words(node, mistakes))
        {
            if (word.Text.Split('.', 2) is [var fact, var field] && symbols.FieldOf(fact, field) == Subject.Word)
            {
                things.Add(word.Text);
            }
            else
            {
                mistakes.Add(word.Place, "P205", ("field", word.Text), ("known", "sale.customer, certificate.person, partner.country"));
            }
        }

        return things.ToImmutable();
    }

    public int? Whole(Node node)
    {
        if (node is Scalar { Text: var text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
        {
            return count;
        }

        Scalars.Wrong(node, "a count from 1", mistakes);
        return null;
    }

    public WindowTable? WindowsBy(MapNode map, string fact)
    {
        var by = Scalars.Text(map["by"], "a field like sale.kind", mistakes);
        var field = by?.Split('.', 2) is [var kind, var inner] && kind == fact ? inner : by;
        if (field is null || symbols.FieldOf(fact, field) != Subject.Word)
        {
            mistakes.Add((map["by"] ?? map).Place, "P205", ("field", by ?? "by"), ("known", string.Join(", ", symbols.FieldsOf(fact))));
            return null;
        }

        var windows = symbols.Windows(mistakes);
        var rows = map.Entries.Where(e => e.Key.Text is not ("by" or "other")).Select(e => (e.Key.Text, Window: windows.Read(e.Value)));
        return new WindowTable(field, [.. rows.Where(r => r.Window is not null).Select(r => (r.Text, r.Window!))], windows.Read(map["other"]));
    }

    public Verb.Score? Score(Node node)
    {
        if (node is not MapNode map)
        {
            Scalars.Wrong(node, "a map of figures, each with what it is worth", mistakes);
            return null;
        }

        var parts = ImmutableArray.CreateBuilder<ScorePart>();
        foreach (var entry in map.Entries)
        {
            if (symbols.Find(entry.Key.Text) is not { } subject || Symbols.UnitOf(subject) is null)
            {
                Unknown(entry.Key);
            }
            else if (Keys.Of(entry.Value, Vocabulary.ScorePart, mistakes) is { } keys)
            {
                parts.Add(new ScorePart(
                    entry.Key.Place, entry.Key.Text, _figures.Read(keys["worth"], Unit.Points, entry.Key.Text), _figures.Read(keys["at_most"], Unit.Points),
                    _figures.Read(keys["at_least"], Unit.Points), Weight(keys["weight"]), _conditions.Read(keys["requires"])));
            }
        }

        CheckWeights(map, parts);
        return new Verb.Score(parts.ToImmutable());
    }

    public Verb.Roles? Roles(Keys keys)
    {
        if (keys["roles"] is not MapNode map)
        {
            Scalars.Wrong(keys["roles"]!, "a map of roles, each { holding, places }", mistakes);
            return null;
        }

        var roles = ImmutableArray.CreateBuilder<Role>();
        foreach (var entry in map.Entries)
        {
            if (Keys.Of(entry.Value, Vocabulary.Role, mistakes) is { } role
                && Scalars.Text(role["holding"], "a certificate, or a list of them", mistakes) is { } holding && role["places"] is { } places && Whole(places) is { } count)
            {
                roles.Add(new Role(entry.Key.Text, entry.Key.Place, holding, count));
            }
        }

        var areas = Scalars.Text(keys["of"], "the name of a list of areas", mistakes);
        if (areas is not null && !symbols.Lists.Contains(areas))
        {
            Keys.Unknown((Scalar)keys["of"]!, symbols.Lists, "lists", mistakes);
        }

        if (keys["mixing"] is null)
        {
            mistakes.Add(map.Place, "P323");
        }

        return new Verb.Roles(roles.ToImmutable(), areas, keys.Choice<bool>("mixing", mistakes) ?? false);
    }

    public Verb.Rank? Rank(Keys keys)
    {
        if (Figures(keys["rank_of"]) is not [var of])
        {
            return null;
        }

        if (keys["ties"] is null || keys["rounds"] is null)
        {
            mistakes.Add(keys.Place, "P317", ("name", of));
        }

        var decider = keys["ties"] is Scalar { Text: var text } && text is not ("all in" or "none in") ? Figures(keys["ties"]) is [var name] ? name : null : null;
        var ties = decider is null ? keys.Choice<Ties>("ties", mistakes) : null;
        return new Verb.Rank(of, [.. Scalars.Words(keys["among"], mistakes).Select(w => w.Text)], ties ?? Ties.AllIn, decider,
            keys.Choice<RoundingMode>("rounds", mistakes) ?? RoundingMode.Down);
    }

    // With every weight in force their sum is 100 %; one that is set aside counts as it stood before.
    private void CheckWeights(MapNode map, IReadOnlyCollection<ScorePart> parts)
    {
        if (parts.All(p => p.Weight is null))
        {
            return;
        }

        var sum = parts.Aggregate(Rational.Zero, (total, p) => total + (p.Weight?.Entries.Select(e => e.Value).FirstOrDefault(v => v is not null) ?? Rational.Zero));
        if (sum != Rational.One)
        {
            mistakes.Add(map.Place, "P505", ("sum", $"{(sum * 100)}%"));
        }
    }

    private Dated<Rational?>? Weight(Node? node)
    {
        if (node is not MapNode map)
        {
            return node is null ? null : new Dated<Rational?>([(DateOnly.MinValue, Percentage(node))]);
        }

        var entries = ImmutableArray.CreateBuilder<(DateOnly, Rational?)>();
        foreach (var entry in map.Entries)
        {
            if (Scalars.Day(entry.Key, mistakes) is { } day)
            {
                entries.Add((day, entry.Value is Scalar { Text: SetAside } ? null : Percentage(entry.Value)));
            }
        }

        return new Dated<Rational?>(entries.ToImmutable());
    }

    private Rational? Percentage(Node node)
    {
        if (node is Scalar { Text: var text } && Scalars.Quantity(text) is { Unit: Unit.Percent } percent)
        {
            return percent.Value;
        }

        Scalars.Wrong(node, "a percentage like 40%, or set aside", mistakes);
        return null;
    }

    private void Unknown(Scalar word)
    {
        var nearest = Nearest.To(word.Text, symbols.Names);
        mistakes.Add(word.Place, nearest is null ? "P201" : "P201n", ("name", word.Text), ("nearest", nearest ?? ""));
    }
}
