using System.Collections.Immutable;
using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.BankAccounts;

/// <summary>The bank accounts of owners as a database has them.</summary>
internal sealed class StoredAccounts
{
    private readonly Dictionary<int, BankAccountRow> _rows;
    private readonly Dictionary<int, BankAccountDecisionRow> _decisions;
    private readonly Dictionary<(string Owner, string Currency), AccountsOverTime> _overTime;
    private readonly ILookup<string, AccountsOverTime> _ofOwner;

    private StoredAccounts(IEnumerable<BankAccountRow> rows, IEnumerable<BankAccountDecisionRow> decisions)
    {
        _rows = rows.ToDictionary(r => r.Number);
        _decisions = decisions.ToDictionary(d => d.BankAccount);
        _overTime = _rows.Values.OrderBy(r => r.Sequence).GroupBy(GroupOf).ToDictionary(g => g.Key, g => new AccountsOverTime([.. g.Select(Proposed)]));
        _ofOwner = _overTime.ToLookup(g => g.Key.Owner, g => g.Value, StringComparer.Ordinal);
    }

    /// <summary>Every account, the latest first.</summary>
    public IEnumerable<BankAccountRow> Rows => _rows.Values.OrderByDescending(r => r.Number);

    /// <summary>The accounts that take each other's place: those of an owner, and for the vendor those of each currency.</summary>
    public IEnumerable<AccountsOverTime> Groups => _overTime.Values;

    /// <summary>The accounts of an owner that payments go to or come from on a day: one of a partner or a person, and of the vendor one for each currency that it pays from.</summary>
    public IEnumerable<BankAccountRow> InForce(string owner, DateOnly on) => _ofOwner[owner].Select(g => g.InForce(on)).OfType<AccountProposed>().Select(a => _rows[a.Number]);

    public BankAccountRow this[int number] => _rows[number];

    public static StoredAccounts Of(PalierContext context, string owner)
    {
        var rows = context.BankAccounts.Where(a => a.Owner == owner).ToList();
        var numbers = rows.Select(r => r.Number).ToList();
        return new StoredAccounts(rows, context.BankAccountDecisions.Where(d => numbers.Contains(d.BankAccount)));
    }

    public static StoredAccounts All(PalierContext context) => new(context.BankAccounts, context.BankAccountDecisions);

    public BankAccountRow? Find(int number) => _rows.GetValueOrDefault(number);

    /// <summary>What a second person decided of an account; null while it waits for one.</summary>
    public BankAccountDecisionRow? Decision(int number) => _decisions.GetValueOrDefault(number);

    /// <summary>The accounts whose place one takes.</summary>
    public AccountsOverTime Beside(BankAccountRow row) => _overTime.GetValueOrDefault(GroupOf(row)) ?? new AccountsOverTime([]);

    public AccountProposed Proposed(BankAccountRow row) => new(row.Number, row.Sequence, row.Day, SameOf(row), Decided(row.Number));

    /// <summary>The account that is in force on a day where this one is proposed; null where there is none.</summary>
    public BankAccountRow? InForceBeside(BankAccountRow row, DateOnly on) => Beside(row).InForce(on) is { } there ? _rows[there.Number] : null;

    /// <summary>The hash of everything that is shown of an account: what it is, whose place it takes, and what it stops.</summary>
    public string HashOf(BankAccountRow row, DateOnly on) => Approving.HashOf(
        ("number", row.Number), ("owner", row.Owner), ("account", SameOf(row)), ("reason", row.Reason), ("by", row.By),
        ("before", InForceBeside(row, on)?.Number), ("stops", Beside(row).StoppedBy(Proposed(row))?.Number));

    /// <summary>Equal for two rows of the very same account.</summary>
    public static string SameOf(BankAccountRow row) => Approving.HashOf(
        ("holder", row.Holder), ("street", row.Street), ("town", row.Town), ("country", row.Country), ("currency", row.Currency), ("iban", row.Iban), ("other", row.Other),
        ("system", row.ClearingSystem), ("member", row.ClearingMember), ("bic", row.Bic), ("contact", row.Contact));

    private static (string, string) GroupOf(BankAccountRow row) => (row.Owner, row.Owner == StoredBooks.Vendor ? row.Currency : "");

    private AccountDecided? Decided(int number) => Decision(number) is { } d ? new AccountDecided(d.Sequence, d.Day, d.Approved, d.CountsFrom) : null;
}
