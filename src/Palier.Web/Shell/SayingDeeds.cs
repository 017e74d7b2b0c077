using Palier.Data.Audit;

namespace Palier.Web.Shell;

/// <summary>What people did, in the reader's words, as the audit trail recorded it.</summary>
internal static class SayingDeeds
{
    /// <summary>A verb of the audit trail; as it stands where there are no words for it.</summary>
    public static string Did(this Reader reader, string what) =>
        reader.Words.Sentences.TryGetValue($"did.{what.Replace(' ', '_')}", out var known) ? known : what;

    /// <summary>Somebody's name; the program acts under a name of its own.</summary>
    public static string Person(this Reader reader, string by) => by == AuditNote.Program ? reader["person.program"] : by;
}
