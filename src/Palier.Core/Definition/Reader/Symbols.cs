using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>
/// The names that a text defines, with what each stands for. Collected before anything else is read, because a text may use a name before the line that defines it.
/// </summary>
internal sealed class Symbols
{
    private readonly Dictionary<string, Node> _metrics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Subject?> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Subject> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Subject> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _carried = new(StringComparer.Ordinal);
    private readonly HashSet<string> _bonuses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _counting = new(StringComparer.Ordinal);

    public HashSet<string> Lists { get; } = new(StringComparer.Ordinal);

    public List<string> Levels { get; } = [];

    /// <summary>The wallets; <c>cash</c> is there without being listed.</summary>
    public HashSet<string> Wallets { get; } = new(StringComparer.Ordinal) { Wallet.Cash };

    /// <summary>The names of what gives something: benefits, requests, bonuses, wallets.</summary>
    public HashSet<string> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>The month in which the programme's years begin.</summary>
    public int YearStarts { get; private set; } = 1;

    public IEnumerable<string> Names => _metrics.Keys.Concat(_facts.Keys).Concat(_bonuses).Concat(Fields.OfPartner.Keys);

    public static Symbols Of(MapNode text, Mistakes mistakes)
    {
        var symbols = new Symbols { YearStarts = YearStart(text["year_starts"], mistakes) };
        foreach (var list in EntriesOf(text["lists"]))
        {
            symbols.Lists.Add(list.Key.Text);
        }

        foreach (var fact in EntriesOf(text["facts"]))
        {
            symbols.AddFact(fact);
        }

        foreach (var metric in EntriesOf(text["metrics"]))
        {
            symbols._metrics[metric.Key.Text] = metric.Value;
        }

        symbols._bonuses.UnionWith(EntriesOf(text["bonuses"]).Select(e => e.Key.Text).Where(n => n != "stack"));
        symbols.Wallets.UnionWith(EntriesOf(text["wallets"]).Select(e => e.Key.Text));
        foreach (var section in new[] { "benefits", "requests", "bonuses", "wallets" })
        {
            symbols.Rules.UnionWith(EntriesOf(text[section]).Select(e => e.Key.Text));
        }

        symbols.Levels.AddRange(EntriesOf((text["levels"] as MapNode)?["ladder"]).Select(e => e.Key.Text));
        CheckUnique(text, mistakes);
        return symbols;
    }

    /// <summary>The levels that something is for, lowest first.</summary>
    public IEnumerable<string> LevelsOf(ForLevels? levels) => levels switch
    {
        ForLevels.AndAbove a => Levels.SkipWhile(l => l != a.Level),
        ForLevels.Listed l => Levels.Where(l.Levels.Contains),
        _ => Levels,
    };

    public WindowText Windows(Mistakes mistakes) => new(YearStarts, mistakes);

    public WhenText Times(Mistakes mistakes) => new(YearStarts, mistakes);

    /// <summary>What a name stands for, or null when the text does not define it.</summary>
    public Subject? Find(string name) =>
        _metrics.ContainsKey(name) ? UnitOf(name)
        : _facts.TryGetValue(name, out var fact) ? fact
        : _bonuses.Contains(name) ? Subject.Money
        : Fields.OfPartner.TryGetValue(name, out var partner) ? partner
        : name.Split('.') is [var score, _] && (_metrics.GetValueOrDefault(score) as MapNode)?["score"] is MapNode parts && parts[name[(score.Length + 1)..]] is not null ? Subject.Points
        : null;

    /// <summary>The field of a fact, also a declared column, or null.</summary>
    public Subject? FieldOf(string fact, string field) =>
        Fields.OfFact.TryGetValue(fact, out var fields) && fields.TryGetValue(field, out var subject) ? subject
        : _columns.TryGetValue($"{fact}.{field}", out var column) ? column
        // No rule may use it, and that is what is said of it, not that it is unknown.
        : fact == "sale" && field == Analysis.ResalePrice.Field ? Subject.Money
        : null;

    /// <summary>The words that a declared column may carry; empty where any may stand.</summary>
    public ImmutableArray<string> CarriedBy(string fact, string field) => _carried.GetValueOrDefault($"{fact}.{field}", []);

    public IEnumerable<string> FieldsOf(string fact) =>
        (Fields.OfFact.TryGetValue(fact, out var fields) ? fields.Keys : [])
        .Concat(_columns.Keys.Where(c => c.StartsWith(fact + ".", StringComparison.Ordinal)).Select(c => c[(fact.Length + 1)..]));

    /// <summary>The unit of a field, also of a declared column; a plain number where it has none.</summary>
    public static Unit UnitOfField(Programme programme, string fact, string field) =>
        Fields.OfFact.TryGetValue(fact, out var fields) && fields.TryGetValue(field, out var subject) ? UnitOf(subject) ?? Unit.Number
        : programme.Columns.FirstOrDefault(c => c.Fact == fact && c.Name == field)?.Unit ?? Unit.Number;

