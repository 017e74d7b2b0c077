using Palier.Core.Values;

namespace Palier.Core.Identifiers;

/// <summary>Says what is wrong with a number that somebody typed; null where nothing is.</summary>
public static class IdentifierLines
{
    /// <summary>What is wrong with an IBAN.</summary>
    public static Reason? Of(IbanReading reading) => reading switch
    {
        IbanReading.Sound => null,
        IbanReading.Empty => Reason.Of("iban_empty", null, null),
        IbanReading.ForeignCharacter c => Reason.Of("iban_foreign_character", null, null, Character(c.Character), At(c.At)),
        IbanReading.NoCountry c => Reason.Of("iban_no_country", null, null, ("begins", new Arg.Word(c.Begins))),
        IbanReading.WrongLength l => Reason.Of("iban_wrong_length", null, null, Country(l.Country), ("expected", Number(l.Expected)), ("found", Number(l.Found))),
        IbanReading.WrongKind { DigitExpected: true } k => Reason.Of("iban_letter_for_digit", null, null, Country(k.Country), Character(k.Character), At(k.At)),
        IbanReading.WrongKind k => Reason.Of("iban_digit_for_letter", null, null, Country(k.Country), Character(k.Character), At(k.At)),
        IbanReading.WrongNationalCheckDigits d => Reason.Of("iban_wrong_national_check", null, null, Country(d.Country)),
        _ => Reason.Of("iban_wrong_check", null, null),
    };

    /// <summary>What is wrong with a BIC.</summary>
    public static Reason? Of(BicReading reading) => reading switch
    {
        BicReading.Sound => null,
        BicReading.Empty => Reason.Of("bic_empty", null, null),
        BicReading.ForeignCharacter c => Reason.Of("bic_foreign_character", null, null, Character(c.Character), At(c.At)),
        BicReading.DigitForLetter c => Reason.Of("bic_digit_for_letter", null, null, Character(c.Character), At(c.At)),
        BicReading.NoCountry c => Reason.Of("bic_no_country", null, null, Country(c.Country), At(c.At)),
        BicReading.WrongLength l => Reason.Of("bic_wrong_length", null, null, ("found", Number(l.Found))),
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading, null),
    };

    /// <summary>What is wrong with a VAT number.</summary>
    public static Reason? Of(VatReading reading) => reading switch
    {
        VatReading.Sound => null,
        VatReading.Empty => Reason.Of("vat_empty", null, null),
        VatReading.ForeignCharacter c => Reason.Of("vat_foreign_character", null, null, Character(c.Character), At(c.At)),
        VatReading.NoCountry c => Reason.Of("vat_no_country", null, null, ("begins", new Arg.Word(c.Begins))),
        VatReading.WrongForm f => Reason.Of("vat_wrong_form", null, null, Country(f.Prefix), ("forms", new Arg.Word(string.Join(", ", f.Forms.Select(form => f.Prefix + form))))),
        VatReading.NeverGivenOut c => Reason.Of("vat_never_given_out", null, null, Country(c.Prefix)),
        VatReading.WrongCheckDigits c => Reason.Of("vat_wrong_check", null, null, Country(c.Prefix)),
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading, null),
    };

    private static (string Name, Arg Value) Character(char c) => ("character", new Arg.Word(c.ToString()));

    private static (string Name, Arg Value) At(int at) => ("at", Number(at));

    private static (string Name, Arg Value) Country(string code) => ("country", new Arg.Word(code));

    private static Arg.Number Number(int value) => new(value);
}
