using System.Collections.Immutable;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Ledger;

/// <summary>What an account holds. Of a partner or a person, below zero is what it owes.</summary>
public sealed record AccountBalance(Account Account, Money Amount)
{
    public bool Owes => Account.Owner != StoredBooks.Vendor && (Amount.Minor < 0 || Account == Account.Owed(Account.Owner));
}

/// <summary>A movement as it was posted: by a settlement, by an adjustment, or as part of a payment.</summary>
public sealed record PostedMovement(long Sequence, string Partner, Movement Movement, int? Settlement, int? Adjustment, long? Corrects, string? Reason, int? Payment = null, int? Batch = null);

/// <summary>The accounts of a programme, and the movements of one account.</summary>
public static class ListLedger
{
    /// <summary>The balances of a programme by account, those of one owner or of all; accounts that hold nothing are left out.</summary>
    public static ImmutableArray<AccountBalance> Balances(Database database, string programme, string? owner = null)
    {
        using var context = database.Context();
        return
        [
            .. context.Balances.Where(b => b.Programme == programme && b.Minor != 0 && (owner == null || b.Owner == owner))
                .OrderBy(b => b.Owner).ThenBy(b => b.Account).AsEnumerable()
                .Select(b => new AccountBalance(new Account(b.Owner, b.Account), new Money(b.Minor, RowMapping.CurrencyOf(b.Currency)))),
        ];
    }

    /// <summary>The movements of a programme in the order they were posted: those of one owner's accounts, of one account, or all.</summary>
    /// <param name="database">Where the books are.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="owner">Whose accounts; everybody's when null.</param>
    /// <param name="account">Which account of the owner; all of them when null.</param>
    /// <param name="after">Only movements with a greater number.</param>
    /// <param name="most">At most so many; all when null.</param>
    public static ImmutableArray<PostedMovement> Movements(Database database, string programme, string? owner = null, string? account = null, long after = 0, int? most = null)
    {
        using var context = database.Context();
        var batches = context.Payments.ToDictionary(p => p.Number, p => p.Batch);
        return
        [
            .. context.Movements.Where(m => m.Programme == programme && m.Sequence > after
                    && (owner == null || (m.FromOwner == owner && (account == null || m.FromAccount == account)) || (m.ToOwner == owner && (account == null || m.ToAccount == account))))
                .OrderBy(m => m.Sequence).Take(most ?? int.MaxValue).AsEnumerable()
                .Select(m => new PostedMovement(m.Sequence, m.Partner, RowMapping.Fact(m), m.Settlement, m.Adjustment, m.Corrects, m.Reason, m.Payment, m.Payment is { } payment && batches.TryGetValue(payment, out var batch) ? batch : null)),
        ];
    }
}
