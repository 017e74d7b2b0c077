using System.Collections.Immutable;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Standing;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Audit;

namespace Palier.App.Programmes;

/// <summary>What came of enrolling.</summary>
public abstract record EnrolOutcome
{
    private EnrolOutcome()
    {
    }

    /// <summary>How many were enrolled now, how many took part already, and whom the programme's membership does not let in on that day.</summary>
    public sealed record Enrolled(DateOnly From, int Now, int Already, ImmutableArray<NotLetIn> NotLetIn) : EnrolOutcome;

    public sealed record UnknownProgramme(string Name) : EnrolOutcome;

    public sealed record UnknownPartner(string Id) : EnrolOutcome;
}

/// <summary>A partner that may not take part on the day asked for, with the lines that say why.</summary>
public sealed record NotLetIn(string Partner, ImmutableArray<Reason> Why);

/// <summary>Enrols all partners, or one, in a published programme. Who takes part on that day already stays as it is.</summary>
public static class Enrol
{
    /// <param name="database">Where the facts are.</param>
    /// <param name="programme">The name of a published programme.</param>
    /// <param name="partner">The partner; all when null.</param>
    /// <param name="asked">The first day that counts; the programme's own first day when null.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="by">Who enrols.</param>
    public static EnrolOutcome Run(Database database, string programme, string? partner, DateOnly? asked, DateTime now, string by = AuditNote.Program)
    {
        using var saving = database.Begin(now, $"enrol {programme}");
        var versions = saving.Context.ProgrammeVersions.Where(v => v.Name == programme).Select(v => v.ValidFrom).ToArray();
        if (versions.Length == 0)
        {
            return new EnrolOutcome.UnknownProgramme(programme);
        }

        var on = asked ?? versions.Min();
        var from = FirstDay(saving.Context, programme, on);
        var partners = saving.Context.Organisations.Where(o => partner == null || o.Id == partner).Select(o => o.Id).Distinct().ToArray();
        if (partner is not null && partners.Length == 0)
        {
            return new EnrolOutcome.UnknownPartner(partner);
        }

        var latest = saving.Context.Enrolments.Where(e => e.Programme == programme).OrderBy(e => e.Sequence).AsEnumerable()
            .GroupBy(e => (e.Partner, e.From)).Select(g => g.Last());
        var already = latest.Where(e => e.From <= from && (e.Until is null || e.Until > from)).Select(e => e.Partner).ToHashSet(StringComparer.Ordinal);
        var joining = partners.Where(p => !already.Contains(p)).Order(StringComparer.Ordinal).ToArray();
        var refused = NotLetInto(database, programme, joining, on);
        joining = [.. joining.Except(refused.Select(r => r.Partner))];
        var outcome = new EnrolOutcome.Enrolled(from, joining.Length, partners.Length - joining.Length - refused.Length, refused);
        if (joining.Length > 0)
        {
            saving.Add(joining.Select(p => new Enrolment { Partner = p, Programme = programme, AcceptedOn = on, From = from }));
            saving.Commit(new AuditNote(by, "enrol", programme).With("partners", joining.Length).With("partner", partner).With("from", from), outcome);
        }

        return outcome;
    }

    // Where the text says when taking part begins, the day that is asked for is the day the terms were accepted.
    private static DateOnly FirstDay(PalierContext context, string programme, DateOnly on) =>
        PublishedProgrammes.InForce(PublishedProgrammes.All(context), on).FirstOrDefault(p => p.Name == programme)?.Membership?.Starts is { } starts
            ? Starting.Day(starts, on) : on;

    private static ImmutableArray<NotLetIn> NotLetInto(Database database, string name, string[] joining, DateOnly from)
    {
        var texts = PublishedProgrammes.All(database);
        if (PublishedProgrammes.InForce(texts, from).FirstOrDefault(p => p.Name == name) is not { Membership: not null } programme)
        {
            return [];
        }

        var asked = joining.ToHashSet(StringComparer.Ordinal);
        return [.. FactLoading.Load(database).Where(f => asked.Contains(f.Partner.Id)).AsParallel().AsOrdered()
            .Select(facts => (facts.Partner.Id, Check: new Evaluation<WithReasons>(programme, facts, texts).MayJoin(from)))
            .Where(p => !p.Check.Holds)
            .Select(p => new NotLetIn(p.Id, p.Check.Lines))];
    }
}
