using System.Collections.Immutable;
using Palier.App.BankAccounts;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Data;
using Palier.Web.Hosting;
using Palier.Web.Shell;

namespace Palier.Web.Features.Acting;

/// <summary>Who does something, on which day and at which moment in UTC.</summary>
public sealed record Doer(string Name, DateOnly On, DateTime Now);

/// <summary>Who acts on the pages and what they may: the same roles, decided by the same code, as on the command line.</summary>
public sealed class Here(IPersonHere person, Database database, TimeProvider clock, SiteHere site)
{
    private Lazy<string?>? _partner;
    private NumbersSeen? _numbers;

    public string? Name => person.Name;

    /// <summary>The vendor's own people, by name.</summary>
    public ImmutableArray<StaffMember> Staff => [.. People.Where(s => s.Partner is null)];

    /// <summary>Everybody who can be chosen to act: the vendor's own people and those of partners, by name.</summary>
    public ImmutableArray<StaffMember> People => site.Kept.Of("people", () => ListStaff.Run(database));

    /// <summary>The partner whose people the person here is one of; null for the vendor's own and for nobody.</summary>
    public string? Partner => (_partner ??= new(() => person.Name is { } name ? OfPerson("partner", () => ListStaff.PartnerOf(database, name)) : null)).Value;

    /// <summary>Whether the person here may look at what is a partner's: the vendor's people at everybody's, a partner's at their own.</summary>
    public bool MaySee(string partner) => Partner is not { } own || own == partner;

    /// <summary>How the person here sees account numbers.</summary>
    public NumbersSeen Numbers => _numbers ??= OfPerson("numbers", () => NumbersSeen.By(database, Name, Today));

    public DateOnly Today => DateOnly.FromDateTime(Now);

    public Doer Doer => new(Name ?? throw new InvalidOperationException("nobody is known to act"), Today, Now);

    // A name that nobody has can be any text, so nothing is kept for it.
    private T OfPerson<T>(string what, Func<T> read) => People.Any(p => p.Name == Name) ? site.Kept.Of(what, read, Name!) : read();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Why this person may not do something, in words; null where they may.</summary>
    public string? Refusal(Act act, Reader reader) => May(act) switch
    {
        WhoActsOutcome.May => null,
        WhoActsOutcome.MayNot no => reader.Say("act.may_not", ("name", no.Name), ("act", reader.Reasons.Say($"act.{act}")), ("who", Others(act, reader))),
        _ => Staff.IsEmpty ? reader["act.no_staff"] : reader.Say("act.nobody", ("act", reader.Reasons.Say($"act.{act}"))),
    };

    /// <summary>Who else may do it, as the end of a sentence names them.</summary>
    public string Others(Act act, Reader reader)
    {
        var names = Staff.Where(s => s.Name != Name && Rights.Allows(s.RolesOn(Today), act)).Select(s => s.Name).ToList();
        return names.Count switch
        {
            0 => reader["act.nobody_can"],
            1 => reader.Say("act.one_can", ("name", names[0])),
            _ => reader.Say("act.some_can", ("names", string.Join(", ", names.SkipLast(1))), ("last", names[^1])),
        };
    }

    /// <summary>Whether the person here may do something.</summary>
    public WhoActsOutcome May(Act act) => act == Act.SeeAccountNumbers ? Numbers.Reader : Name is { } name ? WhoActs.Of(database, name, act, Today, name) : new WhoActsOutcome.NobodyNamed(act);
}
