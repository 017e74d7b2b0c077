using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data.Rows;

namespace Palier.Data;

/// <summary>Facts to rows and back; a row made from a fact has no moment yet.</summary>
public static class RowMapping
{
    /// <summary>Named values as they stand in one column; null when there are none.</summary>
    public static string? Text(System.Collections.Immutable.ImmutableSortedDictionary<string, string> fields) => RowText.Of(fields);

    public static OrganisationRow Row(Partner p) => new()
    {
        Id = p.Id, Name = p.Name, Country = p.Country, Kind = p.Kind, City = p.City, Region = p.Region, Segment = p.Segment,
        Parent = p.Parent, Marks = RowText.Of(p.Marks),
    };

    public static Partner Fact(OrganisationRow r) => new()
    {
        Id = r.Id, Name = r.Name, Country = r.Country, Kind = r.Kind, City = r.City, Region = r.Region, Segment = r.Segment,
        Parent = r.Parent, Marks = RowText.Words(r.Marks),
    };

    public static PersonRow Row(Person p) => new() { Id = p.Id, Name = p.Name, Role = p.Role, Country = p.Country };

    public static Person Fact(PersonRow r) => new() { Id = r.Id, Name = r.Name, Role = r.Role, Country = r.Country };

    public static CustomerRow Row(Customer c) => new()
    {
        Id = c.Id, Name = c.Name, Country = c.Country, Market = c.Market, Segment = c.Segment, State = c.State, FirstSoldOn = c.FirstSoldOn,
    };

    public static Customer Fact(CustomerRow r) => new()
    {
        Id = r.Id, Name = r.Name, Country = r.Country, Market = r.Market, Segment = r.Segment, State = r.State, FirstSoldOn = r.FirstSoldOn,
    };

    public static EmploymentRow Row(Employment e) => new() { Person = e.Person, Partner = e.Partner, From = e.From, Until = e.Until };

    public static Employment Fact(EmploymentRow r) => new() { Person = r.Person, Partner = r.Partner, From = r.From, Until = r.Until, Known = Known(r) };

    public static CertificateRow Row(Certificate c) => new()
    {
        Person = c.Person, Name = c.Name, Grade = c.Grade, Area = c.Area, Version = c.Version, PassedOn = c.PassedOn, Until = c.Until,
    };

    public static Certificate Fact(CertificateRow r) => new()
    {
        Person = r.Person, Name = r.Name, Grade = r.Grade, Area = r.Area, Version = r.Version, PassedOn = r.PassedOn, Until = r.Until, Known = Known(r),
    };

    public static SalesLineRow Row(SalesLine s) => new()
    {
        Partner = s.Partner, Key = s.Key, Type = s.Type, Corrects = s.Corrects, Net = s.Net.TenThousandths, Currency = s.Net.Currency.Code,
        Quantity = s.Quantity, OrderedOn = s.OrderedOn, SoldOn = s.SoldOn, InvoicedOn = s.InvoicedOn, PaidOn = s.PaidOn, Product = s.Product,
        Area = s.Area, Family = s.Family, Kind = s.Kind, Source = s.Source, Customer = s.Customer, Deal = s.Deal, Subscription = s.Subscription,
        Country = s.Country, Marks = RowText.Of(s.Marks), Fields = RowText.Of(s.Fields),
    };

    public static SalesLine Fact(SalesLineRow r) => new()
    {
        Partner = r.Partner, Key = r.Key, Type = r.Type, Corrects = r.Corrects, Net = new LineAmount(r.Net, Currency.Of(r.Currency)),
        Quantity = r.Quantity, OrderedOn = r.OrderedOn, SoldOn = r.SoldOn, InvoicedOn = r.InvoicedOn, PaidOn = r.PaidOn, Product = r.Product,
        Area = r.Area, Family = r.Family, Kind = r.Kind, Source = r.Source, Customer = r.Customer, Deal = r.Deal, Subscription = r.Subscription,
        Country = r.Country, Marks = RowText.Words(r.Marks), Fields = RowText.Fields(r.Fields), Known = Known(r),
    };

    public static InvoiceRow Row(Invoice i) => new()
    {
        Id = i.Id, Partner = i.Partner, Open = i.Open.TenThousandths, Currency = i.Open.Currency.Code, DueOn = i.DueOn, PaidOn = i.PaidOn,
    };

    public static Invoice Fact(InvoiceRow r) => new()
    {
        Id = r.Id, Partner = r.Partner, Open = new LineAmount(r.Open, Currency.Of(r.Currency)), DueOn = r.DueOn, PaidOn = r.PaidOn, Known = Known(r),
    };

    public static AssertedFactRow Row(AssertedFact a) => new()
    {
        Partner = a.Partner, What = a.What, Value = a.Value, From = a.From, Until = a.Until, By = a.By, Evidence = a.Evidence,
    };

    public static AssertedFact Fact(AssertedFactRow r) => new()
    {
        Partner = r.Partner, What = r.What, Value = r.Value, From = r.From, Until = r.Until, By = r.By, Evidence = r.Evidence, Known = Known(r),
    };

