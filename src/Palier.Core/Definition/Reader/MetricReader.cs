using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads metrics: one verb each, with its modifiers. <c>same_as</c> is resolved, so that a metric stands by itself.</summary>
internal sealed class MetricReader(Symbols symbols, Mistakes mistakes)
{
    private readonly Dictionary<string, Metric?> _read = new(StringComparer.Ordinal);
    private readonly ConditionReader _conditions = new(symbols, mistakes);
    private readonly FigureReader _figures = new(symbols, mistakes);
    private MapNode? _section;

    public ImmutableArray<Metric> Read(Node? node)
    {
        if (node is not MapNode section)
        {
            if (node is not null)
            {
                Scalars.Wrong(node, "a map of metrics", mistakes);
            }

            return [];
        }

        _section = section;
        var metrics = ImmutableArray.CreateBuilder<Metric>();
        foreach (var entry in section.Entries)
        {
            if (One(entry) is { } metric)
            {
                metrics.Add(metric);
            }
        }

        return metrics.ToImmutable();
    }

    private Metric? One(Entry entry)
    {
        var name = entry.Key.Text;
        if (_read.TryGetValue(name, out var known))
        {
            return known;
        }

        _read[name] = null;
        if (!Scalars.IsName(name))
        {
            Scalars.Wrong(entry.Key, "a name of small letters, digits and _", mistakes);
        }

        if (symbols.IsInRing(name))
        {
            mistakes.Add(entry.Key.Place, "P204", ("name", name));
            return null;
        }

        if (Keys.Of(entry.Value, Vocabulary.Metric, mistakes) is not { } keys)
        {
            return null;
        }

        return _read[name] = keys["same_as"] is null ? Fresh(entry.Key, keys) : Alike(entry.Key, keys);
    }

    private Metric? Alike(Scalar key, Keys keys)
    {
        var name = Scalars.Text(keys["same_as"], "the name of a metric", mistakes);
        var model = _section!.Entries.FirstOrDefault(e => e.Key.Text == name);
        if (model is null)
        {
            Keys.Unknown((Scalar)keys["same_as"]!, _section.Entries.Select(e => e.Key.Text).Where(n => n != key.Text), "metrics", mistakes);
            return null;
        }

        if (One(model) is not { } like)
        {
            return null;
        }

        var own = Modified(like with { Name = key.Text, Place = key.Place, Title = TitleOf(key, keys), Ref = RefOf(keys) ?? like.Ref }, keys);
        return own with { Where = like.Where.AddRange(own.Where.Where(w => !like.Where.Contains(w))) };
    }

    private Metric? Fresh(Scalar key, Keys keys)
    {
        var verbs = Vocabulary.Verbs.Where(v => keys[v] is not null).ToList();
        if (verbs.Count != 1)
        {
            mistakes.Add(key.Place, "P109v", ("name", key.Text), ("verbs", string.Join(", ", Vocabulary.Verbs)));
            return null;
        }

        var unit = symbols.Find(key.Text) is { } subject ? Symbols.UnitOf(subject) ?? Unit.Number : Unit.Number;
        return ReadVerb(verbs[0], keys, unit) is { } verb
            ? Modified(new Metric(key.Text, key.Place, TitleOf(key, keys), RefOf(keys), verb, unit), keys)
            : null;
    }

    private LocalText TitleOf(Scalar key, Keys keys) => Scalars.Local(keys["title"], mistakes) ?? LocalText.OfName(key.Text);

    private string? RefOf(Keys keys) => Scalars.Text(keys["ref"], "a clause like §3.1", mistakes);

    private Metric Modified(Metric metric, Keys keys)
    {
        var fact = metric.Verb switch { Verb.SumField => "sale", Verb.Count c => c.Fact, _ => null };
        if (fact is null && (keys["where"] ?? keys["having"] ?? keys["at"]) is { } misplaced)
        {
            mistakes.Add(misplaced.Place, "P209w", ("name", metric.Name));
            return metric;
        }

        metric = metric with
        {
            Over = symbols.Windows(mistakes).Read(keys["over"]) ?? metric.Over,
            AtTheDay = metric.AtTheDay || Scalars.Choice(keys["at"], mistakes, ("the day", true)) is not null,
            Where = fact is null || keys["where"] is null ? metric.Where : _conditions.Where(keys["where"], fact),
            Having = _conditions.Read(keys["having"]) ?? metric.Having,
            CountsOn = AnswersReader.CountsOn(keys["counts_on"], mistakes) ?? metric.CountsOn,
            LineRounding = AnswersReader.LineRounding(keys["line_rounding"], mistakes) ?? metric.LineRounding,
        };
        CheckTime(metric, keys, fact);
        return metric;
    }

