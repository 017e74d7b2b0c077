using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>One line of an explanation for programs: what kind of step it was, its sentence, its figures and the lines below it.</summary>
/// <param name="Kind">The kind of step: stable, the same in every language.</param>
/// <param name="Sentence">The line in the language asked for.</param>
/// <param name="Result">What it comes to, in that language; null for a remark.</param>
/// <param name="Ref">The clause.</param>
/// <param name="Figures">The figures of the line by name, exact and in no language.</param>
public sealed record ExplainedLine(
    string Kind, string Sentence, string? Result, string? Ref, ImmutableSortedDictionary<string, string> Figures, ImmutableArray<ExplainedLine> Below)
{
    /// <summary>The lines of an explanation.</summary>
    public static ImmutableArray<ExplainedLine> Of(ImmutableArray<Reason> lines, Words words, Programme? programme) =>
        [.. lines.Select(l => Of(l, words, programme))];

    private static ExplainedLine Of(Reason line, Words words, Programme? programme)
    {
        var figures = line.With.ToImmutableSortedDictionary(f => f.Name, f => Exact(f.Value), StringComparer.Ordinal);
        var result = words.Result(line);
        return new ExplainedLine(
            line.Kind, words.Line(line, programme).Trim(), result.Length == 0 ? null : result, line.Ref,
            line.Result is { } value ? figures.SetItem("result", Exact(value)) : figures, Of(line.Below, words, programme));
    }

    // Exact values in no language: a fraction that no decimals write is written as a fraction.
    private static string Exact(Arg arg) => arg switch
    {
        Arg.Figure { Unit: Unit.Money } f => $"{f.Value} {f.Currency.Code}",
        Arg.Figure f => f.Value.ToString(),
        Arg.Amount a => a.Value.ToString(),
        Arg.Number n => n.Value.ToString(),
        Arg.Day d => d.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Arg.Span s => s.Value.ToString(),
        Arg.Name n => n.Value,
        Arg.Word w => w.Value,
        Arg.Text t => new LocalText(t.Value).In("en"),
        Arg.Phrase p => p.Key,
        Arg.Verdict v => v.Met ? "met" : "not met",
        _ => "none",
    };
}
