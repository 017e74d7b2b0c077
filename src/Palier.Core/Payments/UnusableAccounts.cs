using System.Collections.Immutable;

namespace Palier.Core.Payments;

/// <summary>A payment that came back because its account cannot be paid to.</summary>
/// <param name="Payment">Its number.</param>
/// <param name="On">The day on which it came back.</param>
/// <param name="Code">Why, as ISO 20022 codes it: <c>AC04</c>.</param>
/// <param name="Account">Where it went.</param>
/// <param name="Sequence">When that was told, among everything else.</param>
public sealed record CameBack(int Payment, DateOnly On, string Code, BatchAccount Account, long Sequence);

/// <summary>
/// Which accounts nothing more is sent to, because a payment came back from them for a reason that will be the same the next time. Other reasons, such as
/// a wrong amount or a payment twice, say nothing of the account.
/// </summary>
public static class UnusableAccounts
{
    // Of ExternalReturnReason1Code: wrong number, of the payee too; closed, of the payee too; blocked; details changed; seized; in liquidation; takes no transfers.
    private static readonly ImmutableSortedSet<string> codes = ["AC01", "AC03", "AC04", "AC06", "AC07", "AC15", "AC16", "AC17", "AG01"];

    private const int CodeLength = 4;

    /// <summary>The codes that say so.</summary>
    public static IEnumerable<string> Codes => codes;

    /// <summary>The code with which the reason of a return begins, where it says that the account cannot be paid to; null with any other.</summary>
    public static string? CodeOf(string? reason) =>
        reason is { Length: >= CodeLength } && codes.Contains(reason[..CodeLength]) && (reason.Length == CodeLength || !char.IsLetterOrDigit(reason[CodeLength])) ? reason[..CodeLength] : null;

    /// <summary>
    /// The payment that keeps an account from being paid to: the last one that came back from the same number since two persons agreed on the account. Null where none
    /// did: the account is another one, or they have agreed on it again since.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="agreed">When two persons agreed on it, among everything else.</param>
    /// <param name="back">What came back.</param>
    public static CameBack? Keeps(BatchAccount account, long agreed, IEnumerable<CameBack> back) =>
        back.Where(b => b.Sequence > agreed && NumberOf(b.Account) == NumberOf(account)).MaxBy(b => b.Sequence);

    private static (string, string?, string?, string?, string?) NumberOf(BatchAccount account) =>
        (account.Country, account.Iban, account.Other, account.ClearingSystem, account.ClearingMember);
}
