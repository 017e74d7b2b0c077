using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Palier.App.Programmes;
using Palier.Core.Acting;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A file of cases about a text.</summary>
internal sealed record CasesGiven(string Name, string Text);

/// <summary>A version that is to be proposed, with the cases that speak for it; of a text that says several programmes, the one of this name.</summary>
internal sealed record VersionProposed(string Text, string? Programme = null, ImmutableArray<CasesGiven>? Cases = null);

/// <summary>A proposal as lists show it.</summary>
internal sealed record PublicationShort(int Number, string Programme, int Version, DateOnly ValidFrom, string Hash, PublicationState State, int Differences, int Cases, int Failed, string By, DateOnly Day, string? DecidedBy, DateOnly? DecidedOn);

/// <summary>A proposal with everything that an approval is bound to, as its hash was made of it.</summary>
internal sealed record PublicationDetail(PublicationShort Publication, JsonNode Shown);

/// <summary>Versions of programmes: proposed by one person, published by another. The tag of one that waits is the hash that the approval is bound to.</summary>
internal static class PublicationCalls
{
    private const string Part = "publications";

    private static readonly string[] refusals = ["publication_known", "publication_taken", "publication_breaks", "publication_unfit"];

    private static readonly string[] deciding =
        ["publication_none", "publication_published_before", "publication_rejected_before", "publication_replaced", "publication_overtaken", "same_person", "approved_by_them", "concerns_them", "shown_changed", .. refusals];

    public static IEnumerable<Call> All =>
    [
        Fits.List("/publications", "listPublications", Part, typeof(PublicationShort), asked => asked.Page(ListPublications.Run(asked.Database).Where(p => asked.Fit("programme", p.Shown.Programme)), p => Listing.Down(p.Number), Shown), Fits.Programme),
        Call.Read("/publications/{number}", "readPublication", Part, typeof(PublicationDetail), Read, "publication_none"),
        Call.Do("/publications", "proposePublication", Part, Act.Publish, typeof(VersionProposed), [typeof(PublicationOutcome.Proposed), typeof(PublicationOutcome.ProposedBefore)], Propose, ["programme_refused", .. refusals])
            with { Status = StatusCodes.Status201Created },
        Call.Do("/publications/{number}/approval", "approvePublication", Part, Act.DecidePublication, null, [typeof(PublicationOutcome.Published)], asked => Decide(asked, true), deciding) with { Shown = Tag },
        Call.Do("/publications/{number}/rejection", "rejectPublication", Part, Act.DecidePublication, null, [typeof(PublicationOutcome.Rejected)], asked => Decide(asked, false), deciding) with { Shown = Tag },
    ];

    private static Answer Read(Asked asked) => Find(asked) is { } one
        ? Answer.Of(new PublicationDetail(Shown(one), JsonNode.Parse(one.Shown.Content)!)) with { Tag = Tag(asked) } : asked.Refuse("publication_none", figures: ("number", asked.Place("number")));

    private static Answer Propose(Asked asked)
    {
        var (body, doer) = (asked.Body<VersionProposed>(), asked.Doer);
        var read = ProposedText.Read(asked.Database, Encoding.UTF8.GetBytes(body.Text), [.. (body.Cases ?? []).Select(c => (c.Name, Encoding.UTF8.GetBytes(c.Text)))]);
        var texts = read is ReadText.Readable readable ? [.. readable.Texts.Where(t => body.Programme is null || t.Programme.Name == body.Programme)] : ImmutableArray<ProposedText>.Empty;
        return texts is not [var text]
            ? asked.Refuse("programme_refused", figures: ("mistakes", read is ReadText.Refused refused ? string.Join(' ', refused.Mistakes.Take(20).Select(m => asked.Words.Finding(m))) : ""))
            : asked.Do(asked.Telling.Of, () => ProposePublication.Run(asked.Database, text, doer.Name, doer.On, doer.Now),
                o => o switch { PublicationOutcome.Proposed p => $"/api/publications/{p.Number}", PublicationOutcome.ProposedBefore p => $"/api/publications/{p.Number}", _ => null });
    }

    private static Answer Decide(Asked asked, bool publish)
    {
        var doer = asked.Doer;
        return asked.Do(asked.Telling.Of, () => DecidePublication.Run(asked.Database, asked.Number(), publish, doer.Name, doer.On, doer.Now, asked.ShownHash));
    }

    private static PublicationListed? Find(Asked asked) => ListPublications.Run(asked.Database).FirstOrDefault(p => p.Number == asked.Number());

    private static string? Tag(Asked asked) => Find(asked) is { } one ? one.State == PublicationState.Waits ? one.Hash : $"{one.Hash}.{JsonNamingPolicy.KebabCaseLower.ConvertName($"{one.State}")}" : null;

    private static PublicationShort Shown(PublicationListed p) => new(
        p.Number, p.Shown.Programme, p.Shown.Version, p.Shown.ValidFrom, p.Hash, p.State, p.Shown.Differences.Length, p.Shown.Cases.Length, p.Shown.Failed, p.By, p.Day, p.DecidedBy, p.DecidedOn);
}
