using Palier.App.Approvals;

namespace Palier.App.Ledger;

/// <summary>What came of setting a level against the reviews.</summary>
public sealed partial class MoneyTelling
{
    public MoneyTold Of(OverrideOutcome outcome) => outcome switch
    {
        OverrideOutcome.Proposed o => Done("override_proposed", OverrideJson(o.Number, o.Asked, false), [.. Figures(o.Asked), ("number", Plain(o.Number))]),
        OverrideOutcome.InForce o => Done("override_in_force", OverrideJson(o.Number, o.Asked, true), [.. Figures(o.Asked), ("number", Plain(o.Number))]),
        OverrideOutcome.Rejected o => Done("override_rejected", new { @override = o.Number, inForce = false }, ("number", Plain(o.Number))),
        OverrideOutcome.ReasonMissing => Refused("reason_missing"),
        OverrideOutcome.NoSuchProgramme o => Refused("no_programme", ("name", o.Name), ("published", "-")),
        OverrideOutcome.NoSuchPartner o => Refused("no_partner", ("id", o.Id)),
        OverrideOutcome.NoSuchLevel o => Refused("no_level", ("level", o.Level), ("levels", o.Levels.IsEmpty ? "-" : string.Join(", ", o.Levels))),
        OverrideOutcome.EndsBeforeItBegins o => Refused("override_ends_before", ("from", Day(o.From)), ("until", Day(o.Until))),
        OverrideOutcome.NobodyMay o => Refused("override_nobody_may", ("programme", Title(o.Programme))),
        OverrideOutcome.TooLong o => Refused("override_too_long", ("until", Day(o.Latest.AddDays(-1)))),
        OverrideOutcome.NoSuchOverride o => Refused("no_override", ("number", Plain(o.Number))),
        OverrideOutcome.DecidedBefore o => Refused(o.Approved ? "override_approved_before" : "override_rejected_before", ("number", Plain(o.Number)), ("by", o.By)),
        OverrideOutcome.NotApproved o => Of(o.Why),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    private (string, string)[] Figures(OverrideAsked asked) =>
        [("programme", Title(asked.Programme)), ("partner", asked.Partner), ("level", asked.Level), ("from", Day(asked.From)), ("until", Day(asked.Until.AddDays(-1)))];

    private static object OverrideJson(int number, OverrideAsked asked, bool inForce) =>
        new { @override = number, asked.Programme, asked.Partner, asked.Level, asked.From, asked.Until, inForce };
}
