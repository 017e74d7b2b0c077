using Palier.Core.Identifiers;
using Palier.Core.Payments;

namespace Palier.Web.Features.Payouts;

/// <summary>Bank accounts as people read them.</summary>
internal static class AccountNames
{
    /// <summary>An IBAN in groups of four; any other number as it is.</summary>
    public static string Printed(BatchAccount account) => account.Iban is { } iban && Iban.Read(iban) is IbanReading.Sound sound ? sound.Iban.Printed : account.Named;
}
