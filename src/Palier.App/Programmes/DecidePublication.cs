using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Programmes;

/// <summary>Decides, as the second person, a version that was proposed. Published, it is a version of its programme in the same moment.</summary>
public static class DecidePublication
{
    /// <param name="database">Where the programmes are published.</param>
    /// <param name="number">The proposal.</param>
    /// <param name="publish">Whether it is published; otherwise it is rejected.</param>
    /// <param name="by">The second person.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="shown">The hash of what the person was shown; null where only the number was given.</param>
    public static PublicationOutcome Run(Database database, int number, bool publish, string by, DateOnly on, DateTime now, string? shown = null)
    {
        using var saving = database.Begin(now, $"{(publish ? "publish" : "reject")} publication {number}");
        var context = saving.Context;
        if (context.Publications.FirstOrDefault(p => p.Number == number) is not { } asked)
        {
            return new PublicationOutcome.NoSuchPublication(number);
        }

        if (context.PublicationDecisions.FirstOrDefault(d => d.Publication == number) is { } before)
        {
            return new PublicationOutcome.DecidedBefore(number, before.Published, before.By);
        }

        var (what, version) = (Publication.Read(asked.Content), VersionOf(asked));
        if (publish && NoLonger(context, asked, what, version) is { } no)
        {
            return no;
        }

        // What is approved is what stands there now: the content with the text that it names.
        var hash = Publish.HashOf(asked.Bytes) == what.Text ? Proposal.HashOf(asked.Content) : "";
        var approval = Approving.Decide(saving, new ToApprove(Subject.Publication, number, hash, Approving.Who(context, asked.By), [], 1), by, publish, shown ?? asked.Hash, on);
        if (approval is not (Approval.Complete or Approval.Rejected))
        {
            return new PublicationOutcome.NotApproved(approval);
        }

        saving.AddRows([new PublicationDecisionRow { Publication = number, Published = publish, AskedBy = asked.By, By = by, Day = on }]);
        if (publish)
        {
            saving.AddRows([version]);
        }

        return Deeds.Commit<PublicationOutcome>(saving, new Deed(publish ? "publish" : "reject", by, on, $"publication {number}", hash),
            publish ? new PublicationOutcome.Published(number, what) : new PublicationOutcome.Rejected(number, asked.Name, asked.Version));
    }

    /// <summary>Why a proposal cannot be published any more; null where it can.</summary>
    internal static PublicationOutcome? NoLonger(PalierContext context, PublicationRow asked, Publication what, ProgrammeVersionRow version)
    {
        if (ProposePublication.Waiting(context, version).First() is { } latest && latest.Number > asked.Number)
        {
            return new PublicationOutcome.Replaced(asked.Number, latest.Number);
        }

        var published = ProposePublication.Published(context, asked.Name);
        return !published.SequenceEqual(what.Published) ? new PublicationOutcome.Overtaken(asked.Number, asked.Name, asked.Version, published[^1])
            : Publish.Refusal(context, version) is { } why ? new PublicationOutcome.Refused(why) : null;
    }

    internal static ProgrammeVersionRow VersionOf(PublicationRow asked) =>
        new() { Name = asked.Name, Version = asked.Version, Bytes = asked.Bytes, Hash = asked.TextHash, ValidFrom = asked.ValidFrom, PublishedOn = asked.PublishedOn };
}
