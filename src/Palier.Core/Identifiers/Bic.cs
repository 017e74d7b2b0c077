namespace Palier.Core.Identifiers;

/// <summary>The business identifier code of a bank, ISO 9362: eight characters, or eleven with a branch.</summary>
public readonly record struct Bic
{
    private readonly string? _value;

    private Bic(string value) => _value = value;

    /// <summary>Eight or eleven capital letters and digits.</summary>
    public string Value => _value ?? "";

    /// <summary>The country of the bank in two letters.</summary>
    public string Country => Value.Length < 6 ? "" : Value.Substring(4, 2);

    /// <summary>Reads what somebody typed; spaces and hyphens between groups are nothing, small letters are capital ones.</summary>
    public static BicReading Read(string text)
    {
        var typed = Typed.Of(text, "-");
        var code = typed.Text;
        if (code.Length == 0)
        {
            return new BicReading.Empty();
        }

        if (typed.FirstForeign() is >= 0 and var foreign)
        {
            return new BicReading.ForeignCharacter(code[foreign], typed.At(foreign));
        }

        if (code.Length is not (8 or 11))
        {
            return new BicReading.WrongLength(code.Length);
        }

        // The standard lets the first four be digits, but none was ever given out; a digit there is a slip of the hand.
        for (var i = 0; i < 6; i++)
        {
            if (char.IsAsciiDigit(code[i]))
            {
                return new BicReading.DigitForLetter(code[i], typed.At(i));
            }
        }

        var country = code.Substring(4, 2);
        return Iso3166.HasForBanks(country) ? new BicReading.Sound(new Bic(code)) : new BicReading.NoCountry(country, typed.At(4));
    }

    /// <summary>The BIC of a text that is known to be sound.</summary>
    /// <exception cref="ArgumentException">It is not: a bug of the caller.</exception>
    public static Bic Of(string text) =>
        Read(text) is BicReading.Sound sound ? sound.Bic : throw new ArgumentException($"{text} is no BIC", nameof(text));

    public override string ToString() => Value;
}

/// <summary>What reading a BIC comes to.</summary>
public abstract record BicReading
{
    /// <summary>It is one. Whether a bank has it, only the bank directory says.</summary>
    public sealed record Sound(Bic Bic) : BicReading;

    /// <summary>Nothing stands there.</summary>
    public sealed record Empty : BicReading;

    /// <summary>A character that is neither a letter nor a digit, and where it stands in what was typed, from one.</summary>
    public sealed record ForeignCharacter(char Character, int At) : BicReading;

    /// <summary>It has neither eight nor eleven characters.</summary>
    public sealed record WrongLength(int Found) : BicReading;

    /// <summary>A digit among the six letters it begins with, and where it stands in what was typed, from one.</summary>
    public sealed record DigitForLetter(char Character, int At) : BicReading;

    /// <summary>The fifth and sixth letter are no country, and where they stand in what was typed, from one.</summary>
    public sealed record NoCountry(string Country, int At) : BicReading;
}