    public static EnrolmentRow Row(Enrolment e) => new()
    {
        Partner = e.Partner, Programme = e.Programme, AcceptedOn = e.AcceptedOn, From = e.From, Until = e.Until,
    };

    public static Enrolment Fact(EnrolmentRow r) => new()
    {
        Partner = r.Partner, Programme = r.Programme, AcceptedOn = r.AcceptedOn, From = r.From, Until = r.Until, Known = Known(r),
    };

    public static LevelOverrideRow Row(LevelOverride o) => new()
    {
        Partner = o.Partner, Programme = o.Programme, Level = o.Level, From = o.From, Until = o.Until, Reason = o.Reason, By = o.By,
    };

    public static LevelOverride Fact(LevelOverrideRow r) => new()
    {
        Partner = r.Partner, Programme = r.Programme, Level = r.Level, From = r.From, Until = r.Until, Reason = r.Reason, By = r.By, Known = Known(r),
    };

    public static BroughtLevelRow Row(BroughtLevel b) => new() { Partner = b.Partner, Programme = b.Programme, Level = b.Level };

    public static BroughtLevel Fact(BroughtLevelRow r) => new() { Partner = r.Partner, Programme = r.Programme, Level = r.Level, Known = Known(r) };

    public static RefusalRow Row(Refusal f) => new() { Partner = f.Partner, Programme = f.Programme, On = f.On, Reason = f.Reason };

    public static Refusal Fact(RefusalRow r) => new() { Partner = r.Partner, Programme = r.Programme, On = r.On, Reason = r.Reason, Known = Known(r) };

    public static HoldReleaseRow Row(HoldRelease h) => new() { Partner = h.Partner, Programme = h.Programme, Hold = h.Hold, On = h.On, By = h.By };

    public static HoldRelease Fact(HoldReleaseRow r) => new() { Partner = r.Partner, Programme = r.Programme, Hold = r.Hold, On = r.On, By = r.By, Known = Known(r) };

    public static PlacedHoldRow Row(PlacedHold h) => new()
    {
        Number = h.Number, Partner = h.Partner, Programme = h.Programme, Reason = h.Reason, From = h.From, Until = h.Until, By = h.By,
    };

    public static PlacedHold Fact(PlacedHoldRow r) => new()
    {
        Number = r.Number, Partner = r.Partner, Programme = r.Programme, Reason = r.Reason, From = r.From, Until = r.Until, By = r.By, Known = Known(r),
    };

    public static OccurrenceRow Row(Occurrence o) => new()
    {
        Kind = o.Kind, Key = o.Key, Partner = o.Partner, Currency = o.Currency.Code, Fields = RowText.Of(o.Fields), Marks = RowText.Of(o.Marks),
    };

    public static Occurrence Fact(OccurrenceRow r) => new()
    {
        Kind = r.Kind, Key = r.Key, Partner = r.Partner, Currency = CurrencyOf(r.Currency), Fields = RowText.Fields(r.Fields), Marks = RowText.Words(r.Marks), Known = Known(r),
    };

    public static BelongingRow Row(Belonging b) => new() { Partner = b.Partner, Parent = b.Parent, From = b.From };

    public static Belonging Fact(BelongingRow r) => new(r.Partner, r.Parent, r.From);

    public static TakeoverRow Row(Takeover t) => new() { Partner = t.Partner, Into = t.Into, On = t.On };

    public static Takeover Fact(TakeoverRow r) => new(r.Partner, r.Into, r.On);

    /// <summary>A movement in the books of a partner under a programme.</summary>
    public static MovementRow Row(Movement m, string programme, string partner) => new()
    {
        Programme = programme, Partner = partner, FromOwner = m.From.Owner, FromAccount = m.From.Name, ToOwner = m.To.Owner, ToAccount = m.To.Name,
        Minor = m.Amount.Minor, Currency = m.Amount.Currency.Code, Day = m.On, Purpose = m.Of.Purpose, Name = m.Of.Name,
        PeriodFrom = m.Of.Period.From, PeriodUntil = m.Of.Period.Until, PartOwner = m.Of.Part.Owner, PartAccount = m.Of.Part.Name,
        Number = m.Of.Number, Version = m.Version, Billed = m.Billed, Key = m.Key,
    };

    public static Movement Fact(MovementRow r) => new(
        new Account(r.FromOwner, r.FromAccount), new Account(r.ToOwner, r.ToAccount), new Money(r.Minor, CurrencyOf(r.Currency)), r.Day,
        new Matter(r.Purpose, r.Name, new Period(r.PeriodFrom, r.PeriodUntil), new Account(r.PartOwner, r.PartAccount), r.Number), r.Version, r.Billed);

    /// <summary>A currency by its code, or a unit beside money by its name.</summary>
    public static Currency CurrencyOf(string code) => Currency.Find(code) ?? Currency.OfUnit(code);

    private static Known Known(FactRow r) => new(DateTime.SpecifyKind(r.KnownAt, DateTimeKind.Utc), r.Sequence);
}
