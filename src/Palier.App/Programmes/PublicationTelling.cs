using Palier.App.Programmes;
using Palier.Core.Definition.Yaml;

namespace Palier.App.Ledger;

/// <summary>What came of proposing a version of a programme, and of deciding it.</summary>
public sealed partial class MoneyTelling
{
    public MoneyTold Of(PublicationOutcome outcome) => outcome switch
    {
        PublicationOutcome.Proposed o => Done("publication_proposed", ShownJson(o.Number, false, o.Shown), ("number", Plain(o.Number)), ("programme", Title(o.Shown.Programme)), ("version", Plain(o.Shown.Version)), ("answer", PublicationText.Answer(o.Shown, words))),
        PublicationOutcome.ProposedBefore o => Done("publication_proposed_before", ShownJson(o.Number, false, o.Shown), ("number", Plain(o.Number)), ("programme", Title(o.Shown.Programme)), ("version", Plain(o.Shown.Version))),
        PublicationOutcome.Published o => Done("publication_published", ShownJson(o.Number, true, o.Shown), ("programme", Title(o.Shown.Programme)), ("version", Plain(o.Shown.Version)), ("day", Day(o.Shown.ValidFrom)), ("hash", o.Shown.Text)),
        PublicationOutcome.Rejected o => Done("publication_rejected", new { publication = o.Number, published = false, o.Programme, o.Version }, ("number", Plain(o.Number)), ("programme", Title(o.Programme)), ("version", Plain(o.Version))),
        PublicationOutcome.NoSuchPublication o => Refused("publication_none", ("number", Plain(o.Number))),
        PublicationOutcome.DecidedBefore o => Refused(o.WasPublished ? "publication_published_before" : "publication_rejected_before", ("number", Plain(o.Number)), ("by", o.By)),
        PublicationOutcome.Replaced o => Refused("publication_replaced", ("number", Plain(o.Number)), ("later", Plain(o.By))),
        PublicationOutcome.Overtaken o => Refused("publication_overtaken", ("number", Plain(o.Number)), ("programme", Title(o.Programme)), ("version", Plain(o.Version)), ("latest", Plain(o.Latest))),
        PublicationOutcome.NotApproved o => Of(o.Why),
        PublicationOutcome.Refused o => Of(o.Why),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    private MoneyTold Of(PublishOutcome refused) => refused switch
    {
        PublishOutcome.AlreadyPublished o => Done("publication_known", new { o.Name, o.Version, published = true }, ("programme", Title(o.Name)), ("version", Plain(o.Version))),
        PublishOutcome.VersionTaken o => Refused("publication_taken", ("programme", Title(o.Name)), ("version", Plain(o.Version))),
        PublishOutcome.PromiseBroken o => Refused("publication_breaks", ("version", Plain(o.Version)), ("promises", string.Join(" ", o.Broken.Select(b => words.Say("money.publication_promise",
            ("version", Plain(o.Version)), ("changed", string.Join(", ", b.Changed)), ("promise", b.Promise.Name), ("day", Day(b.Promise.Until))))))),
        PublishOutcome.DoesNotFit o => Refused("publication_unfit", ("version", Plain(o.Version)), ("mistakes", string.Join(" ", o.Mistakes.Select(words.Mistake)))),
        _ => throw new InvalidOperationException($"{refused} is no refusal"),
    };

    private static object ShownJson(int number, bool published, Publication shown) => new { publication = number, published, hash = shown.Hash, shown };
}
