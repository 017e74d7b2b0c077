using System.Globalization;

namespace Palier.Web.Shell;

/// <summary>Numbers as SVG reads them: a point, at most two decimals, the same on every machine.</summary>
internal static class Drawn
{
    public static string At(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Share(decimal part, decimal whole) =>
        At(whole == 0 ? 0 : Math.Clamp(part / whole * 100, 0, 100)) + "%";

    /// <summary>The end of a scale above a value, of at most four equal and round steps.</summary>
    public static (decimal Step, int Count) Scale(decimal highest)
    {
        if (highest <= 0)
        {
            return (1, 1);
        }

        var size = 1m;
        while (size * 10 <= highest)
        {
            size *= 10;
        }

        while (size > highest)
        {
            size /= 10;
        }

        foreach (var step in (ReadOnlySpan<decimal>)[size / 2, size, size * 2, size * 2.5m, size * 5])
        {
            if (step * 4 >= highest)
            {
                return (step, (int)decimal.Ceiling(highest / step));
            }
        }

        return (size * 5, 2);
    }
}
