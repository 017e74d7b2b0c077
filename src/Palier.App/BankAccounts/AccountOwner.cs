using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.Core.Identifiers;
using Palier.Data;

namespace Palier.App.BankAccounts;

/// <summary>Somebody who has a bank account here: a partner, one of its people, or the vendor.</summary>
/// <param name="Id">Their number; <c>vendor</c> for the vendor.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Country">Their country in two letters; null where none is known.</param>
/// <param name="Partners">The partners whose people may speak for them.</param>
internal sealed record AccountOwner(string Id, string Name, string? Country, ImmutableArray<string> Partners)
{
    /// <summary>The owner of a number on a day; null where there is none.</summary>
    public static AccountOwner? Find(PalierContext context, string id, DateOnly on)
    {
        if (id == StoredBooks.Vendor)
        {
            return new AccountOwner(id, id, null, []);
        }

        if (context.Organisations.Where(o => o.Id == id).OrderByDescending(o => o.Sequence).FirstOrDefault() is { } partner)
        {
            return new AccountOwner(id, partner.Name, CountryOf(partner.Country), [id]);
        }

        if (context.People.Where(p => p.Id == id).OrderByDescending(p => p.Sequence).FirstOrDefault() is not { } person)
        {
            return null;
        }

        ImmutableArray<string> partners = [.. context.Employments.Where(e => e.Person == id).OrderBy(e => e.Sequence).AsEnumerable()
            .GroupBy(e => (e.Partner, e.From)).Select(g => g.Last()).Where(e => e.From <= on && !(e.Until <= on)).Select(e => e.Partner).Distinct()];
        var country = CountryOf(person.Country) ?? context.Organisations.Where(o => partners.Contains(o.Id)).OrderByDescending(o => o.Sequence).Select(o => o.Country).FirstOrDefault();
        return new AccountOwner(id, person.Name, CountryOf(country), partners);
    }

    private static string? CountryOf(string? country) => country is not null && Iso3166.HasForBanks(country) ? country : null;
}