    private void CheckTime(Metric metric, Keys keys, string? fact)
    {
        if (fact is null or "sale")
        {
            if (keys["at"] is { } at)
            {
                mistakes.Add(at.Place, "P209", ("name", metric.Name), ("word", "at"), ("instead", "over"));
            }
        }
        else if (keys["over"] is { } over)
        {
            mistakes.Add(over.Place, "P209", ("name", metric.Name), ("word", "over"), ("instead", "at: the day"));
        }
        else if (!metric.AtTheDay)
        {
            mistakes.Add(metric.Place, "P313", ("name", metric.Name));
        }

        if (metric.Having is not null && metric.Verb is not Verb.Count { Field: "customer" })
        {
            mistakes.Add(keys["having"]!.Place, "P209h", ("name", metric.Name));
        }
    }

    private Verb? ReadVerb(string verb, Keys keys, Unit unit) => verb switch
    {
        "sum" => Sum(keys),
        "count" => Count(keys["count"]!),
        "highest" or "lowest" => Figures(keys[verb]) is { IsEmpty: false } of ? new Verb.Extreme(of, verb == "highest") : null,
        "share" => One(keys["share"]) is { } part && Other(keys, "of") is { } whole ? new Verb.Share(part, whole) : null,
        _ => Growth(keys, verb, unit),
    };

    private Verb? Sum(Keys keys)
    {
        if (keys["sum"] is ListNode)
        {
            return new Verb.SumFigures(Figures(keys["sum"]), Figures(keys["less"]));
        }

        var path = Scalars.Text(keys["sum"], "a field like sale.net, or a list of figures", mistakes);
        if (path?.Split('.', 2) is not ["sale", var field] || symbols.FieldOf("sale", field) is not { } subject || Symbols.UnitOf(subject) is null)
        {
            mistakes.Add(keys["sum"]!.Place, "P205", ("field", path ?? "?"), ("known", "sale.net, sale.quantity"));
            return null;
        }

        return new Verb.SumField(field);
    }

    private Verb.Count? Count(Node node)
    {
        var path = Scalars.Text(node, "a fact or one of its fields, like sale.customer", mistakes);
        var parts = path?.Split('.', 2) ?? [];
        if (parts.Length == 0 || !Fields.OfFact.ContainsKey(parts[0]) || (parts.Length == 2 && symbols.FieldOf(parts[0], parts[1]) is null))
        {
            mistakes.Add(node.Place, "P205", ("field", path ?? "?"), ("known", "sale, sale.customer, certificate, certificate.person, person, invoice"));
            return null;
        }

        return new Verb.Count(parts[0], parts.Length == 2 ? parts[1] : null);
    }

    private Verb.Growth? Growth(Keys keys, string verb, Unit unit)
    {
        if (One(keys[verb]) is not { } of)
        {
            return null;
        }

        Against? against = Scalars.Text(keys["against"], "a year earlier, the period before, or a figure", mistakes) switch
        {
            "a year earlier" => new Against.YearEarlier(),
            "the period before" => new Against.PeriodBefore(),
            { } name when symbols.Find(name) is not null => new Against.Baseline(name),
            _ => null,
        };
        if (against is null)
        {
            mistakes.Add((keys["against"] ?? keys[verb]!).Place, "P316a", ("name", of));
            return null;
        }

        var baseUnit = symbols.Find(of) is { } subject ? Symbols.UnitOf(subject) ?? unit : unit;
        return new Verb.Growth(of, against, _figures.Read(keys["base_at_least"], baseUnit), verb == "increase_of");
    }

    private string? Other(Keys keys, string word)
    {
        if (keys[word] is null)
        {
            mistakes.Add(keys.Place, "P108", ("word", word), ("where", "share"));
        }

        return One(keys[word]);
    }

    private string? One(Node? node) => Figures(node) is [var name] ? name : null;

    private ImmutableArray<string> Figures(Node? node)
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
                var nearest = Nearest.To(word.Text, symbols.Names);
                mistakes.Add(word.Place, nearest is null ? "P201" : "P201n", ("name", word.Text), ("nearest", nearest ?? ""));
            }
        }

        return names.ToImmutable();
    }
}
