namespace Palier.Core.Tests.Programmes;

/// <summary>Conditions of a generated text on the metrics that it has.</summary>
/// <param name="chance">Chooses.</param>
/// <param name="metrics">The metrics.</param>
/// <param name="inLevels">Whether it stands in a ladder, where every window must be said and no level is asked.</param>
internal sealed class GeneratedConditions(Chance chance, IReadOnlyList<GeneratedMetric> metrics, bool inLevels)
{
    private int _groups;

    /// <summary>A map of one to three tests, some of them nested.</summary>
    public string Map(int depth = 0)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = chance.Number(1, 3); i > 0; i--)
        {
            var (key, test) = depth < 2 && chance.Once(5) ? Nested(depth) : Test();
            parts[key] = test;
        }

        return $"{{ {string.Join(", ", parts.Select(p => $"{p.Key}: {p.Value}"))} }}";
    }

    private (string, string) Nested(int depth) => chance.Number(0, 2) switch
    {
        0 => ("any", Map(depth + 1)),
        1 => ($"practices_{_groups++}", $"{{ at_least: 1, of: {Map(depth + 1)} }}"),
        _ => ($"path_{_groups++}", $"{{ any: {Map(depth + 1)} }}"),
    };

    private (string, string) Test()
    {
        switch (chance.Number(0, inLevels ? 9 : 11))
        {
            case 0: return ("audit", chance.One("met", "not met"));
            case 1: return ("survey", $"{{ at_least: {chance.Number(20, 80)}, at: {Moment()} }}");
            case 2: return ("partner.country", chance.One("FR", "{ not: [DE] }", "small"));
            case 3: return ("partner.marks", chance.One("strategic", "{ not: [merged] }"));
            case 4: return ("base_camp", chance.One("silver", "held", "not held", "registered"));
            case 5 when metrics.Any(m => m.Name == "place"): return ("place", $"{{ top: {chance.One("1", "2", "50%", "30%")} }}");
            case 6 when metrics.Any(m => m.Name == "index"): return ("index", $"{{ at_least: {chance.Number(1, 7)}, every_part: {{ above: 0 }} }}");
            case 10: return ("level", chance.One("mid", "{ below: top }", "{ at_least: mid, at: any day of 3 closed months }", "{ at_least: base, at: start of period }"));
            case 11: return ("enrolment.quarters", $"{{ at_most: {chance.Number(2, 12)} }}");
            default: return OfMetric();
        }
    }

    private (string, string) OfMetric()
    {
        var metric = chance.Of(metrics.Where(m => m.HasWindow || !inLevels).ToList());
        var need = Need(metric.Unit);
        return (metric.Name, chance.Number(0, 7) switch
        {
            0 or 1 or 2 => need,
            3 => $"{{ {chance.One("at_least", "above", "at_most", "below")}: {need} }}",
            4 => $"{{ at_least: {need}, at: {Moment()} }}",
            5 => $"{{ 2023-01-01: {{ at_least: {need} }}, {chance.One("2024-07-01", "2025-03-01")}: {chance.One("set aside", $"{{ above: {Need(metric.Unit)} }}")} }}",
            6 => $"{{ at_least: {{ by: partner.country, small: {need}, FR: {Need(metric.Unit)}, other: {Need(metric.Unit)} }} }}",
            _ => metric.Unit == 'c' && metrics.Any(m => m.Name == "needed") ? "needed" : $"{{ at_least: {need} }}",
        });
    }

    private string Moment() => inLevels
        ? chance.One("the day", "31 March", "any day of month to date", "every day of 10 days to date", "30 days before 31 March")
        : chance.One("the day", "start of period", "end of period", "settlement", "every day of 10 days to date", "any day of month to date", "20 days after end of period");

    public string Need(char unit) => unit switch
    {
        'm' => $"{chance.Number(1, 60)}_000",
        'c' => $"{chance.Number(1, 5)}",
        '%' => $"{chance.Number(2, 50)}%",
        _ => $"{chance.Number(2, 60)}",
    };
}
