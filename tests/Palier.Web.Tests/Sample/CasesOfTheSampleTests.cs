using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Palier.App.Sample;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Editors.Scaffold;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Web.Tests.Sample;

/// <summary>Cases written from partners of the sample.</summary>
public sealed partial class CasesOfTheSampleTests
{
    private static readonly SampleWorld World = SampleWorld.Make(SampleWorld.DefaultSeed, new DateOnly(2026, 10, 1));
    private static readonly ImmutableArray<Programme> Programmes = [.. ShippedProgrammes.All.Select(p => p.Programme)];
    private static readonly Period Quarter = Period.Find("2026-Q3")!.Value;

    [Theory]
    [InlineData("enterprise", 97)]
    [InlineData("gocloud", 211)]
    [InlineData("growcloud", 211)]
    public void A_case_of_every_so_many_partners_passes_by_name_and_by_pseudonym(string programme, int every)
    {
        foreach (var subject in Subjects(programme, every))
        {
            foreach (var pseudonyms in new[] { false, true })
            {
                var written = CaseScaffold.Of(subject with { Pseudonyms = pseudonyms }).ShouldBeOfType<ScaffoldOutcome.Written>(subject.Partner);

                Failures(subject, written.Text).ShouldBeEmpty(subject.Partner);
                written.Text.Contains(subject.Partner, StringComparison.Ordinal).ShouldBe(!pseudonyms);
            }
        }
    }

    [Fact]
    public void A_case_with_a_bonus_fails_when_the_amount_of_the_last_sale_it_counts_changes()
    {
        var red = 0;
        foreach (var subject in Subjects("enterprise", 13))
        {
            var written = CaseScaffold.Of(subject).ShouldBeOfType<ScaffoldOutcome.Written>().Text;
            if (Bonus().Match(written) is not { Success: true })
            {
                continue;
            }

            var sale = SaleOfTheQuarter().Matches(written)[^1].Groups[1];
            var more = (decimal.Parse(sale.Value, CultureInfo.InvariantCulture) + 0.01m).ToString("0.00", CultureInfo.InvariantCulture);
            Failures(subject, written[..sale.Index] + more + written[(sale.Index + sale.Length)..]).ShouldNotBeEmpty(subject.Partner);
            red++;
        }

        red.ShouldBeGreaterThanOrEqualTo(3);
    }

    private static IEnumerable<CaseSubject> Subjects(string programme, int every)
    {
        var text = Programmes.Single(p => p.Name == programme);
        var others = TextsBeside.Of(text, Programmes, Quarter.LastDay);
        return World.Partners.Where((_, i) => i % every == 0).Select(p => SampleEnrolments.Enrol(p, Programmes, World.From, World.Until))
            .Select(facts => new CaseSubject(text, others, new Population([facts]), facts.Partner.Id, Quarter, "../programme.yaml", []));
    }

    private static ImmutableArray<CaseFailure> Failures(CaseSubject subject, string text) =>
        CaseRun.Of(CaseText.Read(text).Value!.Cases.Single(), subject.Programme, subject.Others).Failures;

    [GeneratedRegex(@"growth_bonus: +[1-9]")]
    private static partial Regex Bonus();

    [GeneratedRegex(@"2026-0[789]-\d\d +(\d+\.\d\d) ")]
    private static partial Regex SaleOfTheQuarter();
}
