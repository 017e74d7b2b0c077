using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Palier.Core.Definition;
using Palier.Core.Editors;
using Palier.Core.Tests.Docs;
using Palier.Core.Tests.Tidy;

namespace Palier.Core.Tests.Editors;

/// <summary>The schema of the texts is made from the words that the reader checks, and an independent validator finds in it what the reader finds.</summary>
public sealed class SchemaTests
{
    private const string Good = """
        programme: small
        version:   1
        from:      2024-01-01
        published: 2023-11-01
        currency:  EUR
        time_zone: Europe/Brussels
        answers: { counts_on: invoiced_on, line_rounding: in total, value_at: start of period, level_at: start of period, returns: when returned, converts_at: own currency only, mergers: history stays, leavers: until they leave, shared_people: each employer }
        lists: { own: [a, b] }
        metrics:
          revenue: { sum: sale.net, over: 12 closed months }
        levels:
          up:   { every: month, starts: at once }
          down: { every: January and July, after: 2 reviews in a row, starts: at once }
          ladder:
            base: always
            gold: { revenue: 100_000 }
        bonuses:
          growth:
            ref:    §1
            every:  quarter
            amount: [ { rate: { kind: slab, from: { 0: 1%, 10_000: { 2024-01-01: 2%, 2025-01-01: 3% } } }, of: revenue }, { round: { to: 0.01, half: up } } ]
        wallets:
          cash: { ref: §2, pays: quarter, due: 30 days after end of period }
        """;

    [Theory]
    [InlineData("programme", "palier schema")]
    [InlineData("cases", "palier schema cases")]
    public void The_schema_that_is_shipped_is_the_one_that_is_made(string name, string command)
    {
        var made = name == "cases" ? LanguageSchema.OfCases : LanguageSchema.OfProgrammes;

        (SchemaCheck.Read(name) == made).ShouldBeTrue($"{command} > schema/palier-{name}.schema.json makes it anew");
    }

