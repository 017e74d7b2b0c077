using System.Globalization;
using Palier.Core.Ledger;

namespace Palier.Core.Wording;

/// <summary>Movements as plain lines: <c>vendor:growth_bonus -> partner:cash   3,500.00 EUR</c>.</summary>
public static class MovementText
{
    /// <summary>A line for each movement in the order they were posted.</summary>
    /// <param name="movements">The movements.</param>
    /// <param name="dated">Whether each line begins with the day it was posted.</param>
    public static IEnumerable<string> Lines(IEnumerable<Movement> movements, bool dated)
    {
        foreach (var movement in movements)
        {
            var day = dated ? movement.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "  " : "";
            yield return $"{day}{movement.From} -> {movement.To}   {Amount(movement)} {movement.Amount.Currency}";
        }
    }

    private static string Amount(Movement movement) =>
        ((decimal)movement.Amount.Amount.Numerator / (decimal)movement.Amount.Amount.Denominator).ToString($"N{movement.Amount.Currency.Decimals}", CultureInfo.InvariantCulture);
}
