using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>Tests fields of facts: the <c>where</c> of metrics.</summary>
internal sealed class FactTests(Programme programme, ImmutableArray<Customer> customers)
{
    private readonly Dictionary<string, Customer> _customers = customers.ToDictionary(c => c.Id, StringComparer.Ordinal);

    /// <summary>A field of a sales line as a word, or null where the line has none.</summary>
    public static string? WordOf(SalesLine line, string field) => field switch
    {
        "product" => line.Product,
        "area" => line.Area,
        "family" => line.Family,
        "kind" => line.Kind,
        "source" => line.Source,
        "customer" => line.Customer,
        "deal" => line.Deal,
        "subscription" => line.Subscription,
        "country" => line.Country,
        _ => line.Fields.TryGetValue(field, out var value) ? value : null,
    };

    public static string? WordOf(Certificate certificate, string? field) => field switch
    {
        "person" => certificate.Person,
        "name" => certificate.Name,
        "grade" => certificate.Grade,
        "area" => certificate.Area,
        "version" => certificate.Version,
        _ => $"{certificate.Person}/{certificate.Name}/{certificate.Area}",
    };

    /// <summary>A declared column as a number; 0 where the line has none.</summary>
    public static Rational NumberOf(SalesLine line, string field) =>
        line.Fields.TryGetValue(field, out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var n)
            ? Rational.Of(n) : Rational.Zero;

    public bool Hold(ImmutableArray<FieldTest> tests, SalesLine line, DateOnly day, in Slice slice)
    {
        foreach (var test in tests)
        {
            if (!Holds(test, line, day, slice))
            {
                return false;
            }
        }

        return true;
    }

    public bool Hold(ImmutableArray<FieldTest> tests, Certificate certificate, Slice slice) => tests.All(t => t.Field == "passed_on"
        ? IsWithin(t.Test, certificate.PassedOn, slice)
        : IsOneOf(t.Test, WordOf(certificate, t.Field), slice.Day));

    public bool Hold(ImmutableArray<FieldTest> tests, Person person, DateOnly day) =>
        tests.All(t => IsOneOf(t.Test, t.Field == "role" ? person.Role : person.Country, day));

    /// <summary>Tests a bill that is open on a day; a paid one counts no more.</summary>
    public static bool Hold(ImmutableArray<FieldTest> tests, Invoice invoice, DateOnly day) =>
        !(invoice.PaidOn <= day) && tests.All(t => IsInLimit(t.Test, t.Field == "days_overdue"
            ? invoice.DaysOverdue(day)
            : Rational.Of(invoice.Open.TenThousandths, LineAmount.Unit)));

    private static bool IsWithin(Test test, DateOnly? day, in Slice slice) =>
        test is Test.Within within && day is { } d
        && Windows.Resolve(within.Window, new Moments(slice.Day, slice.Asking ?? slice.Over)) is { } window && window.Contains(d);

    private static bool IsInLimit(Test test, Rational value) =>
        test is Test.Limit { Value: Figure.Plain plain } limit && Compare.Holds(limit.How, value, plain.Value);

    private static string? WordOf(Customer? customer, string field) => field switch
    {
        "customer.country" => customer?.Country,
        "customer.market" => customer?.Market,
        "customer.segment" => customer?.Segment,
        _ => customer?.State,
    };

    private bool Holds(FieldTest test, SalesLine line, DateOnly day, in Slice slice)
    {
        if (test.Field.StartsWith("customer.", StringComparison.Ordinal))
        {
            var customer = line.Customer is { } id ? _customers.GetValueOrDefault(id) : null;
            return test.Field == "customer.first_sold_on"
                ? IsWithin(test.Test, customer?.FirstSoldOn, slice)
                : IsOneOf(test.Test, WordOf(customer, test.Field), day);
        }

        return test.Field switch
        {
            "net" => IsInLimit(test.Test, Rational.Of(line.Net.TenThousandths, LineAmount.Unit)),
            "quantity" => IsInLimit(test.Test, line.Quantity),
            "marks" => HasMark(test.Test, line.Marks, day),
            "sold_on" => IsWithin(test.Test, line.SoldOn, slice),
            "invoiced_on" => IsWithin(test.Test, line.InvoicedOn, slice),
            "paid_on" => IsWithin(test.Test, line.PaidOn, slice),
            _ when test.Test is Test.Limit => IsInLimit(test.Test, NumberOf(line, test.Field)),
            _ => IsOneOf(test.Test, WordOf(line, test.Field), day),
        };
    }

    // A field without value is the word unknown, so that it can be tested too.
    private bool IsOneOf(Test test, string? word, DateOnly day) =>
        test is Test.OneOf one && one.Words.Any(w => Matches(w, word ?? "unknown", day)) != one.Not;

    private bool HasMark(Test test, ImmutableArray<string> marks, DateOnly day) =>
        test is Test.OneOf one && one.Words.Any(w => marks.Any(m => Matches(w, m, day))) != one.Not;

    private bool Matches(string listed, string word, DateOnly day) =>
        programme.Lists.TryGetValue(listed, out var list) ? list.Words.On(day)?.Value.Contains(word) == true : listed == word;
}

/// <summary>Compares figures; a threshold is reached at exactly its value.</summary>
public static class Compare
{
    public static bool Holds(Comparison how, Rational value, Rational limit) => how switch
    {
        Comparison.AtLeast => value >= limit,
        Comparison.Above => value > limit,
        Comparison.AtMost => value <= limit,
        _ => value < limit,
    };
}
