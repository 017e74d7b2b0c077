using System.Collections.Immutable;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Calls;

/// <summary>The sales line of a sale that is only tried.</summary>
internal static class TriedSaleLine
{
    public static SalesLine Of(string partner, decimal amount, Currency currency, DateOnly day, ImmutableSortedDictionary<string, string> fields) => new()
    {
        Partner = partner,
        Key = "what-if",
        Net = new LineAmount((long)(amount * 10_000), currency),
        OrderedOn = day,
        SoldOn = day,
        InvoicedOn = day,
        PaidOn = day,
        Product = fields.GetValueOrDefault("product"),
        Area = fields.GetValueOrDefault("area"),
        Family = fields.GetValueOrDefault("family"),
        Kind = fields.GetValueOrDefault("kind"),
        Source = fields.GetValueOrDefault("source"),
        Customer = fields.GetValueOrDefault("customer"),
        Country = fields.GetValueOrDefault("country"),
        Fields = fields,
    };
}
