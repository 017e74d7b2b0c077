using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Definition.Reader;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Editors.Scaffold;

/// <summary>Writes facts as the tables of a case.</summary>
internal sealed class CaseTables
{
    private static readonly string[] ownColumnsOfSales =
        ["ordered_on", "sold_on", "invoiced_on", "paid_on", "net", "quantity", "product", "area", "family", "kind", "source", "customer", "deal", "subscription", "country", "marks"];

    private readonly CaseSubject _subject;
    private readonly FactsThatMatter _matter;
    private readonly ImmutableArray<PartnerFacts> _everyone;
    private readonly NamesInCase _names;
    private readonly DateOnly _opened;

    public CaseTables(CaseSubject subject, FactsThatMatter matter)
    {
        (_subject, _matter) = (subject, matter);
        _everyone = [.. subject.Everyone.All.Select(p => matter.Of(p, subject)).OrderBy(p => p.Partner.Id != subject.Partner)];
        _names = new NamesInCase(subject.Partner, subject.Pseudonyms, _everyone, subject.Everyone);
        // Reviews before the day on which taking part became known are decided with what was known then: of what was known by that day no review needs to know when.
        _opened = _everyone.SelectMany(p => p.Enrolments).Select(e => DayKnown(e.Known)).DefaultIfEmpty(DateOnly.MinValue).Min();
    }

    private Partner Own => _everyone[0].Partner;

    private string Zone => _subject.Programme.TimeZone;

    /// <summary>All tables in the order in which a reader wants them: who it is, who works there, what was sold, what else happened, what was decided.</summary>
    public IEnumerable<TableText> All() =>
        Partners().Concat(People()).Append(Sales()).Concat(Beside()).Concat(Decided()).Concat(Common()).OfType<TableText>();

    private DateOnly DayKnown(Known known) => AsKnown.DayOf(known, Zone);

    private string? KnownOn(Known known) => DayKnown(known) is var day && day <= _opened ? null : TableText.Day(day);

    private string? Asked(string word, string? value) => _matter.Words.IsPart(word) ? value : null;

    private List<(string? Of, T Fact)> Each<T>(Func<PartnerFacts, IEnumerable<T>> facts) => [.. _everyone.SelectMany(p => facts(p).Select(f => (_names.Other(p.Partner.Id), f)))];

    // Who comes first may decide, also among partners.
    private List<(string? Of, T Fact)> AsTheyCame<T>(Func<PartnerFacts, IEnumerable<T>> facts, Func<T, Known> known) => [.. Each(facts).OrderBy(f => known(f.Fact))];

    private IEnumerable<TableText?> Partners()
    {
        yield return TableText.Of("partner", _everyone.Select(p => p.Partner).ToList(),
            ("id", p => _names.Other(p.Id)), ("country", p => p.Country), ("kind", p => p.Kind), ("region", p => Asked("region", p.Region)),
            ("segment", p => Asked("segment", p.Segment)), ("parent", p => _everyone.Length == 1 ? null : _names.Partner(p.Parent)), ("marks", p => Asked("marks", TableText.Words(p.Marks))));
        yield return TableText.Of("belongs", _subject.Everyone.Belongings,
            ("partner", b => _names.Partner(b.Partner)), ("parent", b => _names.Partner(b.Parent)), ("from", b => TableText.Day(b.From)));
        yield return TableText.Of("takeover", _subject.Everyone.Takeovers,
            ("partner", t => _names.Partner(t.Partner)), ("into", t => _names.Partner(t.Into)), ("on", t => TableText.Day(t.On)));
        yield return TableText.Of("enrolled_in", Each(p => p.Enrolments),
            ("partner", e => e.Of), ("programme", e => e.Fact.Programme), ("accepted_on", e => TableText.Day(e.Fact.AcceptedOn)), ("from", e => TableText.Day(e.Fact.From)),
            ("until", e => TableText.Day(e.Fact.Until)), ("known_on", e => TableText.Day(DayKnown(e.Fact.Known))));
    }

