using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.Reference;

/// <summary>All that is given: every partner's facts, who belongs to whom, who took over whom, and the texts.</summary>
public sealed record Everyone(
    ImmutableArray<PartnerFacts> Partners, ImmutableArray<Belonging> Belongings, ImmutableArray<Takeover> Takeovers, ImmutableArray<Programme> Texts)
{
    // What was worked out once for the same question is not worked out again: everyone as known on a day, and members.
    private readonly Dictionary<(DateOnly Day, string Zone), Everyone> _known = [];

    internal Dictionary<(Programme Text, string Id, DateOnly Day), Reckoning> Members { get; init; } = [];

    public PartnerFacts Find(string id) => Partners.First(p => p.Partner.Id == id);

    /// <summary>Who stands above a partner on a day: as its dated belonging says, else as it is registered.</summary>
    private string? Above(string id, DateOnly day)
    {
        var dated = Belongings.Where(b => b.Partner == id && b.From <= day).OrderBy(b => b.From).ToList();
        return dated.Count > 0 ? dated[^1].Parent : Partners.FirstOrDefault(p => p.Partner.Id == id)?.Partner.Parent;
    }

    // A ring of parents ends where it would begin again.
    private List<string> AllAbove(string id, DateOnly day)
    {
        var above = new List<string>();
        for (var one = Above(id, day); one is not null && one != id && !above.Contains(one); one = Above(one, day))
        {
            above.Add(one);
        }

        return above;
    }

    private string Top(string id, DateOnly day) => AllAbove(id, day).LastOrDefault() ?? id;

    /// <summary>"<c>held_by</c>: who is the member; the member counts everything below it" (The head); with what it took over (Answers: <c>mergers</c>).</summary>
    public PartnerFacts Member(string id, Programme text, DateOnly day) => Together(id,
        text.HeldBy is "country" or "group" ? Partners.Where(p => AllAbove(p.Partner.Id, day).Contains(id)).Select(p => p.Partner.Id) : [], text, day);

    /// <summary>"<c>across</c>: of everyone in the group, or of it in the same country or region" (Metrics), in the order of their names.</summary>
    public IReadOnlyList<PartnerFacts> Group(string id, string across, DateOnly day)
    {
        var own = Find(id).Partner;
        return [.. Partners
            .Where(p => Top(p.Partner.Id, day) == Top(id, day))
            .Where(p => across == "country" ? p.Partner.Country == own.Country : across != "region" || p.Partner.Region == own.Region)
            .OrderBy(p => p.Partner.Id, StringComparer.Ordinal)];
    }

    /// <summary>Several partners as one. Nobody is counted twice, and what somebody took over counts from the day of the takeover.</summary>
    public PartnerFacts Together(string id, IEnumerable<string> with, Programme text, DateOnly day)
    {
        var ids = with.Append(id).Distinct().ToList();
        if (text.Answers.Mergers == Mergers.HistoryMoves)
        {
            ids.AddRange(Takeovers.Where(t => t.On <= day && ids.Contains(t.Into)).Select(t => t.Partner).Where(p => Partners.Any(f => f.Partner.Id == p)).ToList());
        }

        var others = ids.Where(i => i != id).Distinct().Order(StringComparer.Ordinal).Select(Find).ToList();
        var all = others.Prepend(Find(id)).ToList();
        return Find(id) with
        {
            Sales = [.. all.SelectMany(p => p.Sales)],
            Employments = [.. all.SelectMany(p => p.Employments).Select(e => e with { Partner = id })],
            EmploymentsElsewhere = [.. all.SelectMany(p => p.EmploymentsElsewhere).Where(e => !ids.Contains(e.Partner)).Distinct()],
            Certificates = [.. all.SelectMany(p => p.Certificates).Distinct()],
            People = [.. all.SelectMany(p => p.People).DistinctBy(p => p.Id)],
            Customers = [.. all.SelectMany(p => p.Customers).DistinctBy(c => c.Id)],
            Invoices = [.. all.SelectMany(p => p.Invoices)],
            Occurrences = [.. all.SelectMany(p => p.Occurrences)],
            Asserted = [.. all.SelectMany(p => p.Asserted)],
        };
    }

    /// <summary>What was known at the end of a day, in the time zone of a text (Levels: "decided with what was known on its day").</summary>
    public Everyone KnownOn(DateOnly day, string zone) => _known.TryGetValue((day, zone), out var known) ? known
        : _known[(day, zone)] = new Everyone([.. Partners.Select(p => KnownOn(p, day, zone))], Belongings, Takeovers, Texts);

    internal static PartnerFacts KnownOn(PartnerFacts facts, DateOnly day, string zone)
    {
        bool Was(Known known) => DayOf(known, zone) <= day;
        return facts with
        {
            Sales = [.. facts.Sales.Where(f => Was(f.Known))],
            Employments = [.. facts.Employments.Where(f => Was(f.Known))],
            EmploymentsElsewhere = [.. facts.EmploymentsElsewhere.Where(f => Was(f.Known))],
            Certificates = [.. facts.Certificates.Where(f => Was(f.Known))],
            Invoices = [.. facts.Invoices.Where(f => Was(f.Known))],
            Asserted = [.. facts.Asserted.Where(f => Was(f.Known))],
            Enrolments = [.. facts.Enrolments.Where(f => Was(f.Known))],
            Occurrences = [.. facts.Occurrences.Where(f => Was(f.Known))],
            Overrides = [.. facts.Overrides.Where(f => Was(f.Known))],
            Brought = [.. facts.Brought.Where(f => Was(f.Known))],
            Refusals = [.. facts.Refusals.Where(f => Was(f.Known))],
            Releases = [.. facts.Releases.Where(f => Was(f.Known))],
        };
    }

    /// <summary>The day on which something became known, in a time zone; the first day there is for what was always known.</summary>
    public static DateOnly DayOf(Known known, string zone) => known.At.Year < 1900
        ? DateOnly.MinValue
        : DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(known.At, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(zone)));
}
