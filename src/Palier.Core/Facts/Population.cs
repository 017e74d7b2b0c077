using System.Collections.Concurrent;
using System.Collections.Immutable;
using Palier.Core.Definition;

namespace Palier.Core.Facts;

/// <summary>Where a partner stands in the hierarchy from a day on: a site below its country, a country below its group.</summary>
/// <param name="Parent">The partner above it; null where it stands by itself.</param>
public sealed record Belonging(string Partner, string? Parent, DateOnly From);

/// <summary>That one partner took over another on a day.</summary>
public sealed record Takeover(string Partner, string Into, DateOnly On);

/// <summary>
/// Everyone who is known, with who belongs to whom. Partners are evaluated one by one; what looks beyond one partner (a group's
/// revenue, a rank, a pool) asks here.
/// </summary>
public sealed class Population
{
    private readonly ConcurrentDictionary<DateTime, Population> _before = new();
    private readonly Lazy<ImmutableArray<PartnerFacts>> _all;
    private readonly Lazy<Dictionary<string, PartnerFacts>> _byId;
    private readonly ILookup<string, Belonging> _belongings;

    public Population(ImmutableArray<PartnerFacts> all, ImmutableArray<Belonging> belongings = default, ImmutableArray<Takeover> takeovers = default)
    {
        (Belongings, Takeovers) = (belongings.IsDefault ? [] : belongings, takeovers.IsDefault ? [] : takeovers);
        (_all, _byId) = (new(all), ById());
        _belongings = Belongings.OrderBy(b => b.From).ToLookup(b => b.Partner, StringComparer.Ordinal);
    }

    // Worked out when it is first asked for: few figures look beyond one partner.
    private Population(Population now, DateTime until)
    {
        (Belongings, Takeovers, _belongings) = (now.Belongings, now.Takeovers, now._belongings);
        (_all, _byId) = (new(() => [.. now.All.Select(p => AsKnown.Before(p, until))]), ById());
    }

    public ImmutableArray<PartnerFacts> All => _all.Value;

    public ImmutableArray<Belonging> Belongings { get; }

    public ImmutableArray<Takeover> Takeovers { get; }

    /// <summary>Everyone with the facts that were known before a moment.</summary>
    public Population KnownBefore(DateTime until) => until == DateTime.MaxValue ? this : _before.GetOrAdd(until, moment => new Population(this, moment));

    /// <summary>The same with other facts of one partner.</summary>
    public Population With(PartnerFacts one) => new([.. All.Select(p => p.Partner.Id == one.Partner.Id ? one : p)], Belongings, Takeovers);

    public PartnerFacts? Find(string partner) => _byId.Value.GetValueOrDefault(partner);

    /// <summary>The partner above another on a day: as its history says, else as it is registered.</summary>
    public string? ParentOf(string partner, DateOnly on)
    {
        var known = _belongings[partner].LastOrDefault(b => b.From <= on);
        return known is not null ? known.Parent : Find(partner)?.Partner.Parent;
    }

    /// <summary>The partner at the top of the hierarchy that a partner belongs to on a day.</summary>
    public string GroupOf(string partner, DateOnly on)
    {
        var (top, seen) = (partner, new HashSet<string>(StringComparer.Ordinal) { partner });
        while (ParentOf(top, on) is { } parent && seen.Add(parent))
        {
            top = parent;
        }

        return top;
    }

    /// <summary>Everyone of the same group, of it in the same country, or of it in the same region, on a day; the partner itself among them.</summary>
    /// <param name="of">The partner.</param>
    /// <param name="across"><c>group</c>, <c>country</c> or <c>region</c>.</param>
    /// <param name="on">The day whose hierarchy counts.</param>
    public ImmutableArray<PartnerFacts> Across(PartnerFacts of, string across, DateOnly on)
    {
        var group = GroupOf(of.Partner.Id, on);
        var members = All.Where(p => p.Partner.Id == of.Partner.Id || GroupOf(p.Partner.Id, on) == group);
        return
        [
            .. (across switch
            {
                "country" => members.Where(p => p.Partner.Country == of.Partner.Country),
                "region" => members.Where(p => p.Partner.Region == of.Partner.Region),
                _ => members,
            }).OrderBy(p => p.Partner.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What counts for a partner under a programme on a day: with those below it, as its text says who is the member, and with those they took over.</summary>
    public PartnerFacts MemberFacts(Programme programme, PartnerFacts of, DateOnly on) =>
        Together(of, programme.HeldBy is "country" or "group" ? All.Where(p => p.Partner.Id != of.Partner.Id && IsBelow(p.Partner.Id, of.Partner.Id, on)) : [], programme, on);

    /// <summary>The facts of several partners taken together, each once, with those of partners they took over.</summary>
    /// <param name="first">The one in whose name they are taken together.</param>
    /// <param name="members">The partners, <paramref name="first"/> among them or not.</param>
    /// <param name="programme">Whose answer says whether history moves.</param>
    /// <param name="on">The day in question.</param>
    public PartnerFacts Together(PartnerFacts first, IEnumerable<PartnerFacts> members, Programme programme, DateOnly on)
    {
        var own = Find(first.Partner.Id) ?? first;
        var all = members.Append(own).ToList();
        if (programme.Answers.Mergers == Mergers.HistoryMoves)
        {
            all.AddRange(Takeovers.Where(t => t.On <= on && all.Exists(m => m.Partner.Id == t.Into)).Select(t => Find(t.Partner)).OfType<PartnerFacts>().ToList());
        }

        return Merged(own, all.DistinctBy(m => m.Partner.Id).Where(m => m.Partner.Id != own.Partner.Id));
    }

    /// <summary>One partner's facts with those of others put to them.</summary>
    public static PartnerFacts Merged(PartnerFacts of, IEnumerable<PartnerFacts> others)
    {
        var (merged, members) = (of, new HashSet<string>(StringComparer.Ordinal) { of.Partner.Id });
        foreach (var other in others)
        {
            merged = merged with
            {
                Sales = merged.Sales.AddRange(other.Sales),
                Employments = merged.Employments.AddRange(other.Employments.Select(e => e with { Partner = of.Partner.Id })),
                Certificates = [.. merged.Certificates.Concat(other.Certificates).Distinct()],
                People = [.. merged.People.Concat(other.People).DistinctBy(p => p.Id)],
                Customers = [.. merged.Customers.Concat(other.Customers).DistinctBy(c => c.Id)],
                Invoices = merged.Invoices.AddRange(other.Invoices),
                Occurrences = merged.Occurrences.AddRange(other.Occurrences),
                Asserted = merged.Asserted.AddRange(other.Asserted),
                EmploymentsElsewhere = [.. merged.EmploymentsElsewhere.Concat(other.EmploymentsElsewhere).Distinct()],
            };
            members.Add(other.Partner.Id);
        }

        // Who works for two of them works for one member.
        return members.Count == 1 ? merged : merged with { EmploymentsElsewhere = [.. merged.EmploymentsElsewhere.Where(e => !members.Contains(e.Partner))] };
    }

    private Lazy<Dictionary<string, PartnerFacts>> ById() => new(() => All.ToDictionary(p => p.Partner.Id, StringComparer.Ordinal));

    private bool IsBelow(string partner, string above, DateOnly on)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { partner };
        for (var at = ParentOf(partner, on); at is not null && seen.Add(at); at = ParentOf(at, on))
        {
            if (at == above)
            {
                return true;
            }
        }

        return false;
    }
}
