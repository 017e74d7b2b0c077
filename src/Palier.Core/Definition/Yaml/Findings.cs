using System.Collections.Immutable;

namespace Palier.Core.Definition.Yaml;

/// <summary>How much a finding weighs: an error and a question refuse the text, a warning does not.</summary>
public enum Severity
{
    Error = 0,
    Question = 1,
    Warning = 2,
}

/// <summary>Everything that a text can be found to be, by its stable code; the page of a code is <c>docs/findings/CODE.md</c>.</summary>
public static class Findings
{
    /// <summary>All codes, each with its severity.</summary>
    public static ImmutableSortedDictionary<string, Severity> All { get; } = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
    [
        // Reading.
        E("P101"),
        E("P102"),
        E("P103"),
        E("P104"),
        E("P105"),
        E("P106"),
        E("P107"),
        E("P108"),
        E("P109"),
        E("P110"),
        E("P111"),
        E("P112"),
        E("P113"),
        E("P114"),
        E("P115"),
        E("P116"),
        E("P117"),

        // Names and kinds.
        E("P201"),
        E("P202"),
        W("P203"),
        E("P204"),
        E("P205"),
        E("P206"),
        E("P207"),
        E("P208"),
        E("P209"),
        E("P210"),

        // Questions.
        Q("P301"),
        Q("P302"),
        Q("P303"),
        Q("P304"),
        Q("P305"),
        Q("P306"),
        Q("P307"),
        Q("P308"),
        Q("P309"),
        Q("P310"),
        Q("P313"),
        Q("P314"),
        Q("P315"),
        Q("P316"),
        Q("P317"),
        Q("P318"),
        Q("P319"),
        Q("P320"),
        Q("P321"),
        Q("P322"),
        Q("P323"),
        Q("P324"),
        Q("P325"),

        // Scales, tables and histories.
        E("P401"),
        E("P402"),
        E("P403"),
        E("P404"),
        E("P405"),
        E("P406"),
        W("P407"),
        W("P408"),
        E("P410"),

        // Levels and conditions.
        E("P501"),
        W("P502"),
        E("P503"),
        W("P504"),
        E("P505"),
        W("P506"),
        W("P507"),
        W("P508"),

        // Amounts, benefits and wallets.
        E("P601"),
        E("P602"),
        E("P603"),
        W("P604"),
        E("P605"),
        W("P606"),
        W("P607"),
        W("P608"),
        E("P609"),
        E("P610"),
        E("P611"),
        E("P612"),
        E("P613"),
        E("P614"),
        E("P615"),
        E("P616"),
        E("P617"),
        E("P618"),
        E("P619"),

        // Time.
        E("P701"),
        E("P702"),
        W("P703"),
        E("P704"),
        E("P705"),
        W("P706"),

        // Conflicts.
        E("P801"),
        E("P802"),
        W("P803"),
        W("P804"),

        // Law and fairness.
        E("P901"),
        W("P902"),
        W("P903"),
    ]);

    /// <summary>The code of a sentence: <c>P103</c> of <c>P103n</c>.</summary>
    public static string CodeOf(string sentence) => sentence.Length > 4 ? sentence[..4] : sentence;

    private static KeyValuePair<string, Severity> E(string code) => new(code, Severity.Error);

    private static KeyValuePair<string, Severity> Q(string code) => new(code, Severity.Question);

    private static KeyValuePair<string, Severity> W(string code) => new(code, Severity.Warning);
}