    private IEnumerable<TableText?> People()
    {
        var employed = Each(p => p.Employments).Concat(_everyone.SelectMany(p => p.EmploymentsElsewhere).Where(e => _everyone.All(p => p.Partner.Id != e.Partner)).Distinct()
            .Select(e => (_names.Other(e.Partner), e))).ToList();
        yield return TableText.Of("employment", employed,
            ("person", e => _names.Person(e.Item2.Person)), ("partner", e => e.Item1), ("from", e => TableText.Day(e.Item2.From)), ("until", e => TableText.Day(e.Item2.Until)),
            ("known_on", e => KnownOn(e.Item2.Known)));
        yield return TableText.Of("person", Each(p => p.People),
            ("partner", p => p.Of), ("id", p => _names.Person(p.Fact.Id)), ("role", p => Asked("role", p.Fact.Role)), ("country", p => Asked("country", p.Fact.Country)));
        yield return TableText.Of("certificate", Each(p => p.Certificates),
            ("partner", c => c.Of), ("person", c => _names.Person(c.Fact.Person)), ("name", c => c.Fact.Name), ("grade", c => Asked("grade", c.Fact.Grade)),
            ("area", c => Asked("area", c.Fact.Area)), ("version", c => c.Fact.Version), ("passed_on", c => TableText.Day(c.Fact.PassedOn)), ("until", c => TableText.Day(c.Fact.Until)),
            ("known_on", c => KnownOn(c.Fact.Known)));
        yield return TableText.Of("customer", Each(p => p.Customers),
            ("partner", c => c.Of), ("id", c => _names.Customer(c.Fact.Id)), ("country", c => Asked("country", c.Fact.Country)), ("market", c => Asked("market", c.Fact.Market)),
            ("segment", c => Asked("segment", c.Fact.Segment)), ("state", c => Asked("state", c.Fact.State)), ("first_sold_on", c => Asked("first_sold_on", TableText.Day(c.Fact.FirstSoldOn))));
    }

    private TableText? Sales()
    {
        var day = (string name, DateOnly? value) => CountsOn(name) ? TableText.Day(value) : null;
        var lines = AsTheyCame(p => p.Sales, s => s.Known).Where(l => new[] { day("ordered_on", l.Fact.OrderedOn), day("sold_on", l.Fact.SoldOn), day("invoiced_on", l.Fact.InvoicedOn), day("paid_on", l.Fact.PaidOn) }
            .Any(d => d is not null)).ToList();
        return TableText.Of("sale", lines,
        [
            ("partner", l => l.Of), ("key", l => _names.Key(l.Fact.Key)), ("type", l => TypeOf(l.Fact.Type)), ("corrects", l => _names.Key(l.Fact.Corrects)),
            ("ordered_on", l => day("ordered_on", l.Fact.OrderedOn)), ("sold_on", l => day("sold_on", l.Fact.SoldOn)),
            ("invoiced_on", l => day("invoiced_on", l.Fact.InvoicedOn)), ("paid_on", l => day("paid_on", l.Fact.PaidOn)),
            ("net", l => TableText.Amount(l.Fact.Net)), ("currency", l => l.Fact.Net.Currency == _subject.Programme.Currency ? null : l.Fact.Net.Currency.Code),
            ("quantity", l => l.Fact.Quantity == 1 ? null : Asked("quantity", $"{l.Fact.Quantity}")), ("product", l => Asked("product", l.Fact.Product)),
            ("area", l => Asked("area", l.Fact.Area)), ("family", l => Asked("family", l.Fact.Family)), ("kind", l => Asked("kind", l.Fact.Kind)),
            ("source", l => Asked("source", l.Fact.Source)), ("customer", l => Asked("customer", _names.Customer(l.Fact.Customer))), ("deal", l => Asked("deal", _names.Key(l.Fact.Deal))),
            ("subscription", l => Asked("subscription", _names.Key(l.Fact.Subscription))), ("country", l => Asked("country", l.Fact.Country)),
            .. Others<SalesLine>("sale", l => l.Fields), ("marks", l => Asked("marks", TableText.Words(l.Fact.Marks))), ("known_on", l => KnownOn(l.Fact.Known)),
        ]);
    }

    // Where no text says which day of a line counts, each may.
    private bool CountsOn(string day) =>
        _subject.Texts.Any(t => t.Answers.CountsOn is null && t.Metrics.All(m => m.CountsOn is null)) || _matter.Words.IsPart(day);

    private static string? TypeOf(LineType type) => type switch
    {
        LineType.Return => "return",
        LineType.Correction => "correction",
        LineType.Payment => "payment",
        _ => null,
    };

