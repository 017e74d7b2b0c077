using System.Collections.Immutable;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.BankAccounts;

/// <summary>Lists bank accounts with their country and last two digits, and opens one whole for those who may see it.</summary>
public static class ListBankAccounts
{
    /// <summary>Every account on a day: those that wait for somebody first, then those in force, then the others; the latest first in each.</summary>
    /// <param name="database">Where they are.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="owner">Whose; everybody's when null.</param>
    public static ImmutableArray<AccountListed> Run(Database database, DateOnly on, string? owner = null)
    {
        using var context = database.Context();
        var stored = owner is null ? StoredAccounts.All(context) : StoredAccounts.Of(context, owner);
        var names = Names(context, stored);
        return [.. stored.Rows.Select(r => Listed(context, stored, r, names, on)).OrderBy(a => a.State is AccountState.Asked ? 0 : a.State is AccountState.Waiting or AccountState.Stopped ? 1 : a.State is AccountState.InForce ? 2 : 3)];
    }

    /// <summary>One account; all of it for who sees account numbers whole.</summary>
    /// <param name="database">Where it is.</param>
    /// <param name="number">Its number.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="seen">How the reader sees account numbers.</param>
    public static AccountOpened? Show(Database database, int number, DateOnly on, NumbersSeen seen)
    {
        using var context = database.Context();
        if (context.BankAccounts.FirstOrDefault(a => a.Number == number) is not { } row)
        {
            return null;
        }

        var stored = StoredAccounts.Of(context, row.Owner);
        return new AccountOpened(Listed(context, stored, row, Names(context, stored), on), seen.Whole ? AccountRows.Account(row) : null, row.Reason);
    }

    private static AccountListed Listed(PalierContext context, StoredAccounts stored, BankAccountRow row, Dictionary<string, (string Name, bool IsPartner)> names, DateOnly on)
    {
        var (beside, proposed, decision) = (stored.Beside(row), stored.Proposed(row), stored.Decision(row.Number));
        var (stops, whose) = (beside.StoppedBy(proposed), names.GetValueOrDefault(row.Owner, (Name: row.Owner, IsPartner: false)));
        var replaces = decision is null && stops is null ? stored.InForceBeside(row, on) : null;
        return new AccountListed(
            row.Number, row.Owner, whose.Name, whose.IsPartner, AccountRows.Place(row), RowMapping.CurrencyOf(row.Currency), row.By, row.Day, stored.HashOf(row, on),
            StateOf(beside, proposed, on), beside.Begins(proposed), decision?.By,
            replaces is null ? null : AccountRows.Place(replaces), stops is null ? null : AccountRows.Place(stored[stops.Number]),
            decision is null ? AccountEffectsNow.Of(context, stored, row, on) : null);
    }

    private static AccountState StateOf(AccountsOverTime beside, AccountProposed proposed, DateOnly on) => proposed.Decision switch
    {
        null => AccountState.Asked,
        { Approved: false } => AccountState.Rejected,
        _ when beside.InForce(on) is { } there && (there.Number == proposed.Number) => AccountState.InForce,
        _ when beside.StopOf(proposed) is not null => AccountState.Stopped,
        _ when beside.Begins(proposed) > on => AccountState.Waiting,
        _ => AccountState.Ended,
    };

    private static Dictionary<string, (string Name, bool IsPartner)> Names(PalierContext context, StoredAccounts stored)
    {
        var owners = stored.Rows.Select(r => r.Owner).Distinct().ToList();
        var people = context.People.Where(p => owners.Contains(p.Id)).OrderBy(p => p.Sequence).Select(p => new { p.Id, p.Name, IsPartner = false }).AsEnumerable();
        var partners = context.Organisations.Where(o => owners.Contains(o.Id)).OrderBy(o => o.Sequence).Select(o => new { o.Id, o.Name, IsPartner = true }).AsEnumerable();
        return people.Concat(partners).GroupBy(n => n.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (g.Last().Name, g.Last().IsPartner), StringComparer.Ordinal);
    }
}
