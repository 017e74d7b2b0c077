using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Cases;

/// <summary>Gathers the facts of a case by partner: the one it is about and any others that its tables name.</summary>
internal sealed class PopulationOfCase(Programme programme, Period period, Mistakes mistakes)
{
    private readonly FactRows _rows = new(programme, period, mistakes);
    private readonly SortedDictionary<string, PartnerFacts> _partners = new(StringComparer.Ordinal);
    private readonly List<Belonging> _belongings = [];
    private readonly List<Takeover> _takeovers = [];
    private readonly SortedDictionary<string, List<(DateOnly, Rational)>> _rates = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<DateOnly>> _holidays = new(StringComparer.Ordinal);

    /// <summary>Puts the facts of a table to those of the partners that its rows name.</summary>
    public void Add(string table, Node node)
    {
        var rows = FactTable.Read(node, mistakes).Rows;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = new Row(rows[i]);
            if (!AddBeside(table, new RowReading(row, programme, mistakes, node.Place)))
            {
                var id = (table == FactRows.ThePartner ? rows[i].GetValueOrDefault("id") : rows[i].GetValueOrDefault("partner")) ?? FactRows.ThePartner;
                _partners[id] = _rows.Add(Of(id), table, row, i, node.Place);
            }
        }
    }

    public PartnerFacts Of(string partner) => _partners.GetValueOrDefault(partner)
        ?? new PartnerFacts { Partner = new Partner { Id = partner, Name = partner, Country = "DE", Kind = "reseller" } };

    public void Set(string partner, PartnerFacts facts) => _partners[partner] = facts;

    /// <summary>Everyone, as the tables say.</summary>
    /// <param name="knownOn">The day at whose end the case looks: what became known later is not there yet. Everything when null.</param>
    public Population Whole(DateOnly? knownOn)
    {
        _partners.TryAdd(FactRows.ThePartner, Of(FactRows.ThePartner));
        var common = new CommonFacts
        {
            Rates = new ReferenceRates(_rates.ToImmutableSortedDictionary(r => r.Key, r => new Dated<Rational>([.. r.Value.OrderBy(e => e.Item1)]), StringComparer.Ordinal)),
            Calendars = _holidays.ToImmutableSortedDictionary(h => h.Key, h => new WorkingDays([.. h.Value]), StringComparer.Ordinal),
        };
        var working = _partners.Values.SelectMany(p => Employed(p)).ToList();
        var whole = _partners.Values.Select(p => p with
        {
            Common = common,
            Employments = [.. working.Where(e => e.Partner == p.Partner.Id)],
            EmploymentsElsewhere = [.. working.Where(e => e.Partner != p.Partner.Id)],
        });
        return new Population([.. knownOn is { } on ? whole.Select(p => AsKnown.Before(p, AsKnown.EndOf(on, programme.TimeZone))) : whole], [.. _belongings], [.. _takeovers]);
    }

    // Who holds a certificate or is listed as a person works for the partner from the beginning, unless the case says where that person works.
    private IEnumerable<Employment> Employed(PartnerFacts facts)
    {
        var said = _partners.Values.SelectMany(p => p.Employments).Select(e => e.Person).ToHashSet(StringComparer.Ordinal);
        return facts.Employments.Concat(facts.Certificates.Select(c => c.Person).Concat(facts.People.Select(p => p.Id)).Distinct(StringComparer.Ordinal)
            .Where(p => !said.Contains(p)).Select(p => new Employment { Person = p, Partner = facts.Partner.Id, From = DateOnly.MinValue }));
    }

    private bool AddBeside(string table, RowReading row)
    {
        switch (table)
        {
            case "belongs":
                _belongings.Add(new Belonging(row["partner"] ?? FactRows.ThePartner, row["parent"], row.Day("from") ?? DateOnly.MinValue));
                return true;
            case "takeover":
                _takeovers.Add(new Takeover(row.Text("partner"), row["into"] ?? FactRows.ThePartner, row.Day("on") ?? period.From));
                return true;
            case "rate":
                (_rates.TryGetValue(row.Text("currency"), out var rates) ? rates : _rates[row.Text("currency")] = []).Add((row.Day("on") ?? period.From, row.Number("per_euro")));
                return true;
            case "holiday":
                (_holidays.TryGetValue(row.Text("country"), out var days) ? days : _holidays[row.Text("country")] = []).Add(row.Day("on") ?? period.From);
                return true;
            default:
                return false;
        }
    }
}