    // Fields that the language or the text knows; a case may not name any other.
    private IEnumerable<(string Column, Func<(string? Of, T Fact), string?> Value)> Others<T>(string kind, Func<T, ImmutableSortedDictionary<string, string>> fields) =>
        Fields.OfFact[kind].Keys.Concat(_subject.Programme.Columns.Where(c => c.Fact == kind).Select(c => c.Name)).Distinct(StringComparer.Ordinal)
            .Except(kind == "sale" ? ownColumnsOfSales : [], StringComparer.Ordinal)
            .Select(f => (f, (Func<(string? Of, T Fact), string?>)(x => f == FactKinds.DayOfEvent(kind) ? fields(x.Fact).GetValueOrDefault(f) : Asked(f, _names.Field(f, fields(x.Fact).GetValueOrDefault(f))))));

    private IEnumerable<TableText?> Beside()
    {
        yield return TableText.Of("invoice", Each(p => p.Invoices),
            ("partner", i => i.Of), ("id", i => _names.Key(i.Fact.Id)), ("open", i => TableText.Amount(i.Fact.Open)), ("currency", i => i.Fact.Open.Currency == _subject.Programme.Currency ? null : i.Fact.Open.Currency.Code),
            ("due_on", i => TableText.Day(i.Fact.DueOn)), ("paid_on", i => TableText.Day(i.Fact.PaidOn)), ("known_on", i => KnownOn(i.Fact.Known)));
        foreach (var kind in AsTheyCame(p => p.Occurrences, o => o.Known).Where(o => Fields.OfFact.ContainsKey(o.Fact.Kind)).GroupBy(o => o.Fact.Kind, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            yield return TableText.Of(kind.Key, kind.ToList(),
            [
                ("partner", o => o.Of), ("key", o => _names.Key(o.Fact.Key)), ("currency", o => o.Fact.Currency == _subject.Programme.Currency ? null : o.Fact.Currency.Code),
                .. Others<Occurrence>(kind.Key, o => o.Fields), ("marks", o => Asked("marks", TableText.Words(o.Fact.Marks))), ("known_on", o => KnownOn(o.Fact.Known)),
            ]);
        }

        yield return TableText.Of("asserted", Each(p => p.Asserted),
            ("partner", a => a.Of), ("what", a => a.Fact.What), ("value", a => a.Fact.Value), ("from", a => TableText.Day(a.Fact.From)), ("until", a => TableText.Day(a.Fact.Until)),
            ("by", a => _names.By(a.Fact.By)), ("known_on", a => KnownOn(a.Fact.Known)));
    }

    private IEnumerable<TableText?> Decided()
    {
        var own = _everyone[0];
        yield return TableText.Of("override", own.Overrides,
            ("level", o => o.Level), ("from", o => TableText.Day(o.From)), ("until", o => TableText.Day(o.Until)), ("reason", o => _names.By(o.Reason)), ("by", o => _names.By(o.By)),
            ("known_on", o => KnownOn(o.Known)));
        yield return TableText.Of("brought", own.Brought, ("programme", b => b.Programme), ("level", b => b.Level), ("known_on", b => KnownOn(b.Known)));
        yield return TableText.Of("refusal", own.Refusals, ("on", r => TableText.Day(r.On)), ("known_on", r => KnownOn(r.Known)));
        yield return TableText.Of("release", own.Releases, ("hold", r => r.Hold), ("on", r => TableText.Day(r.On)), ("by", r => _names.By(r.By)), ("known_on", r => KnownOn(r.Known)));
    }

    private IEnumerable<TableText?> Common()
    {
        var common = _everyone[0].Common;
        yield return TableText.Of("rate", RatesThatMatter.Of(_subject, _everyone, common.Rates),
            ("on", r => TableText.Day(r.On)), ("currency", r => r.Currency), ("per_euro", r => r.PerEuro.ToString()));
        var calendars = _subject.Texts.Select(t => t.Answers.WorkingDays).OfType<string>().Select(w => w == "partner.country" ? Own.Country : w).Distinct(StringComparer.Ordinal)
            .SelectMany(c => common.CalendarOf(c).Holidays.Where(d => !(d < _matter.From?.AddYears(-1))).Select(d => (Country: c, On: d))).ToList();
        yield return TableText.Of("holiday", calendars, ("country", h => h.Country), ("on", h => TableText.Day(h.On)));
    }
}
