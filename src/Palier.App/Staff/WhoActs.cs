using System.Collections.Immutable;
using Palier.Core.Acting;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Staff;

/// <summary>Whether somebody may do something.</summary>
public abstract record WhoActsOutcome
{
    private WhoActsOutcome()
    {
    }

    /// <summary>They may; it is recorded under this name.</summary>
    public sealed record May(string Name) : WhoActsOutcome;

    /// <summary>Nobody was named, and the database knows who its people are.</summary>
    public sealed record NobodyNamed(Act Act) : WhoActsOutcome;

    public sealed record Unknown(string Name) : WhoActsOutcome;

    /// <summary>Their roles of that day do not allow it; these would.</summary>
    public sealed record MayNot(string Name, Act Act, ImmutableArray<Role> Would) : WhoActsOutcome;
}

/// <summary>
/// Decides who acts. Until somebody is named in a database everyone at its machine may do everything, under any name; from the
/// first person on only the people of the database act, each within their roles.
/// </summary>
public static class WhoActs
{
    /// <param name="database">The database.</param>
    /// <param name="name">Who they say they are; null when they do not.</param>
    /// <param name="act">What is to be done.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="account">Who the operating system says they are; recorded where nobody is named yet.</param>
    public static WhoActsOutcome Of(Database database, string? name, Act act, DateOnly on, string account)
    {
        using var context = database.Context();
        if (!context.Staff.Any())
        {
            return new WhoActsOutcome.May(name ?? account);
        }

        if (name is null)
        {
            return new WhoActsOutcome.NobodyNamed(act);
        }

        return !context.Staff.Any(s => s.Name == name) ? new WhoActsOutcome.Unknown(name)
            : Rights.Allows(RolesOf(context, name, on), act) ? new WhoActsOutcome.May(name)
            : new WhoActsOutcome.MayNot(name, act, Rights.RolesFor(act));
    }

    /// <summary>The roles that somebody has on a day.</summary>
    internal static ImmutableArray<Role> RolesOf(PalierContext context, string name, DateOnly on) =>
        [.. Standing(context.StaffRoles.Where(r => r.Name == name)).Where(r => r.From <= on && !(r.Until <= on)).Select(r => r.Role).Distinct().Order()];

    /// <summary>The rows that count: the latest of each name, role and first day.</summary>
    internal static IEnumerable<StaffRoleRow> Standing(IQueryable<StaffRoleRow> rows) =>
        rows.OrderBy(r => r.Sequence).AsEnumerable().GroupBy(r => (r.Name, r.Role, r.From)).Select(g => g.Last());
}
