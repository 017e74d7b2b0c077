using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Editors;
using Palier.Core.Editors.Scaffold;
using Palier.Core.Tests.Programmes;
using Palier.Core.Tests.Tidy;
using Palier.Core.Values;

namespace Palier.Core.Tests.Editors;

/// <summary>Cases written from the facts of the cases that ship: they come to the same, and to something else when a fact changes.</summary>
public sealed partial class CaseScaffoldTests
{
    public static TheoryData<string> CaseFiles() => ShippedProgrammeTests.CaseFiles();

    [Theory]
    [MemberData(nameof(CaseFiles))]
    public void A_case_written_from_the_facts_of_a_case_passes_with_names_and_with_pseudonyms(string path)
    {
        foreach (var (subject, it) in Subjects(path))
        {
            foreach (var pseudonyms in new[] { false, true })
            {
                var outcome = CaseScaffold.Of(subject with { Pseudonyms = pseudonyms });

                var written = outcome.ShouldBeOfType<ScaffoldOutcome.Written>($"{path}: {it}: {Told(outcome)}");
                TextLayout.OfCases(written.Text).ShouldBe(written.Text);
                Failures(subject, written.Text).ShouldBeEmpty(it);
            }
        }
    }

    [Fact]
    public void Under_pseudonyms_nobody_is_named()
    {
        var named = 0;
        foreach (var path in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "programmes", "examples")).SelectMany(d => Directory.EnumerateFiles(Path.Combine(d, "tests"))))
        {
            foreach (var (subject, it) in Subjects(path))
            {
                var words = Quoted().Split(CaseScaffold.Of(subject with { Pseudonyms = true }).ShouldBeOfType<ScaffoldOutcome.Written>().Text);
                var names = Names(subject).Except(Words(path, subject)).ToList();
                words.Intersect(names).ShouldBeEmpty($"{path}: {it}");
                named += names.Count;
            }
        }

        named.ShouldBeGreaterThan(50, "there is somebody to name");
    }

    [Fact]
    public void A_value_with_blanks_and_quotes_comes_through_a_table()
    {
        var (subject, _) = Subjects("programmes/examples/people-and-certificates/tests/golden.yaml").First(s => s.Subject.Everyone.Find("partner")!.Certificates.Length > 0);
        var facts = subject.Everyone.Find("partner")!;
        var (old, now) = (facts.Certificates[0].Person, "Zoë \"the\" O'Neill-d'Arc");
        var renamed = subject with
        {
            Everyone = subject.Everyone.With(facts with
            {
                People = [.. facts.People.Select(p => p.Id == old ? p with { Id = now } : p)],
                Employments = [.. facts.Employments.Select(e => e.Person == old ? e with { Person = now } : e)],
                Certificates = [.. facts.Certificates.Select(c => c.Person == old ? c with { Person = now } : c)],
            }),
        };

        var written = CaseScaffold.Of(renamed).ShouldBeOfType<ScaffoldOutcome.Written>().Text;

        written.ShouldContain("\"Zoë \"\"the\"\" O'Neill-d'Arc\"");
        CaseRun.WorldOf(CaseText.Read(written).Value!.Cases.Single(), subject.Programme)!.Facts.Certificates.ShouldContain(c => c.Person == now);
    }

    private static IEnumerable<(CaseSubject Subject, string It)> Subjects(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        var folder = Path.GetDirectoryName(full)!;
        var file = CaseText.Read(File.ReadAllText(full)).Value!;
        var said = ShippedProgrammeTests.Read(Path.Combine(folder, file.Programme));
        var programme = said.FirstOrDefault(p => p.Area is not null && p.Area == file.Area) ?? said[0];
        ImmutableArray<Programme> others = [.. said.Where(p => p != programme), .. file.Also.SelectMany(a => ShippedProgrammeTests.Read(Path.Combine(folder, a)))];
        foreach (var test in file.Cases)
        {
            // What a case gives instead of facts is not known of any real partner.
            var world = CaseRun.WorldOf(test, programme)!;
            if (world.Standing is null && world.Given is { Figures.IsEmpty: true, Words.IsEmpty: true, OverTime.IsEmpty: true } && Period.Find(world.Period.ToString()) == world.Period)
            {
                yield return (new CaseSubject(programme, others, world.Everyone, "partner", world.Period, file.Programme, file.Also), test.It);
            }
        }
    }

    private static string Told(ScaffoldOutcome outcome) => outcome is ScaffoldOutcome.NotReproduced not
        ? string.Join("; ", not.Failures.Select(f => $"{f.Name} {f.Place}: {f.Expected} / {f.Got}")) : "";

    private static ImmutableArray<CaseFailure> Failures(CaseSubject subject, string text) =>
        CaseRun.Of(CaseText.Read(text).Value!.Cases.Single(), subject.Programme, subject.Others).Failures;

    private static IEnumerable<string> Names(CaseSubject subject) => subject.Everyone.All
        .SelectMany(p => p.Sales.Select(s => s.Customer).Concat(p.Employments.Select(e => e.Person)).Concat(p.People.Select(h => h.Id)).Append(p.Partner.Id))
        .OfType<string>().Distinct().Where(n => n != "partner");

    // A short name may be a word of the programme as well.
    private static string[] Words(string path, CaseSubject subject) => Quoted().Split(File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, subject.Path)));

    [GeneratedRegex(@"[\s,:{}\[\]""]+")]
    private static partial Regex Quoted();
}
