using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Cases;

/// <summary>Understands what a case gives: names of the programme, words of the partner, tables of facts.</summary>
internal sealed class WorldOfCase(Programme programme, Mistakes mistakes)
{
    private readonly ImmutableSortedDictionary<string, Quantity?>.Builder _figures = ImmutableSortedDictionary.CreateBuilder<string, Quantity?>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, Dated<Quantity?>>.Builder _overTime = ImmutableSortedDictionary.CreateBuilder<string, Dated<Quantity?>>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, string>.Builder _words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
    private ImmutableArray<Enrolment> _enrolments = [];
    private Period? _period;
    private string _vendor = "vendor";
    private DateOnly? _day;
    private DateOnly? _knownOn;

    public CaseWorld Read(MapNode? given)
    {
        foreach (var entry in given?.Entries ?? [])
        {
            One(entry);
        }

        var period = _period ?? Calendar.PeriodOf(programme.Bonuses.IsEmpty ? Cadence.Quarter : programme.Bonuses[0].Every, _day ?? programme.From, programme.YearStarts);
        var gathered = new PopulationOfCase(programme, period, mistakes);
        foreach (var table in (given?.Entries ?? []).Where(e => FactRows.IsTable(e.Key.Text)))
        {
            gathered.Add(table.Key.Text, table.Value);
        }

        var own = gathered.Of(FactRows.ThePartner);
        own = own with { Enrolments = own.Enrolments.AddRange(_enrolments) };
        foreach (var table in StandingCases.Tables)
        {
            own = given?[table] is { } node ? StandingCases.Add(own, table, FactTable.Read(node, mistakes), programme) : own;
        }

        gathered.Set(FactRows.ThePartner, own);
        var day = _day ?? period.LastDay;
        var everyone = gathered.Whole(_knownOn);
        var facts = everyone.MemberFacts(programme, everyone.Find(FactRows.ThePartner)!, day);
        return new CaseWorld(
            new Given { Figures = _figures.ToImmutable(), Words = _words.ToImmutable(), OverTime = _overTime.ToImmutable() }, facts, everyone, period, day)
        {
            Standing = StandingCases.Given(given, programme, mistakes),
            DayIsGiven = _day is not null,
            Vendor = _vendor,
            With = given?["with"] switch { ListNode list => [.. list.Items.Select(TextOf)], { } one => [TextOf(one)], _ => null },
        };
    }

    private static string TextOf(Node node) => (node as Scalar)?.Text ?? "";

    private void One(Entry entry)
    {
        var (name, text) = (entry.Key.Text, TextOf(entry.Value));
        if (FactRows.IsTable(name) || StandingCases.Tables.Contains(name) || name == "with" || (name is "level" or "level.reached" && entry.Value is MapNode))
        {
            return;
        }

        switch (name)
        {
            case "period":
                _period = Period.Find(text) ?? Wrong<Period?>(entry.Value, "a period like 2025-Q3");
                break;
            case "known_on":
                _knownOn = CaseValues.Day(text) ?? Wrong<DateOnly?>(entry.Value, "a day like 2025-07-01");
                break;
            case "day":
                _day = CaseValues.Day(text) ?? Wrong<DateOnly?>(entry.Value, "a day like 2025-07-01");
                break;
            case "vendor":
                _vendor = text;
                break;
            case "enrolled":
                var from = CaseValues.Day(text) ?? Wrong<DateOnly?>(entry.Value, "a day like 2025-07-01") ?? default;
                _enrolments = [new Enrolment { Partner = FactRows.ThePartner, Programme = programme.Name, AcceptedOn = from, From = from }];
                break;
            default:
                Named(entry, name, text);
                break;
        }
    }

    // A figure that changes: its value from each day on.
    private Dated<Quantity?> OverTime(MapNode map, Unit unit)
    {
        var entries = ImmutableArray.CreateBuilder<(DateOnly, Quantity?)>();
        foreach (var entry in map.Entries)
        {
            var from = CaseValues.Day(entry.Key.Text) ?? Period.Find(entry.Key.Text)?.From;
            if (from is not { } day)
            {
                Wrong<DateOnly?>(entry.Key, "a day like 2025-07-01, or a period");
                continue;
            }

            var text = TextOf(entry.Value);
            entries.Add((day, text == "none" ? null : CaseValues.Quantity(text, unit) ?? NoFigure(entry.Value, unit)));
        }

        return new Dated<Quantity?>([.. entries.OrderBy(e => e.Item1)]);
    }

    private Quantity? NoFigure(Node node, Unit unit)
    {
        mistakes.Add(node.Place, "P105f", ("unit", $"{unit}"), ("value", Keys.Shown(node)));
        return null;
    }

    private T? Wrong<T>(Node node, string expected)
    {
        mistakes.Add(node.Place, "P105", ("expected", expected), ("value", Keys.Shown(node)));
        return default;
    }

    private void Named(Entry entry, string name, string text)
    {
        var unit = programme.FindMetric(name)?.Unit ?? programme.FindFact(name)?.Unit
            ?? (name == "enrolment.quarters" ? Unit.Count : programme.FindBonus(name) is not null ? Unit.Money : null);
        if (unit is { } overTime && entry.Value is MapNode dated)
        {
            _overTime[name] = OverTime(dated, overTime);
        }
        else if (unit is { } known)
        {
            _figures[name] = text == "none" ? null : CaseValues.Quantity(text, known) ?? NoFigure(entry.Value, known);
        }
        else if (programme.FindFact(name) is not null || IsGroup(name))
        {
            _words[name] = text is "met" or "not met" ? text : Wrong<string>(entry.Value, "met or not met") ?? "";
        }
        else if (name == "level" && programme.Ladder?.Find(text) is null)
        {
            Keys.Unknown((Scalar)entry.Value, programme.Ladder?.Levels.Select(l => l.Name) ?? [], "levels", mistakes);
        }
        else if (name.StartsWith("partner.", StringComparison.Ordinal) || name == "level" || AsksElsewhere(name))
        {
            _words[name] = text;
        }
        else
        {
            var names = programme.Metrics.Select(m => m.Name).Concat(programme.Facts.Select(f => f.Name)).Concat(["level", "period", "day", "known_on", "enrolled", "vendor"]).Concat(FactRows.Besides).Concat(Definition.Reader.Fields.OfFact.Keys);
            Keys.Unknown(entry.Key, names, "given", mistakes);
        }
    }

    private IEnumerable<Condition> AllConditions() =>
        (programme.Ladder?.Levels.Select(l => l.Requires) ?? [])
        .Concat(programme.Bonuses.Select(b => b.Requires))
        .Concat(programme.Bonuses.SelectMany(b => b.Except.Select(e => e.When)))
        .Concat(programme.Membership is { } m ? [m.Requires] : []);

    private bool AsksElsewhere(string name) =>
        AllConditions().SelectMany(Conditions.TestsOf).Any(t => t.Name == name && t.Test is Test.LevelLimit or Test.Held && t.Name == name);

    private bool IsGroup(string name) => AllConditions().Any(c => HasGroup(c, name));

    private static bool HasGroup(Condition condition, string name) => condition switch
    {
        Condition.Group g => g.Name == name || HasGroup(g.Inside, name),
        Condition.All all => all.Of.Any(c => HasGroup(c, name)),
        Condition.SomeOf some => some.Of.Any(c => HasGroup(c, name)),
        _ => false,
    };
}
