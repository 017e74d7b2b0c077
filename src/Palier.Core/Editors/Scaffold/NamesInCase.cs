using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Cases;
using Palier.Core.Facts;

namespace Palier.Core.Editors.Scaffold;

/// <summary>
/// What partners, customers, people and facts are called in a case: as they are known, or by neutral names that sort as their own ones
/// do, so that whatever is decided by the order of names stays the same. The partner in question is always called <c>partner</c>.
/// </summary>
internal sealed class NamesInCase
{
    private static readonly string[] PartnerFields = ["reseller", "distributor"];
    private static readonly string[] PeopleFields = ["person", "seller", "engineer"];
    private static readonly string[] KeyFields = ["deal", "subscription", "request", "activity", "matches", "replaces"];

    private readonly string _partner;
    private readonly bool _neutral;
    private readonly ImmutableSortedDictionary<string, string> _partners;
    private readonly ImmutableSortedDictionary<string, string> _customers;
    private readonly ImmutableSortedDictionary<string, string> _people;
    private readonly ImmutableSortedDictionary<string, string> _keys;

    public NamesInCase(string partner, bool neutral, IReadOnlyCollection<PartnerFacts> everyone, Population population)
    {
        (_partner, _neutral) = (partner, neutral);
        _partners = Numbered("partner", everyone.SelectMany(p => Partners(p)).Concat(population.Belongings.SelectMany(b => new[] { b.Partner, b.Parent }))
            .Concat(population.Takeovers.SelectMany(t => new[] { t.Partner, t.Into })).Where(p => p != partner));
        _customers = Numbered("customer", everyone.SelectMany(p => p.Sales.Select(s => s.Customer).Concat(p.Customers.Select(c => c.Id)).Concat(p.Occurrences.Select(o => o.Word("customer")))));
        _people = Numbered("person", everyone.SelectMany(People));
        _keys = Numbered("fact", everyone.SelectMany(Keys));
    }

    /// <summary>A partner in a table; null for the one that the case is about.</summary>
    public string? Other(string? partner) => partner == _partner ? null : Partner(partner);

    public string? Partner(string? partner) => partner == _partner ? FactRows.ThePartner : Of(_partners, partner);

    public string? Customer(string? customer) => Of(_customers, customer);

    public string? Person(string? person) => Of(_people, person);

    /// <summary>The key of a fact: of a line, a deal, a bill.</summary>
    public string? Key(string? key) => Of(_keys, key);

    /// <summary>Whoever stated or decided something.</summary>
    public string? By(string by) => _neutral ? null : by;

    /// <summary>The value of a field of a fact, which may be such a name.</summary>
    public string? Field(string field, string? value) =>
        field == "customer" ? Customer(value) : PeopleFields.Contains(field) ? Person(value) : PartnerFields.Contains(field) ? Partner(value)
        : KeyFields.Contains(field) ? Key(value) : value;

    private static IEnumerable<string?> Partners(PartnerFacts of) =>
        of.EmploymentsElsewhere.Select(e => e.Partner).Append(of.Partner.Id).Append(of.Partner.Parent)
            .Concat(of.Sales.SelectMany(s => PartnerFields.Select(f => s.Fields.GetValueOrDefault(f))));

    private static IEnumerable<string?> People(PartnerFacts of) =>
        of.Employments.Select(e => e.Person).Concat(of.EmploymentsElsewhere.Select(e => e.Person)).Concat(of.Certificates.Select(c => c.Person)).Concat(of.People.Select(p => p.Id))
            .Concat(of.Occurrences.SelectMany(o => PeopleFields.Select(f => o.Fields.GetValueOrDefault(f))));

    private static IEnumerable<string?> Keys(PartnerFacts of) =>
        of.Sales.SelectMany(s => new[] { s.Key, s.Corrects, s.Deal, s.Subscription }).Concat(of.Occurrences.Select(o => o.Key)).Concat(of.Invoices.Select(i => i.Id));

    private static ImmutableSortedDictionary<string, string> Numbered(string noun, IEnumerable<string?> ids)
    {
        var sorted = ids.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var digits = sorted.Count.ToString(CultureInfo.InvariantCulture).Length;
        return sorted.Select((id, i) => (id, name: $"{noun}-{(i + 1).ToString($"D{digits}", CultureInfo.InvariantCulture)}"))
            .ToImmutableSortedDictionary(n => n.id, n => n.name, StringComparer.Ordinal);
    }

    private string? Of(ImmutableSortedDictionary<string, string> names, string? id) => _neutral && id is not null ? names.GetValueOrDefault(id, id) : id;
}
