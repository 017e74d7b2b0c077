using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Palier.Core.Facts;

namespace Palier.Data;

/// <summary>What is known of partners beside sales and people, by partner: those that count now, and those that newer ones took the place of.</summary>
internal sealed class FactsBeside
{
    private (ILookup<string, Invoice> Now, ILookup<string, Invoice> Earlier) _invoices;
    private (ILookup<string, AssertedFact> Now, ILookup<string, AssertedFact> Earlier) _asserted;
    private (ILookup<string, Enrolment> Now, ILookup<string, Enrolment> Earlier) _enrolments;
    private (ILookup<string, Occurrence> Now, ILookup<string, Occurrence> Earlier) _occurrences;
    private (ILookup<string, PlacedHold> Now, ILookup<string, PlacedHold> Earlier) _placed;
    private ILookup<string, LevelOverride> _overrides = Array.Empty<LevelOverride>().ToLookup(o => o.Partner);
    private ILookup<string, BroughtLevel> _brought = Array.Empty<BroughtLevel>().ToLookup(o => o.Partner);
    private ILookup<string, Refusal> _refusals = Array.Empty<Refusal>().ToLookup(o => o.Partner);
    private ILookup<string, HoldRelease> _releases = Array.Empty<HoldRelease>().ToLookup(o => o.Partner);

    public static FactsBeside Load(PalierContext context, long upTo, string[]? ids) => new()
    {
        _invoices = FactLoading.Facts(FactLoading.Of(context.Invoices, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)), r => r.Id, RowMapping.Fact, i => i.Partner),
        _asserted = FactLoading.Facts(FactLoading.Of(context.AssertedFacts, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)), r => (r.Partner, r.What, r.From), RowMapping.Fact, a => a.Partner),
        _enrolments = FactLoading.Facts(FactLoading.Of(context.Enrolments, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)), r => (r.Partner, r.Programme, r.From), RowMapping.Fact, e => e.Partner),
        _occurrences = FactLoading.Facts(FactLoading.Of(context.Occurrences, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)), r => (r.Partner, r.Kind, r.Key), RowMapping.Fact, o => o.Partner),
        _placed = FactLoading.Facts(FactLoading.Of(context.PlacedHolds, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)), r => r.Number, RowMapping.Fact, h => h.Partner),
        _overrides = FactLoading.Of(context.LevelOverrides, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)).AsEnumerable().Select(RowMapping.Fact).ToLookup(o => o.Partner),
        _brought = FactLoading.Of(context.BroughtLevels, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)).AsEnumerable().Select(RowMapping.Fact).ToLookup(b => b.Partner),
        _refusals = FactLoading.Of(context.Refusals, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)).AsEnumerable().Select(RowMapping.Fact).ToLookup(r => r.Partner),
        _releases = FactLoading.Of(context.HoldReleases, upTo, ids, r => EF.Parameter(ids!).Contains(r.Partner)).AsEnumerable().Select(RowMapping.Fact).ToLookup(r => r.Partner),
    };

    /// <summary>A partner's facts with these.</summary>
    public PartnerFacts PutTo(PartnerFacts facts, ImmutableArray<Employment> employmentsBefore, ImmutableArray<Certificate> certificatesBefore)
    {
        var id = facts.Partner.Id;
        var replaced = new PartnerFacts
        {
            Partner = facts.Partner,
            Employments = employmentsBefore,
            Certificates = certificatesBefore,
            Invoices = [.. _invoices.Earlier[id]],
            Asserted = [.. _asserted.Earlier[id]],
            Enrolments = [.. _enrolments.Earlier[id]],
            Occurrences = [.. _occurrences.Earlier[id]],
            PlacedHolds = [.. _placed.Earlier[id]],
        };
        return facts with
        {
            Invoices = [.. _invoices.Now[id]],
            Asserted = [.. _asserted.Now[id]],
            Enrolments = [.. _enrolments.Now[id]],
            Occurrences = [.. _occurrences.Now[id]],
            PlacedHolds = [.. _placed.Now[id]],
            Overrides = [.. _overrides[id]],
            Brought = [.. _brought[id]],
            Refusals = [.. _refusals[id]],
            Releases = [.. _releases[id]],
            Replaced = AsKnown.Moments(replaced).Any() ? replaced : null,
        };
    }
}
