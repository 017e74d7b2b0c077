using System.Collections.Immutable;

namespace Palier.Core.Identifiers;

/// <summary>A VAT identification number of a member state of the EU, of Northern Ireland (XI), or of the one-stop shop (EU, IM), with sound check digits.</summary>
public readonly record struct VatNumber
{
    private const string Separators = "-./:()";

    private readonly string? _country;
    private readonly string? _number;

    private VatNumber(string country, string number) => (_country, _number) = (country, number);

    /// <summary>The two letters it begins with; EL for Greece.</summary>
    public string Prefix => _country ?? "";

    /// <summary>The country in ISO 3166-1: GR for EL, GB for XI; null for the one-stop shop, which belongs to none.</summary>
    public string? Country => Prefix switch { "EL" => "GR", "XI" => "GB", "EU" or "IM" or "" => null, _ => Prefix };

    /// <summary>What follows the two letters, without separators.</summary>
    public string Number => _number ?? "";

    /// <summary>Both together, as invoices and VIES carry it.</summary>
    public string Value => Prefix + Number;

    /// <summary>The letters that numbers begin with, in their order.</summary>
    public static IEnumerable<string> Prefixes => VatRules.Prefixes;

    /// <summary>Reads what somebody typed; what parts groups is nothing, small letters are capital ones, and zeros that people leave out in front are put back.</summary>
    public static VatReading Read(string text)
    {
        var typed = Typed.Of(text, Separators);
        if (typed.Text.Length == 0)
        {
            return new VatReading.Empty();
        }

        if (typed.FirstForeign() is >= 0 and var foreign)
        {
            return new VatReading.ForeignCharacter(typed.Text[foreign], typed.At(foreign));
        }

        var begins = typed.Text[..Math.Min(2, typed.Text.Length)];
        var prefix = begins == "GR" ? "EL" : begins;
        if (VatRules.Of(prefix) is not { } rule)
        {
            return new VatReading.NoCountry(begins);
        }

        var number = rule.Filled(typed.Text[2..]);
        if (!rule.Forms.Any(f => VatRule.Fits(f, number)))
        {
            return new VatReading.WrongForm(prefix, rule.Forms);
        }

        return rule.Judge(number) switch
        {
            VatVerdict.Sound => new VatReading.Sound(new VatNumber(prefix, number)),
            VatVerdict.NeverGivenOut => new VatReading.NeverGivenOut(prefix),
            _ => new VatReading.WrongCheckDigits(prefix),
        };
    }

    /// <summary>The number of a text that is known to be sound.</summary>
    /// <exception cref="ArgumentException">It is not: a bug of the caller.</exception>
    public static VatNumber Of(string text) =>
        Read(text) is VatReading.Sound sound ? sound.Vat : throw new ArgumentException($"{text} is no VAT number", nameof(text));

    public override string ToString() => Value;
}

/// <summary>What reading a VAT number comes to.</summary>
public abstract record VatReading
{
    /// <summary>It is one. Whether somebody has it, only VIES says.</summary>
    public sealed record Sound(VatNumber Vat) : VatReading;

    /// <summary>Nothing stands there.</summary>
    public sealed record Empty : VatReading;

    /// <summary>A character that is neither a letter nor a digit, and where it stands in what was typed, from one.</summary>
    public sealed record ForeignCharacter(char Character, int At) : VatReading;

    /// <summary>It begins with the letters of no member state.</summary>
    public sealed record NoCountry(string Begins) : VatReading;

    /// <summary>It does not look like the numbers of its country.</summary>
    /// <param name="Prefix">The letters it begins with.</param>
    /// <param name="Forms">What they look like: 9 is a digit, a is a letter, x is either, capital letters stand as they are.</param>
    public sealed record WrongForm(string Prefix, ImmutableArray<string> Forms) : VatReading;

    /// <summary>It looks right, but a part of it is one that the country gives to nobody.</summary>
    public sealed record NeverGivenOut(string Prefix) : VatReading;

    /// <summary>The check digits do not fit the rest: something was mistyped.</summary>
    public sealed record WrongCheckDigits(string Prefix) : VatReading;
}
