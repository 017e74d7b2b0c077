using System.Globalization;
using Palier.Core.Ledger;

namespace Palier.Core.Wording;

/// <summary>How statements and disputes stand, in words.</summary>
public static class AgreementText
{
    /// <summary>How a statement stands: "can be disputed until 28 April 2025".</summary>
    public static string Said(this Words words, Agreement agreement) => words.Say($"agreement.{agreement.GetType().Name}", agreement switch
    {
        Agreement.Corrected corrected => [("number", corrected.By)],
        Agreement.InDispute dispute => [("day", words.Language.Day(dispute.Since))],
        Agreement.Confirmed confirmed => [("day", words.Language.Day(confirmed.On))],
        Agreement.ByItself itself => [("day", words.Language.Day(itself.On))],
        Agreement.Lapsed lapsed => [("day", words.Language.Day(lapsed.On))],
        Agreement.Waits waits => [("day", words.Language.Day(waits.Until))],
        _ => [],
    });

    /// <summary>How a dispute stands: "refused on 28 April 2025".</summary>
    public static string Said(this Words words, DisputeState state) => words.Say($"dispute.{state.GetType().Name}", state switch
    {
        DisputeState.Open open => [("day", words.Language.Day(open.Since))],
        DisputeState.Upheld upheld => [("adjustment", Plain(upheld.Adjustment))],
        DisputeState.Refused refused => [("day", words.Language.Day(refused.On))],
        DisputeState.PutRight right => [("adjustment", Plain(right.Adjustment)), ("day", words.Language.Day(right.On))],
        _ => throw new InvalidOperationException($"unknown state {state}"),
    });

    /// <summary>What a second person decided: approved or rejected by them, or nothing yet.</summary>
    public static string Said(this Words words, bool? approved, string? by) => approved switch
    {
        null => words.Say("decided.waits"),
        true => words.Say("decided.approved", ("by", by ?? "")),
        _ => words.Say("decided.rejected", ("by", by ?? "")),
    };

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
