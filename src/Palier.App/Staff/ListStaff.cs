using System.Collections.Immutable;
using Palier.App.Approvals;
using Palier.Core.Acting;
using Palier.Data;

namespace Palier.App.Staff;

/// <summary>A role of somebody.</summary>
public sealed record RoleHeld(Role Role, DateOnly From, DateOnly? Until);

/// <summary>Somebody who acts in the database, with every role they have, had or will have.</summary>
public sealed record StaffMember(string Name, string? Partner, ImmutableArray<RoleHeld> Roles)
{
    public IEnumerable<Role> RolesOn(DateOnly day) => Roles.Where(r => r.From <= day && !(r.Until <= day)).Select(r => r.Role).Distinct();
}

/// <summary>Lists who acts in a database, by name.</summary>
public static class ListStaff
{
    /// <summary>The partner whose people somebody is one of, under whatever name; null for the vendor's own.</summary>
    public static string? PartnerOf(Database database, string name)
    {
        using var context = database.Context();
        return Approving.Who(context, name).Partner;
    }

    public static ImmutableArray<StaffMember> Run(Database database)
    {
        using var context = database.Context();
        var roles = WhoActs.Standing(context.StaffRoles).ToLookup(r => r.Name, StringComparer.Ordinal);
        return [.. context.Staff.OrderBy(s => s.Name).AsEnumerable().Select(s =>
            new StaffMember(s.Name, s.Partner, [.. roles[s.Name].OrderBy(r => r.From).ThenBy(r => r.Role).Select(r => new RoleHeld(r.Role, r.From, r.Until))]))];
    }
}
