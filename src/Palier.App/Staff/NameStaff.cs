using System.Collections.Immutable;
using Palier.Core.Acting;
using Palier.Data;
using Palier.Data.Audit;
using Palier.Data.Rows;

namespace Palier.App.Staff;

/// <summary>What came of naming somebody or giving them a role.</summary>
public abstract record NameStaffOutcome
{
    private NameStaffOutcome()
    {
    }

    public sealed record Named(string Name, ImmutableArray<Role> Roles) : NameStaffOutcome;

    public sealed record RoleGiven(string Name, Role Role, DateOnly From, DateOnly? Until) : NameStaffOutcome;

    /// <summary>A name has a character to be seen, and none that breaks a line.</summary>
    public sealed record NotAName(string Name) : NameStaffOutcome;

    public sealed record NamedBefore(string Name) : NameStaffOutcome;

    public sealed record Unknown(string Name) : NameStaffOutcome;

    public sealed record NoSuchPartner(string Id) : NameStaffOutcome;

    /// <summary>The first one must be able to name the others.</summary>
    public sealed record FirstIsNoOperator(string Name) : NameStaffOutcome;

    /// <summary>Nobody could name people any more.</summary>
    public sealed record LastOperator(string Name) : NameStaffOutcome;

    public sealed record EndsBeforeItBegins(DateOnly From, DateOnly Until) : NameStaffOutcome;
}

/// <summary>Names the people who act in a database, and gives them roles. Nothing of it is ever changed; a later row counts from then on.</summary>
public static class NameStaff
{
    /// <summary>Names somebody, with their first roles. Who acts under another name too says so: both names are one person where two persons are asked for.</summary>
    public static NameStaffOutcome Add(Database database, string name, string? partner, ImmutableArray<Role> roles, DateOnly from, string by, DateTime now, string? sameAs = null)
    {
        var trimmed = name.Trim();
        if (trimmed.Length == 0 || trimmed.Any(char.IsControl))
        {
            return new NameStaffOutcome.NotAName(name);
        }

        using var saving = database.Begin(now, $"name {trimmed}");
        var there = saving.Context.Staff.Select(s => s.Name).ToArray();
        if (there.Contains(trimmed, StringComparer.OrdinalIgnoreCase))
        {
            return new NameStaffOutcome.NamedBefore(trimmed);
        }

        if (there.Length == 0 && !roles.Contains(Role.Operator))
        {
            return new NameStaffOutcome.FirstIsNoOperator(trimmed);
        }

        if (partner is not null && !saving.Context.Organisations.Any(o => o.Id == partner))
        {
            return new NameStaffOutcome.NoSuchPartner(partner);
        }

        if (sameAs is not null && !there.Contains(sameAs))
        {
            return new NameStaffOutcome.Unknown(sameAs);
        }

        saving.AddRows([new StaffRow { Name = trimmed, Partner = partner, SameAs = sameAs }]);
        saving.AddRows(roles.Distinct().Order().Select(r => new StaffRoleRow { Name = trimmed, Role = r, From = from }));
        var named = new NameStaffOutcome.Named(trimmed, [.. roles.Distinct().Order()]);
        saving.Commit(new AuditNote(by, "name staff", trimmed).With("roles", string.Join(", ", named.Roles)).With("from", from).With("partner", partner).With("same_as", sameAs), named);
        return named;
    }

    /// <summary>Gives somebody a role from a day on, or says when it ends: the same role and first day again with the end.</summary>
    public static NameStaffOutcome Give(Database database, string name, Role role, DateOnly from, DateOnly? until, string by, DateTime now)
    {
        if (until <= from)
        {
            return new NameStaffOutcome.EndsBeforeItBegins(from, until.Value);
        }

        using var saving = database.Begin(now, $"role of {name}");
        if (!saving.Context.Staff.Any(s => s.Name == name))
        {
            return new NameStaffOutcome.Unknown(name);
        }

        var others = WhoActs.Standing(saving.Context.StaffRoles).Where(r => r.Role == Role.Operator && r.Until is null && !(r.Name == name && r.From == from));
        if (role == Role.Operator && until is not null && !others.Any())
        {
            return new NameStaffOutcome.LastOperator(name);
        }

        saving.AddRows([new StaffRoleRow { Name = name, Role = role, From = from, Until = until }]);
        var given = new NameStaffOutcome.RoleGiven(name, role, from, until);
        saving.Commit(new AuditNote(by, "give role", name).With("role", role).With("from", from).With("until", until), given);
        return given;
    }
}
