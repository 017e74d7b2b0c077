using System.Collections.Immutable;
using Palier.Core.Benefits;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Incentives;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Core.Cases;

/// <summary>Checks what a case expects of requests: which were refused and why, and how many were granted.</summary>
internal sealed class RequestCases(Programme programme, Evaluation<WithReasons> evaluation, CaseWorld world, Action<Node, string, string, string, ImmutableArray<Reason>> fail)
{
    private ImmutableArray<RequestOutcome> Outcomes => new Requests<WithReasons>(evaluation.Figures, LevelOn).All();

    public void Check(Entry expected)
    {
        if (expected.Key.Text == "granted")
        {
            var granted = Outcomes.OfType<RequestOutcome.Granted>().Select(g => g.Request.Key).ToList();
            Same(expected.Value, "granted", expected.Value is ListNode list ? string.Join(", ", list.Items.Select(TextOf)) : TextOf(expected.Value),
                expected.Value is ListNode ? string.Join(", ", granted) : $"{granted.Count}", []);
            return;
        }

        var refused = Outcomes.OfType<RequestOutcome.Refused>().ToList();
        var wanted = (expected.Value as MapNode)?.Entries ?? [];
        foreach (var entry in wanted)
        {
            var found = refused.FirstOrDefault(r => r.Request.Key == entry.Key.Text || r.Request.Day("asked_on") == CaseValues.Day(entry.Key.Text));
            var text = found is null ? "not refused" : ExplanationText.Of([found.Why], Words.English, programme);
            if (!text.Contains(TextOf(entry.Value), StringComparison.Ordinal))
            {
                fail(entry.Value, $"refused: {entry.Key.Text}", TextOf(entry.Value), text, found is null ? [] : [found.Why]);
            }
        }

        if (refused.Count != wanted.Length)
        {
            fail(expected.Value, "refused", $"{wanted.Length} refused", string.Join(", ", refused.Select(r => r.Request.Key)), [.. refused.Select(r => r.Why)]);
        }
    }

    private static string TextOf(Node node) => (node as Scalar)?.Text ?? "";

    private string? LevelOn(DateOnly day) => world.Given.Words.GetValueOrDefault("level") ?? evaluation.Figures.LevelHeldOn?.Invoke(day);

    private void Same(Node node, string name, string wanted, string got, ImmutableArray<Reason> lines)
    {
        if (wanted != got)
        {
            fail(node, name, wanted, got, lines);
        }
    }
}
