using System.Text;

namespace Palier.Core.Identifiers;

/// <summary>An international bank account number of ISO 13616 that has the form of its country and sound check digits.</summary>
public readonly record struct Iban
{
    // Groups are parted by what people type: 12-34, 12.34, 12/34.
    private const string Separators = "-./";

    private readonly string? _value;

    private Iban(string value) => _value = value;

    /// <summary>Letters and digits without spaces, as files carry them.</summary>
    public string Value => _value ?? "";

    /// <summary>The country of the account in two letters.</summary>
    public string Country => Value.Length < 2 ? "" : Value[..2];

    /// <summary>The account as the country writes it, after the check digits.</summary>
    public string Account => Value.Length < 4 ? "" : Value[4..];

    /// <summary>Groups of four, as paper carries it.</summary>
    public string Printed
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < Value.Length; i++)
            {
                text.Append(i > 0 && i % 4 == 0 ? " " : "").Append(Value[i]);
            }

            return text.ToString();
        }
    }

    /// <summary>Reads what somebody typed; spaces, hyphens, points and strokes between groups are nothing, small letters are capital ones.</summary>
    public static IbanReading Read(string text)
    {
        var typed = Typed.Of(text, Separators);
        var number = typed.Text;
        if (number.Length == 0)
        {
            return new IbanReading.Empty();
        }

        if (typed.FirstForeign() is >= 0 and var foreign)
        {
            return new IbanReading.ForeignCharacter(number[foreign], typed.At(foreign));
        }

        var country = number[..Math.Min(2, number.Length)];
        return IbanCountries.Form(country) is { } form ? InForm(typed, country, form) : new IbanReading.NoCountry(country);
    }

    /// <summary>Whether accounts of a country have IBANs.</summary>
    public static bool IsUsedIn(string country) => IbanCountries.Form(country) is not null;

    /// <summary>The IBAN of a text that is known to be sound.</summary>
    /// <exception cref="ArgumentException">It is not: a bug of the caller.</exception>
    public static Iban Of(string text) =>
        Read(text) is IbanReading.Sound sound ? sound.Iban : throw new ArgumentException($"{text} is no IBAN", nameof(text));

    public override string ToString() => Value;

    private static IbanReading InForm(Typed typed, string country, string form)
    {
        var number = typed.Text;
        if (number.Length != form.Length + 4)
        {
            return new IbanReading.WrongLength(country, form.Length + 4, number.Length);
        }

        for (var i = 2; i < number.Length; i++)
        {
            var kind = i < 4 ? 'n' : form[i - 4];
            if ((kind == 'n' && !char.IsAsciiDigit(number[i])) || (kind == 'a' && char.IsAsciiDigit(number[i])))
            {
                return new IbanReading.WrongKind(country, number[i], typed.At(i), kind == 'n');
            }
        }

        // Worked out and compared, so that 00, 01 and 99, which leave the same rest as sound ones, are refused.
        var account = number[4..];
        if (98 - CheckDigits.Mod97(account, country, "00") != CheckDigits.Number(number.AsSpan(2, 2)))
        {
            return new IbanReading.WrongCheckDigits(country);
        }

        return IbanNationalChecks.Holds(country, account)
            ? new IbanReading.Sound(new Iban(number))
            : new IbanReading.WrongNationalCheckDigits(country);
    }
}

/// <summary>What reading an IBAN comes to.</summary>
public abstract record IbanReading
{
    /// <summary>It is one.</summary>
    public sealed record Sound(Iban Iban) : IbanReading;

    /// <summary>Nothing stands there.</summary>
    public sealed record Empty : IbanReading;

    /// <summary>A character that is neither a letter nor a digit.</summary>
    /// <param name="Character">The character.</param>
    /// <param name="At">Where it stands in what was typed, from one.</param>
    public sealed record ForeignCharacter(char Character, int At) : IbanReading;

    /// <summary>It begins with the letters of no country that has IBANs.</summary>
    public sealed record NoCountry(string Begins) : IbanReading;

    /// <summary>It is longer or shorter than those of its country.</summary>
    public sealed record WrongLength(string Country, int Expected, int Found) : IbanReading;

    /// <summary>A letter where its country has a digit, or a digit where it has a letter.</summary>
    /// <param name="Country">The country.</param>
    /// <param name="Character">What stands there.</param>
    /// <param name="At">Where, in what was typed, from one.</param>
    /// <param name="DigitExpected">True where a digit belongs there.</param>
    public sealed record WrongKind(string Country, char Character, int At, bool DigitExpected) : IbanReading;

    /// <summary>The two check digits do not fit the rest: something was mistyped.</summary>
    public sealed record WrongCheckDigits(string Country) : IbanReading;

    /// <summary>The two check digits fit, but those that the country has inside its account numbers do not.</summary>
    public sealed record WrongNationalCheckDigits(string Country) : IbanReading;
}
