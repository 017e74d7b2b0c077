using Palier.Data;
using Palier.Data.Audit;

namespace Palier.App.Verification;

/// <summary>Throws the balances away, adds them up anew from the movements and counts those that came out otherwise.</summary>
public static class RebuildBalances
{
    /// <returns>How many accounts there are, and how many of them were stored otherwise.</returns>
    public static (int Accounts, int Differences) Run(Database database, string by, DateTime now)
    {
        var before = Read(database);
        Balances.Rebuild(database);
        var after = Read(database);
        var differences = before.Keys.Union(after.Keys).Count(k => before.TryGetValue(k, out var b) != after.TryGetValue(k, out var a) || b != a);
        using var saving = database.Begin(now, "rebuild balances");
        saving.Commit(new AuditNote(by, "rebuild", "balances").With("accounts", after.Count).With("differences", differences));
        return (after.Count, differences);
    }

    private static Dictionary<(string, string, string, string), long> Read(Database database)
    {
        using var context = database.Context();
        return context.Balances.ToDictionary(b => (b.Programme, b.Owner, b.Account, b.Currency), b => b.Minor);
    }
}
