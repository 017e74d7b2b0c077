using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition;

/// <summary>Finds amounts that do not fit the wallets they go to: points and vouchers are whole, and one amount is not two things.</summary>
internal static class WholeUnits
{
    public static void Check(Programme programme, Mistakes mistakes)
    {
        foreach (var bonus in programme.Wallets.IsEmpty ? [] : programme.Bonuses)
        {
            Check(programme, bonus, mistakes);
        }
    }

    private static void Check(Programme programme, Bonus bonus, Mistakes mistakes)
    {
        var wallets = bonus.Amount is [.., Step.Split split] ? split.Rows.SelectMany(r => r.Shares.Select(s => s.Wallet)) : [bonus.To];
        var units = wallets.Select(w => programme.FindWallet(w)?.Unit).Distinct().ToList();
        if (units.Count > 1)
        {
            mistakes.Add(bonus.Place, "P603", ("name", bonus.Name));
        }
        else if (units is [{ } unit] && bonus.Amount.OfType<Step.Round>().LastOrDefault() is { To.IsWhole: false } round)
        {
            mistakes.Add(round.Place, "P613", ("unit", unit));
        }
    }
}
