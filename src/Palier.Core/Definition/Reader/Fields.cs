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
    private static readonly Dictionary<string, string> Own = new(StringComparer.Ordinal)
    {
        ["sale"] = "net:m list_price:m mrr:m paid:m quantity:c seats:c product:w area:w family:w kind:w source:w marks:w customer:w deal:w subscription:w country:w"
            + " reseller:w distributor:w matches:w ordered_on:d sold_on:d invoiced_on:d paid_on:d first_sold_on:d",
        ["deal"] = "net:m seats:c family:w customer:w seller:w replaces:w marks:w registered_on:d price_requested_on:d closed_on:d",
        ["request"] = "of:w grade:w quantity:c days:c customer:w engineer:w person:w activity:w deal:w programme:w asked_on:d approved_on:d",
        ["claim"] = "request:w cost:m approved:m claimed_on:d",
        ["activity"] = "name:w starts_on:d ends_on:d",
        ["confirmation"] = "wallet:w period:w on:d",
        ["dispute"] = "wallet:w period:w on:d settled_on:d",
        ["milestone"] = "request:w stage:w workload:w done_on:d",
        ["report"] = "kind:w sent_on:d",
        ["subscription"] = "net:m customer:w product:w first_sold_on:d until:d",
        ["certificate"] = "person:w name:w grade:w area:w version:w passed_on:d until:d",
        ["person"] = "role:w country:w",
        ["customer"] = CustomerFields,
        ["invoice"] = "open:m days_overdue:c due_on:d",
        ["partner"] = "country:w kind:w region:w segment:w",
    };

    private const string CustomerFields = "country:w market:w segment:w state:w first_sold_on:d";

    private const string PartnerFields = "country:w kind:w region:w segment:w marks:w";

    // What a fact belongs to: the noun that it carries leads to that thing's own fields.
    private static readonly (string Fact, string Noun)[] Belongs =
    [
        ("sale", "customer"), ("sale", "subscription"), ("sale", "deal"), ("deal", "customer"), ("subscription", "customer"), ("claim", "request"),
        ("milestone", "request"), ("request", "customer"), ("certificate", "person"),
    ];

    /// <summary>The fields of each kind of fact, and of what it belongs to by dotted names.</summary>
    public static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Subject>> OfFact { get; } =
        Own.ToImmutableSortedDictionary(
            f => f.Key,
            f => Belongs.Where(b => b.Fact == f.Key).Aggregate(Parse(f.Value), (all, b) => all.AddRange(Prefixed(b.Noun, Own[b.Noun]))),
            StringComparer.Ordinal);

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
