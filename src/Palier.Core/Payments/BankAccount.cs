using Palier.Core.Identifiers;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>The number of an account: an IBAN, or what a country without IBANs has in its place.</summary>
public abstract record AccountNumber
{
    private AccountNumber()
    {
    }

    /// <summary>The country of the account in two letters.</summary>
    public abstract string Country { get; }

    /// <summary>The number as files carry it.</summary>
    public abstract string Value { get; }

    /// <summary>Its last two characters: all that is shown to those who do not decide.</summary>
    public string Ends => Value[^2..];

    public sealed record OfIban(Iban Iban) : AccountNumber
    {
        public override string Country => Iban.Country;

        public override string Value => Iban.Value;
    }

    /// <summary>An account in a country without IBANs.</summary>
    /// <param name="In">The country in two letters.</param>
    /// <param name="Number">Letters and digits.</param>
    /// <param name="Bank">The bank's member number in the clearing system of its country; null where the BIC alone names the bank.</param>
    public sealed record Elsewhere(string In, string Number, ClearingMember? Bank) : AccountNumber
    {
        public override string Country => In;

        public override string Value => Number;
    }
}

/// <summary>A bank in a clearing system.</summary>
/// <param name="System">The system as ISO 20022 calls it: <c>USABA</c>.</param>
/// <param name="Member">The bank's number in it.</param>
public sealed record ClearingMember(string System, string Member);

/// <summary>An account that payments can go to or come from.</summary>
/// <param name="Holder">The name that the bank has for the holder.</param>
/// <param name="Street">Where the holder lives; null where the bank need not know.</param>
/// <param name="Town">The holder's town.</param>
/// <param name="Number">The number.</param>
/// <param name="Bic">The bank; null where the number says it.</param>
/// <param name="Currency">What is paid to it, or from it.</param>
/// <param name="Contact">Who is told when it changes: a mail address.</param>
public sealed record BankAccount(string Holder, string? Street, string? Town, AccountNumber Number, Bic? Bic, Currency Currency, string Contact);
