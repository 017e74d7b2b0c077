using Palier.Data;
using Palier.Data.Audit;

namespace Palier.App.Ledger;

/// <summary>What somebody did with money, as it is recorded beside it.</summary>
/// <param name="What">The verb: <c>post</c>, <c>close</c>.</param>
/// <param name="By">The person.</param>
/// <param name="On">The day.</param>
/// <param name="Of">What it was done to: <c>settlement 3</c>.</param>
/// <param name="Hash">The hash of what was shown to the person, where there is one.</param>
internal sealed record Deed(string What, string By, DateOnly On, string Of, string? Hash = null);

/// <summary>Commits what a use case did with money, in one transaction with the record of who did it.</summary>
internal static class Deeds
{
    /// <summary>Every use case of money ends here, and nowhere else: what it comes to is returned, and kept where it carries out a command.</summary>
    public static T Commit<T>(Saving saving, Deed deed, T outcome)
        where T : class
    {
        saving.Commit(new AuditNote(deed.By, deed.What, deed.Of).With("day", deed.On).With("hash", deed.Hash), outcome);
        return outcome;
    }
}
