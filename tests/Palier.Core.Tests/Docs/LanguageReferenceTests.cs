using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Tests.Tidy;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Docs;

/// <summary>The reference of the language says what is so: its examples run, and its tables are complete.</summary>
public sealed class LanguageReferenceTests
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type[] types = typeof(ProgrammeText).Assembly.GetTypes();

    public static TheoryData<int> Lines(string kind) => [.. LanguageReference.Blocks.Where(b => b.Kind == kind).Select(b => b.Line)];

    public static TheoryData<int> Cases() => Lines("yaml case");

    public static TheoryData<int> Refused() => Lines("yaml refused");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_comes_out_as_it_stands_there(int line)
    {
        var at = LanguageReference.Blocks.ToList().FindIndex(b => b.Line == line);
        var block = LanguageReference.Blocks[at];
        var example = LanguageReference.Blocks.Take(at).Last(b => b.Kind == "yaml programme");
        var also = LanguageReference.Blocks.Take(at).SkipWhile(b => b != example).Where(b => b.Kind == "yaml also").ToList();
        var file = CaseText.Read(block.Text.Contains("cases:", StringComparison.Ordinal) ? "programme: example\n" + block.Text : "programme: example\ncases:\n" + block.Text);
        file.Mistakes.Select(m => $"{block.At}: {m.Place} {Words.English.Mistake(m)}").ShouldBeEmpty();
        var programmes = Read(example);
        var programme = programmes.Single(p => file.Value!.Area is null ? p == programmes[0] : p.Area == file.Value.Area);
        foreach (var test in file.Value!.Cases)
        {
            CaseRun.Of(test, programme, [.. also.SelectMany(Read)]).Failures
                .Select(f => $"{block.At}: {test.It}: {f.Name}: expected {f.Expected}, got {f.Got}\n{ExplanationText.Of(f.Lines, Words.English, programme)}")
                .ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Every_refused_text_gets_the_message_below_it(int line)
    {
        var at = LanguageReference.Blocks.ToList().FindIndex(b => b.Line == line);
        var mistakes = ProgrammeText.Read(LanguageReference.Whole(LanguageReference.Blocks[at].Text)).Mistakes;

        string.Concat(mistakes.Select(m => Words.English.Finding(m) + "\n")).ShouldBe(LanguageReference.Blocks[at + 1].Text, LanguageReference.Blocks[at].At);
    }

    [Fact]
    public void Every_example_is_run_by_a_case()
    {
        var kinds = LanguageReference.Blocks.Where(b => b.Kind is not ("yaml head" or "text")).ToList();

        kinds.Select(b => b.Kind).Except(["yaml programme", "yaml also", "yaml case", "yaml refused"]).ShouldBeEmpty();
        kinds.Where((b, i) => b.Kind == "yaml programme" && kinds[i + 1].Kind is not ("yaml case" or "yaml also")).Select(b => $"{b.At}: no case runs this").ShouldBeEmpty();
    }

    [Fact]
    public void Every_link_inside_the_page_leads_to_a_heading()
    {
        var headings = LanguageReference.Text.Split('\n').Where(l => l.StartsWith('#')).Select(l => $"(#{l.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-')})").ToHashSet();

        Regex.Matches(LanguageReference.Text, @"\(#[^)]*\)").Select(m => m.Value).Where(l => !headings.Contains(l)).ShouldBeEmpty();
    }

    [Fact]
    public void The_table_of_words_has_every_construct_with_all_its_words_and_those_it_requires()
    {
        var table = LanguageReference.Table("## All the words").Select(r => $"{r[0]}: {Listed(r[1])}; {Listed(r[2])}");

        table.Order(StringComparer.Ordinal).ShouldBe(Constructs().Select(c => $"{c.Name}: {InOrder(c.Required)}; {InOrder(c.Words.Except(c.Required))}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_word_of_the_language_is_explained_outside_that_table()
    {
        var explained = LanguageReference.Text[..LanguageReference.Text.IndexOf("\n## All the words\n", StringComparison.Ordinal)];
        var vocabulary = types.Single(t => t.Name == "Vocabulary");
        var lists = vocabulary.GetFields(Static).Select(f => f.GetValue(null)).OfType<string[]>().SelectMany(w => w);

        Constructs().SelectMany(c => c.Words).Concat(lists).Distinct()
            .Where(w => !explained.Contains($"`{w}`", StringComparison.Ordinal) && !explained.Contains($"`{w}:", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_table_of_facts_has_every_field()
    {
        var fields = (IDictionary)types.Single(t => t.Name == "Fields").GetProperty("OfFact", Static)!.GetValue(null)!;

        LanguageReference.Table("## The fields of facts").Select(r => $"{r[0]}: {Listed(r[1])}").Order(StringComparer.Ordinal)
            .ShouldBe(fields.Keys.Cast<string>().Select(f => $"`{f}`: {InOrder(OwnFields(fields[f]!))}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_shapes_has_every_shape_with_a_case_that_computes_it()
    {
        var table = LanguageReference.Table("## Which construct says what");

        table.Select(r => r[0]).ShouldBe(RuleShapes.All);
        table.Where(r => r[3] != "–" && !CasesOf(r[0]).Contains(r[3])).Select(r => $"{r[0]}: {r[3]}").ShouldBeEmpty();
        table.Where(r => r[3] == "–").SelectMany(r => CasesOf(r[0])).ShouldBeEmpty("a shape that a case computes names that case");
    }

    // Fields of what a fact belongs to have a dot.
    private static IEnumerable<string> OwnFields(object fields) => ((IDictionary)fields).Keys.Cast<string>().Where(f => !f.Contains('.', StringComparison.Ordinal));

    private static string Listed(string cell) => InOrder(LanguageReference.Words(cell));

    private static string InOrder(IEnumerable<string> words) => string.Join(", ", words.Order(StringComparer.Ordinal));

    private static IEnumerable<Construct> Constructs() => types
        .Where(t => t is { Namespace: "Palier.Core.Definition.Reader", Name: "Vocabulary" } or { Namespace: "Palier.Core.Cases", Name: "CaseText" })
        .SelectMany(t => t.GetFields(Static)).Where(f => f.FieldType == typeof(Construct)).Select(f => (Construct)f.GetValue(null)!);

    private static Programme[] Read(Block example)
    {
        var readings = ProgrammeText.ReadEach(LanguageReference.Whole(example.Text));
        readings.Where(r => r.IsRefused).SelectMany(r => r.Mistakes).Select(m => $"{example.At}: {m.Place} {m.Code} {Words.English.Mistake(m)}").ShouldBeEmpty();
        return [.. readings.Select(r => r.Value!)];
    }

    /// <summary>The cases that say they compute a shape, as folder and sentence.</summary>
    private static IEnumerable<string> CasesOf(string shape) => Repository.Files
        .Where(f => f.IsIn("programmes") && f.EndsWith(".yaml", StringComparison.Ordinal) && f.Contains("/tests/", StringComparison.Ordinal))
        .SelectMany(f => CaseText.Read(Repository.Read(f)).Value!.Cases.Where(c => c.Shapes.Contains(shape)).Select(c => $"{f.Split('/')[^3]}: {c.It}"));
}
