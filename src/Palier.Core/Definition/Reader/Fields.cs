using System.Collections.Immutable;

namespace Palier.Core.Definition.Reader;

/// <summary>What a name or a field stands for, which decides how it may be tested and used.</summary>
public enum Subject
{
    Number = 0,
    Count = 1,
    Percent = 2,
    Money = 3,
    Points = 4,

    /// <summary>A word, or several of them (marks).</summary>
    Word = 5,
    Day = 6,

    /// <summary>An asserted fact: met or not.</summary>
    Met = 7,

    /// <summary>The level in this programme.</summary>
    Level = 8,
}

/// <summary>The fields that facts have by themselves, and the names that a partner has.</summary>
internal static class Fields
{
    private const string SaleFields =
        "net:m quantity:c product:w area:w family:w kind:w source:w marks:w customer:w deal:w subscription:w country:w sold_on:d invoiced_on:d paid_on:d";

    private const string CertificateFields = "person:w name:w grade:w area:w version:w passed_on:d";

    private const string InvoiceFields = "open:m days_overdue:c";

    private const string PersonFields = "role:w country:w";

    private const string CustomerFields = "country:w market:w segment:w state:w first_sold_on:d";

    private const string PartnerFields = "country:w kind:w region:w segment:w marks:w";

    public static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Subject>> OfFact { get; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Subject>>.Empty
            .WithComparers(StringComparer.Ordinal)
            .Add("sale", Parse(SaleFields).AddRange(Prefixed("customer", CustomerFields)))
            .Add("certificate", Parse(CertificateFields))
            .Add("invoice", Parse(InvoiceFields))
            .Add("person", Parse(PersonFields));

    /// <summary>What a condition may ask of a partner beside the names of the text.</summary>
    public static ImmutableSortedDictionary<string, Subject> OfPartner { get; } =
        Prefixed("partner", PartnerFields).Add("enrolment.quarters", Subject.Count).Add("level", Subject.Level);

    private static ImmutableSortedDictionary<string, Subject> Parse(string fields) => Prefixed("", fields);

    private static ImmutableSortedDictionary<string, Subject> Prefixed(string prefix, string fields)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, Subject>(StringComparer.Ordinal);
        foreach (var field in fields.Split(' '))
        {
            var subject = field[^1] switch
            {
                'm' => Subject.Money,
                'c' => Subject.Count,
                'd' => Subject.Day,
                _ => Subject.Word,
            };
            all[prefix.Length == 0 ? field[..^2] : $"{prefix}.{field[..^2]}"] = subject;
        }

        return all.ToImmutable();
    }
}