    /// <summary>What a name stands for in a rule that runs for each fact of a kind: its fields have the kind in front.</summary>
    public Subject? Find(string name, string? thing) =>
        thing is not null && name.StartsWith(thing + ".", StringComparison.Ordinal) ? FieldOf(thing, name[(thing.Length + 1)..])
        : thing is not null && name.Contains('.', StringComparison.Ordinal) && FieldOf(thing, name) is { } related ? related
        : Find(name);

    public static Unit? UnitOf(Subject subject) => subject <= Subject.Points ? (Unit)subject : null;

    /// <summary>Every name whose figure is built on itself, directly or through others.</summary>
    public bool IsInRing(string metric) => UnitOf(metric) is null && _metrics.ContainsKey(metric);

    private static int YearStart(Node? node, Mistakes mistakes)
    {
        if (Scalars.Text(node, "a first of a month like 1 October", mistakes) is not { } text)
        {
            return 1;
        }

        if (MonthDay.Find(text) is { Day: 1 } first)
        {
            return first.Month;
        }

        Scalars.Wrong(node!, "a first of a month like 1 October", mistakes);
        return 1;
    }

    private static ImmutableArray<Entry> EntriesOf(Node? node) => node is MapNode map ? map.Entries : [];

    private static Subject? UnitWord(Node? node) => node is not Scalar s ? null : s.Text switch
    {
        "count" => Subject.Count,
        "money" => Subject.Money,
        "percent" => Subject.Percent,
        "points" => Subject.Points,
        _ => null,
    };

    private void AddFact(Entry fact)
    {
        if (fact.Key.Text.Contains('.', StringComparison.Ordinal))
        {
            _columns[fact.Key.Text] = UnitWord(fact.Value) ?? Subject.Word;
            _carried[fact.Key.Text] = fact.Value is ListNode words ? [.. words.Items.OfType<Scalar>().Select(w => w.Text)] : [];
        }
        else
        {
            _facts[fact.Key.Text] = UnitWord((fact.Value as MapNode)?["unit"]) ?? Subject.Met;
        }
    }

    private static void CheckUnique(MapNode text, Mistakes mistakes)
    {
        var seen = new Dictionary<string, Scalar>(StringComparer.Ordinal);
        foreach (var section in new[] { "lists", "facts", "metrics", "bonuses", "benefits", "requests", "holds" })
        {
            foreach (var entry in EntriesOf(text[section]))
            {
                if (entry.Key.Text is "level" or "partner" or "customer" or "sale" or "any" || !seen.TryAdd(entry.Key.Text, entry.Key))
                {
                    var first = seen.TryGetValue(entry.Key.Text, out var other) ? $"{other.Place.Line}" : "-";
                    mistakes.Add(entry.Key.Place, "P202", ("name", entry.Key.Text), ("first", first));
                }
            }
        }
    }

    private Subject? UnitOf(string metric)
    {
        if (_units.TryGetValue(metric, out var known))
        {
            return known;
        }

        if (!_counting.Add(metric))
        {
            return null;
        }

        var unit = _metrics[metric] is MapNode map ? UnitOf(map) : Subject.Number;
        _counting.Remove(metric);
        _units[metric] = unit;
        return unit;
    }

    private Subject? UnitOf(MapNode metric)
    {
        if (metric["count"] is not null || metric["rank_of"] is not null || metric["roles"] is not null)
        {
            return Subject.Count;
        }

        if (metric["score"] is not null)
        {
            return Subject.Points;
        }

        if (metric["amount"] is ListNode)
        {
            return UnitWord(metric["unit"]) ?? Subject.Number;
        }

        var inner = InnerNames(metric).Select(n => _metrics.ContainsKey(n) ? UnitOf(n) : Find(n) ?? Subject.Number).ToList();
        if (inner.Contains(null))
        {
            return null;
        }

        if (metric["share"] is not null || metric["growth_of"] is not null)
        {
            return Subject.Percent;
        }

        foreach (var verb in new[] { "sum", "highest", "lowest", "latest", "median" })
        {
            if (metric[verb] is Scalar { Text: var path } && path.Split('.') is [var fact, var field])
            {
                return FieldOf(fact, field) ?? Subject.Number;
            }
        }

        return inner.Count > 0 ? inner[0] : Subject.Number;
    }

    private static IEnumerable<string> InnerNames(MapNode metric)
    {
        foreach (var word in new[] { "same_as", "sum", "less", "highest", "lowest", "median", "share", "of", "growth_of", "increase_of", "against" })
        {
            switch (metric[word])
            {
                case Scalar s when !s.Text.Contains('.', StringComparison.Ordinal) && !s.Text.Contains(' ', StringComparison.Ordinal):
                    yield return s.Text;
                    break;
                case ListNode list:
                    foreach (var item in list.Items.OfType<Scalar>())
                    {
                        yield return item.Text;
                    }

                    break;
            }
        }
    }
}
