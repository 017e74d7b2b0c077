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
    private readonly MetricShapes _shapes = new(symbols, mistakes);
    private readonly WhenText _times = symbols.Times(mistakes);
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

        var verbs = Vocabulary.Metric.ExactlyOne.Where(v => keys[v] is not null).ToList();
        if (verbs.Count == 0 && Vocabulary.Metric.ExactlyOne.Any(keys.IsMisspelt))
        {
            return null;
        }

        if (verbs.Count != 1)
        {
            mistakes.Add(entry.Key.Place, "P117", ("name", name), ("verbs", string.Join(", ", Vocabulary.Metric.ExactlyOne)));
            return null;
        }

        return _read[name] = verbs[0] == "same_as" ? Alike(entry.Key, keys) : Fresh(entry.Key, keys, verbs[0]);
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

    private Metric? Fresh(Scalar key, Keys keys, string word)
    {
        var unit = symbols.Find(key.Text) is { } subject ? Symbols.UnitOf(subject) ?? Unit.Number : Unit.Number;
        return ReadVerb(word, keys, unit) is { } verb
            ? Modified(new Metric(key.Text, key.Place, TitleOf(key, keys), RefOf(keys), verb, unit), keys)
            : null;
    }

    private LocalText TitleOf(Scalar key, Keys keys) => Scalars.Local(keys["title"], mistakes) ?? LocalText.OfName(key.Text);

    private string? RefOf(Keys keys) => Scalars.Text(keys["ref"], "a clause like §3.1", mistakes);

    private Metric Modified(Metric metric, Keys keys)
    {
        var fact = FactOf(metric.Verb);
        if (fact is null && metric.Verb is not Verb.Roles && (keys["where"] ?? keys["at"]) is { } misplaced)
        {
            mistakes.Add(misplaced.Place, "P209w", ("name", metric.Name));
            return metric;
        }

        var kind = metric.Verb is Verb.Roles ? "certificate" : fact;
        metric = metric with
        {
            AtTheDay = metric.AtTheDay || keys.Choice<bool>("at", mistakes) is not null,
            Where = kind is null || keys["where"] is null ? metric.Where : _conditions.Where(keys["where"], kind),
            Having = _conditions.Read(keys["having"]) ?? metric.Having,
            Per = keys["per"] is null ? metric.Per : _shapes.Per(keys["per"]!),
            Top = keys["top"] is null ? metric.Top : _shapes.Whole(keys["top"]!),
            Across = keys.Choice<int>("across", mistakes) switch { 1 => "group", 2 => "country", 3 => "region", _ => metric.Across },
            Requires = _conditions.Read(keys["requires"]) ?? metric.Requires,
            Remind = _times.BeforeExpiry(keys["remind"]) ?? metric.Remind,
            Tell = _times.Duration(keys["tell"]) ?? metric.Tell,
            Grace = _times.Duration(keys["grace"]) ?? metric.Grace,
            CountsOn = keys.Choice<DayOf>("counts_on", mistakes) ?? metric.CountsOn,
            LineRounding = keys.Choice<LineRounding>("line_rounding", mistakes) ?? metric.LineRounding,
            ReferenceRate = keys.Choice<ReferenceRate>("converts_at", mistakes) ?? metric.ReferenceRate,
        };
        metric = keys["over"] is MapNode table && fact is not null
            ? metric with { OverBy = _shapes.WindowsBy(table, fact) }
            : metric with { Over = symbols.Windows(mistakes).Read(keys["over"]) ?? metric.Over };
        CheckTime(metric, keys, fact);
        CheckThings(metric, keys);
        return metric;
    }

    private static string? FactOf(Verb verb) => verb switch
    {
        Verb.SumField s => s.Fact,
        Verb.OfField f => f.Fact,
        Verb.Count c => c.Fact,
        Verb.Amount a => a.ForEach,
        _ => null,
    };

    private void CheckTime(Metric metric, Keys keys, string? fact)
    {
        if (fact is null || FactKinds.IsEvent(fact))
        {
            if (keys["at"] is { } at && metric.Verb is not Verb.Roles)
            {
                mistakes.Add(at.Place, "P209", ("name", metric.Name), ("word", "at"), ("instead", "over"));
            }
        }
        else if (keys["over"] is { } over && metric.Having is null)
        {
            mistakes.Add(over.Place, "P209", ("name", metric.Name), ("word", "over"), ("instead", "at: the day"));
        }
        else if (!metric.AtTheDay && fact is not ("partner" or "customer"))
        {
            mistakes.Add(metric.Place, "P313", ("name", metric.Name));
        }
    }

    private void CheckThings(Metric metric, Keys keys)
    {
        if (keys["having"] is { } having && metric.Verb is not (Verb.Count { Field: not null } or Verb.CountUnits))
        {
            mistakes.Add(having.Place, "P209h", ("name", metric.Name));
        }

        if (keys["per"] is { } per && metric.Verb is not Verb.OfEach)
        {
            mistakes.Add(per.Place, "P209p", ("name", metric.Name));
        }

        if (metric.Verb is Verb.OfEach && metric.Per.IsEmpty)
        {
            mistakes.Add(metric.Place, "P108", ("word", "per"), ("where", metric.Name));
        }

        if (metric.Verb is Verb.Count { Fact: "partner" } && metric.Across is null)
        {
            mistakes.Add(metric.Place, "P108", ("word", "across"), ("where", metric.Name));
        }
    }

    private Verb? ReadVerb(string verb, Keys keys, Unit unit) => verb switch
    {
        "sum" => Sum(keys),
        "count" => Count(keys["count"]!),
        "highest" or "lowest" or "latest" or "median" or "percentile" => Picked(verb, keys),
        "share" => One(keys["share"]) is { } part && Other(keys, "of") is { } whole ? new Verb.Share(part, whole) : null,
        "rank_of" => _shapes.Rank(keys),
        "score" => _shapes.Score(keys["score"]!),
        "roles" => _shapes.Roles(keys),
        "amount" => Amount(keys),
        _ => Growth(keys, verb, unit),
    };

    private Verb.Amount? Amount(Keys keys)
    {
        var each = Scalars.Text(keys["for_each"], "a fact like sale", mistakes);
        if (each is not null && !Kinds.Things.Phrases.Contains(each))
        {
            Keys.Unknown((Scalar)keys["for_each"]!, Kinds.Things.Phrases, "facts", mistakes);
            return null;
        }

        return new Verb.Amount(new StepReader(symbols, mistakes).Read(keys["amount"], each, isMoney: false), each);
    }

    private Verb? Sum(Keys keys)
    {
        if (keys["sum"] is ListNode)
        {
            return new Verb.SumFigures(Figures(keys["sum"]), Figures(keys["less"]));
        }

        return Scalars.Text(keys["sum"], "a field like sale.net, a figure with per, or a list of figures", mistakes) is not { } path ? null
            : path.Contains('.', StringComparison.Ordinal) && symbols.Find(path) is null
                ? Field(keys["sum"]!, path) is { } field ? new Verb.SumField(field.Fact, field.Name) : null
                : One(keys["sum"]) is { } figure ? new Verb.OfEach(figure, Pick.Sum, Rational.Zero) : null;
    }

    // A field, a list of figures, or one figure of each thing of per.
    private Verb? Picked(string verb, Keys keys)
    {
        var (pick, share) = (Enum.Parse<Pick>(verb, ignoreCase: true), Rational.Zero);
        var node = keys[verb]!;
        if (pick == Pick.Percentile)
        {
            var percent = Scalars.Text(node, "a percentage like 90%", mistakes) is { } text ? Scalars.Quantity(text) : null;
            if (percent is not { Unit: Unit.Percent } found)
            {
                Scalars.Wrong(node, "a percentage like 90%", mistakes);
                return null;
            }

            (share, node) = (found.Value, keys["of"] ?? node);
        }

        if (node is ListNode)
        {
            return Figures(node) is { IsEmpty: false } of ? new Verb.Extreme(of, pick == Pick.Highest) : null;
        }

        var path = (node as Scalar)?.Text ?? "";
        if (path.Contains('.', StringComparison.Ordinal) && symbols.Find(path) is null)
        {
            return Field(node, path) is { } field ? new Verb.OfField(field.Fact, field.Name, pick, share) : null;
        }

        return One(node) is { } figure ? new Verb.OfEach(figure, pick, share) : null;
    }

    private (string Fact, string Name)? Field(Node node, string path)
    {
        if (path.Split('.', 2) is [var fact, var field] && symbols.FieldOf(fact, field) is { } subject && Symbols.UnitOf(subject) is not null)
        {
            return (fact, field);
        }

        mistakes.Add(node.Place, "P205", ("field", path), ("known", "sale.net, sale.quantity"));
        return null;
    }

    private Verb? Count(Node node)
    {
        var path = Scalars.Text(node, "a fact or one of its fields, like sale.customer, or a unit of time", mistakes);
        if (path is not null && WhenText.UnitOf(path) is { } unit)
        {
            return new Verb.CountUnits(unit);
        }

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

        var against = Scalars.Text(keys["against"], "a year earlier, the period before, or a figure", mistakes) is { } text ? _shapes.Against(text) : null;
        if (against is null)
        {
            mistakes.Add((keys["against"] ?? keys[verb]!).Place, "P309a", ("name", of));
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

    private ImmutableArray<string> Figures(Node? node) => _shapes.Figures(node);
}
