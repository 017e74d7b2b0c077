using Palier.Core.Facts;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>What came of enrolling.</summary>
public abstract record EnrolOutcome
{
    private EnrolOutcome()
    {
    }

    /// <summary>How many were enrolled now, and how many took part already.</summary>
    public sealed record Enrolled(int Now, int Already) : EnrolOutcome;

    public sealed record UnknownProgramme(string Name) : EnrolOutcome;

    public sealed record UnknownPartner(string Id) : EnrolOutcome;
}

/// <summary>Enrols all partners, or one, in a published programme. Who takes part on that day already stays as it is.</summary>
public static class Enrol
{
    public static EnrolOutcome Run(Database database, string programme, string? partner, DateOnly from, DateTime now)
    {
        using var saving = database.Begin(now, $"enrol {programme}");
        if (!saving.Context.ProgrammeVersions.Any(v => v.Name == programme))
        {
            return new EnrolOutcome.UnknownProgramme(programme);
        }

        var partners = saving.Context.Organisations.Where(o => partner == null || o.Id == partner).Select(o => o.Id).Distinct().ToArray();
        if (partner is not null && partners.Length == 0)
        {
            return new EnrolOutcome.UnknownPartner(partner);
        }

        var latest = saving.Context.Enrolments.Where(e => e.Programme == programme).OrderBy(e => e.Sequence).AsEnumerable()
            .GroupBy(e => (e.Partner, e.From)).Select(g => g.Last());
        var already = latest.Where(e => e.From <= from && (e.Until is null || e.Until > from)).Select(e => e.Partner).ToHashSet(StringComparer.Ordinal);
        var joining = partners.Where(p => !already.Contains(p)).Order(StringComparer.Ordinal).ToArray();
        if (joining.Length > 0)
        {
            saving.Add(joining.Select(p => new Enrolment { Partner = p, Programme = programme, AcceptedOn = from, From = from }));
            saving.Commit();
        }

        return new EnrolOutcome.Enrolled(joining.Length, partners.Length - joining.Length);
    }
}