    [Fact]
    public void Every_word_has_a_description()
    {
        var schema = JsonNode.Parse(LanguageSchema.OfProgrammes)!;
        var constructs = schema["$defs"]!.AsObject().Append(KeyValuePair.Create("programme", (JsonNode?)schema));

        constructs.SelectMany(c => (c.Value!["properties"]?.AsObject() ?? []).Where(p => p.Value!["description"] is null).Select(p => $"{c.Key}: {p.Key}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_programme_and_every_example_of_the_reference_fits()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var shipped = Repository.Files.Where(f => f.IsIn("programmes") && !f.Contains("/tests/", StringComparison.Ordinal) && !f.EndsWith(".mapping.yaml", StringComparison.Ordinal) && f.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(f => (f, Repository.Read(f)));
        var examples = LanguageReference.Blocks.Where(b => b.Kind is "yaml programme" or "yaml also").Select(b => (b.At, LanguageReference.Whole(b.Text)));

        Wrong("programme", shipped.Concat(examples).Append(("small", Good))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_file_of_cases_fits()
    {
        if (OperatingSystem.IsLinux())
        {
            Wrong("cases", Repository.Files.Where(f => f.IsIn("programmes") && f.Contains("/tests/", StringComparison.Ordinal)).Select(f => (f, Repository.Read(f)))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void What_is_wrong_in_form_does_not_fit()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        (string From, string To)[] mistakes =
        [
            ("version:", "verson:"), ("version:   1\n", ""), ("version:   1", "version:   one"), ("from:      2024-01-01", "from:      1 January"), ("EUR", "Euro"),
            ("counts_on:", "count_on:"), ("invoiced_on,", "when invoiced,"), ("when returned", "never"), ("sum: sale.net", "sum: sale.net, count: sale"), ("sum: sale.net, ", ""),
            ("12 closed months", "12 months"), ("every: month, ", ""), ("January and July", "twice a year"), ("2 reviews in a row", "2 misses"), ("starts: at once }\n  down", "starts: soon }\n  down"),
            ("base: always", "base: sometimes"), ("    ref:    §1\n", ""), ("every:  quarter", "every:  decade"), ("slab", "steps"), ("of: revenue }, { round", "off: revenue }, { round"),
            ("{ round: { to: 0.01, half: up } }", "{ round: { to: 0.01 } }"), ("half: up", "half: upwards"), ("{ round:", "{ around:"), ("rate: {", "rate: [{"), ("pays: quarter", "payd: quarter"),
            ("30 days after", "30 daze after"), ("wallets:", "wallet:"), ("  growth:", "  Growth Bonus:"), ("10_000: {", "ten: {"), ("2024-01-01: 2%", "2024-13-01: 2%"),
        ];
        var texts = mistakes.Select(m => ($"{m.From.Trim()} > {m.To.Trim()}", Good.Replace(m.From, m.To, StringComparison.Ordinal).Replace("rate: [{ kind: slab, from: { 0: 1%, 10_000: { 2024-01-01: 2%, 2025-01-01: 3% } } }", "rate: [1%]", StringComparison.Ordinal))).ToList();
        texts.ForEach(t => ProgrammeText.Read(t.Item2).IsRefused.ShouldBeTrue(t.Item1));

        var wrong = SchemaCheck.Of(SchemaCheck.Read("programme"), texts);

        wrong.Where(w => w.Value.Length == 0).Select(w => w.Key).ShouldBeEmpty("the reader refuses these, and the schema can see why");
    }

    // Findings about form; what stands under other codes only the reader can know, and so the names of a text's own wallets and levels.
    [Fact]
    public void A_bad_text_whose_finding_is_about_form_does_not_fit()
    {
        string[] aboutForm = ["P103", "P107", "P108", "P109"];
        var texts = Repository.Files.Where(f => f.IsIn("tests/Palier.Core.Tests/Definition/BadTexts") && aboutForm.Any(c => Path.GetFileName(f).StartsWith(c, StringComparison.Ordinal)) && !f.Contains("wallet", StringComparison.Ordinal) && !f.Contains("far-from", StringComparison.Ordinal) && f.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(f => (f, Repository.Read(f))).ToList();
        texts.ShouldNotBeEmpty();

        if (OperatingSystem.IsLinux())
        {
            SchemaCheck.Of(SchemaCheck.Read("programme"), texts).Where(w => w.Value.Length == 0).Select(w => w.Key).ShouldBeEmpty();
        }
    }

    // Phrases at random from the words that time is said in: whatever the reader takes must match.
    [Fact]
    public void A_phrase_that_the_reader_takes_is_never_marked()
    {
        var definitions = JsonNode.Parse(LanguageSchema.OfProgrammes)!["$defs"]!;
        (string Place, Regex Pattern)[] places =
        [
            ("over: 12 closed months", PatternOf(definitions["a-windows"]!["anyOf"]![0]!)), ("value_at: start of period", PatternOf(definitions["answers"]!["properties"]!["value_at"]!)),
            ("every: January and July", PatternOf(definitions["clock-of-levels"]!["properties"]!["every"]!)), ("starts: at once }\n  ladder", PatternOf(definitions["clock-of-levels"]!["properties"]!["starts"]!)),
            ("after: 2 reviews in a row", PatternOf(definitions["clock-of-levels"]!["properties"]!["after"]!)), ("due: 30 days after end of period", PatternOf(definitions["wallet"]!["properties"]!["due"]!)),
        ];
        var (dice, taken) = (new Random(7), 0);
        for (var i = 0; i < 4000; i++)
        {
            var (place, pattern) = places[dice.Next(places.Length)];
            var phrase = Phrase(dice);
            var word = place[..(place.IndexOf(':', StringComparison.Ordinal) + 2)];
            var end = place.IndexOf(" }", StringComparison.Ordinal) is >= 0 and var brace ? place[brace..] : "";
            if (!ProgrammeText.Read(Good.Replace(place, word + phrase + end, StringComparison.Ordinal)).Mistakes.Any(m => m.Code is "P105" or "P107" or "P307"))
            {
                taken++;
                pattern.IsMatch(phrase).ShouldBeTrue($"{word}{phrase}");
            }
        }

        taken.ShouldBeGreaterThan(100);
    }

    private static string Phrase(Random dice)
    {
        string[] whole = ["the day", "the period", "ever", "since enrolment", "end of period", "settlement", "2024-Q3", "2024", "31 March", "January and July", "at once", "the day after", "week", "half-year", "since 2024-02-29", "leaving", "sale.invoiced_on", "paid_on"];
        string[] unit = ["day", "days", "working days", "week", "month", "months", "quarter", "quarters", "year", "years"];
        string One(params string[] of) => of[dice.Next(of.Length)];
        string Length() => $"{dice.Next(1, 40)} {One(unit)}";
        var plain = dice.Next(9) switch
        {
            0 => $"{dice.Next(1, 20)} closed {One(unit)}",
            1 => $"{Length()} to date",
            2 => $"{One(unit)} to date",
            3 => $"{Length()} {One("after", "before")} {One(whole)}",
            4 => $"first day of {One("next", "the")} {One(unit)}",
            5 => $"{Length()} to {One("31 March", "June", "30 February")}",
            6 => $"{dice.Next(1, 14)} reviews in a row",
            7 => Length(),
            _ => One(whole),
        };
        return dice.Next(8) switch { 0 => plain + " a year earlier", 1 => $"{One("every", "any")} day of {plain}", 2 => $"5 closed months and {plain}", 3 => $"{Length()} after {plain}", _ => plain };
    }

    private static Regex PatternOf(JsonNode schema) => new(schema["pattern"]!.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> Wrong(string schema, IEnumerable<(string Name, string Yaml)> texts) =>
        SchemaCheck.Of(SchemaCheck.Read(schema), texts).Where(w => w.Value.Length > 0).Select(w => $"{w.Key}: {w.Value}");
}
