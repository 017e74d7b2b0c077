using System.Collections.Immutable;
using System.Text;
using Palier.Core.Cases;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Editors.Scaffold;

/// <summary>
/// Writes a test case from what is known of a partner: the facts that count in a period, and what comes of them. A case is handed out
/// only after it was run and came to the same.
/// </summary>
public static class CaseScaffold
{
    private const string Explanation = "explanation";

    /// <summary>The case with the facts that the rules look at; with all facts where those alone do not come to the same.</summary>
    public static ScaffoldOutcome Of(CaseSubject subject)
    {
        var expected = CaseExpectations.Of(subject);
        var outcome = Run(subject, expected, new FactsThatMatter(LookingBack.From(subject), subject.Period.LastDay, new Mentioned(subject.Texts)));
        return outcome is ScaffoldOutcome.Written ? outcome : Run(subject, expected, new FactsThatMatter(null, null, Mentioned.Everything));
    }

    private static ScaffoldOutcome Run(CaseSubject subject, CaseExpectations expected, FactsThatMatter matter)
    {
        var tables = new CaseTables(subject, matter).All().ToList();
        var explanation = expected.IsOnePeriod ? ExplanationOf(subject, tables) : null;
        var text = TextLayout.OfCases(Text(subject, tables, expected.Lines, explanation));
        var failures = Failures(subject, text);
        return failures.IsEmpty
            ? new ScaffoldOutcome.Written(text, tables.Sum(t => t.Rows), expected.LeftOut, explanation is not null)
            : new ScaffoldOutcome.NotReproduced(failures);
    }

    // As it comes out of the case itself, which is what blessing a case writes.
    private static string? ExplanationOf(CaseSubject subject, IReadOnlyCollection<TableText> tables)
    {
        var failures = Failures(subject, Text(subject, tables, [], "not written yet"));
        return failures.FirstOrDefault(f => f.Name == Explanation)?.Got.TrimEnd() is { Length: > 0 } got ? got : null;
    }

    private static ImmutableArray<CaseFailure> Failures(CaseSubject subject, string text)
    {
        var reading = CaseText.Read(text);
        return reading.Value is { Cases: [var test] } ? CaseRun.Of(test, subject.Programme, subject.Others).Failures
            : [.. reading.Mistakes.Select(m => new CaseFailure(m.Place, "case", "", Wording.Words.English.Mistake(m), []))];
    }

    private static string Text(CaseSubject subject, IEnumerable<TableText> tables, IEnumerable<string> expected, string? explanation)
    {
        var text = new StringBuilder();
        text.Append($"programme: {Written(subject.Path)}\n");
        if (subject.Programme.Area is { } area)
        {
            text.Append($"area: {Written(area)}\n");
        }

        if (!subject.Also.IsEmpty)
        {
            text.Append($"also: [{string.Join(", ", subject.Also.Select(YamlWriting.InQuotes))}]\n");
        }

        text.Append($"cases:\n- it: {Written(Sentence(subject))}\n  given:\n    period: {subject.Period}\n");
        foreach (var table in tables)
        {
            Block(text, table.Name, table.Lines);
        }

        text.Append("  expect:\n");
        foreach (var line in expected)
        {
            text.Append($"    {line}\n");
        }

        if (explanation is not null)
        {
            Block(text, Explanation, explanation.Split('\n'));
        }

        return text.ToString();
    }

    private static string Sentence(CaseSubject subject)
    {
        var partner = subject.Everyone.Find(subject.Partner)!.Partner;
        return subject.Pseudonyms ? $"gives a partner in {subject.Period} what was computed" : $"gives {partner.Name} ({partner.Id}) in {subject.Period} what was computed";
    }

    private static string Written(string value) => YamlWriting.IsPlain(value) ? value : YamlWriting.InQuotes(value);

    private static void Block(StringBuilder text, string name, IEnumerable<string> lines)
    {
        text.Append($"    {name}: |\n");
        foreach (var line in lines)
        {
            text.Append(line.Length == 0 ? "\n" : $"      {line}\n");
        }
    }
}
