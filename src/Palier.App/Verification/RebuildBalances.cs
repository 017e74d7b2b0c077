using Palier.Data;
using Palier.Data.Audit;

namespace Palier.App.Verification;

/// <summary>What adding up balances anew came to.</summary>
/// <param name="Accounts">How many accounts there are.</param>
/// <param name="Differences">How many of them were stored otherwise.</param>
public sealed record BalancesRebuilt(int Accounts, int Differences);

/// <summary>Throws the balances away, adds them up anew from the movements and counts those that came out otherwise.</summary>
public static class RebuildBalances
{
    /// <summary>Whether nothing but balances is wrong: else the traces of what is would be lost.</summary>
    public static bool LosesNothing(Verified verified) => verified.Findings.All(f => f.IsRemark || f.Kind == FindingKind.BalanceDiffers);

    /// <param name="database">Where the books are.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="now">The moment in UTC.</param>
    public static BalancesRebuilt Run(Database database, string by, DateTime now)
    {
        using var saving = database.Begin(now, "rebuild balances");
        var before = Read(saving.Context);
        Balances.Rebuild(saving);
        var after = Read(saving.Context);
        var differences = before.Keys.Union(after.Keys).Count(k => before.TryGetValue(k, out var b) != after.TryGetValue(k, out var a) || b != a);
        var rebuilt = new BalancesRebuilt(after.Count, differences);
        saving.Commit(new AuditNote(by, "rebuild", "balances").With("accounts", rebuilt.Accounts).With("differences", rebuilt.Differences), rebuilt);
        return rebuilt;
    }

    private static Dictionary<(string, string, string, string), long> Read(PalierContext context) =>
        context.Balances.ToDictionary(b => (b.Programme, b.Owner, b.Account, b.Currency), b => b.Minor);
}
