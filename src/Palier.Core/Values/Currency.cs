namespace Palier.Core.Values;

/// <summary>A currency by its ISO 4217 code, with the number of decimals of its minor unit (JPY 0, EUR 2, BHD 3, CLF 4).</summary>
public readonly record struct Currency
{
    private readonly string? _code;

    private Currency(string code, int decimals) => (_code, Decimals) = (code, decimals);

    /// <summary>The three letters of ISO 4217, or the name of a unit beside money; <c>XXX</c> for no currency.</summary>
    public string Code => _code ?? "XXX";

    /// <summary>Decimals of the minor unit, 0 to 4.</summary>
    public int Decimals { get; }

    public static Currency Eur { get; } = new("EUR", 2);

    /// <summary>The currency of a code in capital letters, or null when ISO 4217 has none.</summary>
    public static Currency? Find(string code) =>
        Iso4217.Decimals(code) is { } decimals ? new Currency(code, decimals) : null;

    /// <summary>The last day of a currency that another one took the place of; null where it is still in use or has no code.</summary>
    public static DateOnly? EndedOn(string code) => Iso4217.EndedOn(code);

    /// <summary>The currency of a code that is known to exist.</summary>
    /// <exception cref="ArgumentException">ISO 4217 has no such code: a bug of the caller.</exception>
    public static Currency Of(string code) =>
        Find(code) ?? throw new ArgumentException($"no currency {code}", nameof(code));

    /// <summary>Something that accounts hold beside money: points, vouchers, credits. It is whole.</summary>
    public static Currency OfUnit(string unit) => new(unit, 0);

    public override string ToString() => Code;
}
