namespace Palier.Core.Values;

/// <summary>
/// An amount as a sales line delivered it: ten-thousandths of a currency unit, exactly. Not money yet:
/// a programme says whether lines are rounded one by one or in total.
/// </summary>
public readonly record struct LineAmount(long TenThousandths, Currency Currency)
{
    /// <summary>Ten-thousandths in one currency unit.</summary>
    public const long Unit = 10_000;

    public static LineAmount operator -(LineAmount amount) => amount with { TenThousandths = checked(-amount.TenThousandths) };

    /// <summary>The amount in plain digits with four decimals and its code: <c>2024.9940 USD</c>.</summary>
    public override string ToString()
    {
        var size = TenThousandths < 0 ? (UInt128)(-(Int128)TenThousandths) : (UInt128)TenThousandths;
        return $"{(TenThousandths < 0 ? "-" : "")}{size / Unit}.{size % Unit:0000} {Currency.Code}";
    }
}
