using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data.Rows;

namespace Palier.Data;

/// <summary>Facts to rows and back; a row made from a fact has no moment yet.</summary>
public static class RowMapping
{
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

    private static Known Known(FactRow r) => new(DateTime.SpecifyKind(r.KnownAt, DateTimeKind.Utc), r.Sequence);
}
