using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.App.Staff;
using Palier.Core.Acting;

namespace Palier.Web.Features.Api.Calls;

/// <summary>Somebody who acts.</summary>
internal sealed record StaffShown(string Name, string? Partner, ImmutableArray<RoleHeld> Roles);

/// <summary>Somebody who is to be named.</summary>
internal sealed record StaffNamed(string Name, ImmutableArray<Role> Roles, string? Partner = null, DateOnly? From = null, string? SameAs = null);

/// <summary>A role that somebody is to have, or whose end is said.</summary>
internal sealed record RoleToGive(Role Role, DateOnly? From = null, DateOnly? Until = null);

/// <summary>The people who act, and their roles.</summary>
internal static class StaffCalls
{
    private const string Part = "staff";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/staff", "listStaff", Part, typeof(StaffShown), asked => asked.Page(ListStaff.Run(asked.Database), s => s.Name, Shown)),
        Call.Read("/staff/{name}", "readStaff", Part, typeof(StaffShown), asked => Find(asked) is { } one ? Answer.Of(Shown(one)) with { Tag = Tag(asked) } : asked.Refuse("no_person", figures: ("name", asked.Place("name"))), "no_person"),
        Call.Do("/staff", "nameStaff", Part, Act.NameStaff, typeof(StaffNamed), [typeof(NameStaffOutcome.Named)], Name, "not_a_name", "named_before", "no_person", "no_partner", "first_operator")
            with { Status = StatusCodes.Status201Created, NeedsKey = false },
        Call.Do("/staff/{name}/roles", "giveRole", Part, Act.NameStaff, typeof(RoleToGive), [typeof(NameStaffOutcome.RoleGiven)], Give, "no_person", "last_operator", "ends_before") with { NeedsKey = false, Shown = Tag },
    ];

    private static Answer Name(Asked asked)
    {
        var (body, doer) = (asked.Body<StaffNamed>(), asked.Doer);
        return asked.Do(o => Told(o, asked), () => NameStaff.Add(asked.Database, body.Name, body.Partner, body.Roles, body.From ?? doer.On, doer.Name, doer.Now, body.SameAs),
            o => o is NameStaffOutcome.Named n ? $"/api/staff/{Uri.EscapeDataString(n.Name)}" : null);
    }

    private static Answer Give(Asked asked)
    {
        var (body, doer) = (asked.Body<RoleToGive>(), asked.Doer);
        return asked.Do(o => Told(o, asked), () => NameStaff.Give(asked.Database, asked.Place("name"), body.Role, body.From ?? doer.On, body.Until, doer.Name, doer.Now));
    }

    private static MoneyTold Told(NameStaffOutcome outcome, Asked asked)
    {
        var words = asked.Words;
        return outcome switch
        {
            NameStaffOutcome.Named o => Told(true, o.Roles.IsEmpty ? "named" : "named_as", words.Say(o.Roles.IsEmpty ? "staff.named" : "staff.named_as", ("name", o.Name), ("roles", string.Join(", ", o.Roles.Select(r => words.Say($"role.{r}")))))),
            NameStaffOutcome.RoleGiven o => Told(true, "role", words.Say(o.Until is null ? "staff.role" : "staff.role_until",
                ("name", o.Name), ("role", words.Say($"role.{o.Role}")), ("from", words.Language.Day(o.From)), ("until", words.Language.Day(o.Until ?? o.From)))),
            NameStaffOutcome.NotAName => Told(false, "not_a_name", words.Say("staff.not_a_name")),
            NameStaffOutcome.NamedBefore o => Told(false, "named_before", asked.SiteWords.Say("api.said.named_before", ("name", o.Name))),
            NameStaffOutcome.Unknown o => Told(false, "no_person", asked.SiteWords.Say("api.said.no_person", ("name", o.Name))),
            NameStaffOutcome.NoSuchPartner o => Told(false, "no_partner", words.Say("staff.no_partner", ("partner", o.Id))),
            NameStaffOutcome.FirstIsNoOperator o => Told(false, "first_operator", asked.SiteWords.Say("api.said.first_operator", ("name", o.Name))),
            NameStaffOutcome.LastOperator o => Told(false, "last_operator", words.Say("staff.last_operator", ("name", o.Name))),
            NameStaffOutcome.EndsBeforeItBegins o => Told(false, "ends_before", words.Say("staff.ends_before", ("from", words.Language.Day(o.From)), ("until", words.Language.Day(o.Until)))),
            _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
        };
    }

    private static MoneyTold Told(bool done, string key, string sentence) => new(done, key, sentence, new { });

    private static StaffMember? Find(Asked asked) => ListStaff.Run(asked.Database).FirstOrDefault(s => s.Name == asked.Place("name"));

    private static string? Tag(Asked asked) => Find(asked) is { } one
        ? TagOf.Shown([("name", one.Name), ("partner", one.Partner), .. one.Roles.Select((r, i) => ($"{i}", (object?)$"{r.Role} {r.From:O} {r.Until:O}"))]) : null;

    private static StaffShown Shown(StaffMember s) => new(s.Name, s.Partner, s.Roles);
}
