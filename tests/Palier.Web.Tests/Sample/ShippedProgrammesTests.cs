using System.Collections.Immutable;
using Palier.App.Sample;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Values;

namespace Palier.Web.Tests.Sample;

public sealed class ShippedProgrammesTests
{
    private static readonly DateOnly October = new(2026, 10, 1);
    private static readonly Period ThirdQuarter = new(new DateOnly(2026, 7, 1), October);
    private static readonly SampleWorld World = SampleWorld.Make(SampleWorld.DefaultSeed, October);
    private static readonly ImmutableArray<Programme> Programmes = [.. ShippedProgrammes.All.Select(shipped => shipped.Programme)];
    private static readonly ImmutableArray<PartnerFacts> Enrolled =
        [.. World.Partners.Select(of => SampleEnrolments.Enrol(of, Programmes, World.From, World.Until))];

    [Fact]
    public void Three_programmes_ship_and_are_read()
    {
        Programmes.Select(programme => programme.Name).ShouldBe(["enterprise", "gocloud", "growcloud"]);
        Programmes.ShouldAllBe(programme => programme.About!.In("fr").Contains("inventé") && programme.About.In("en").Contains("invented"));
        Programmes[0].Ladder!.Levels.Select(level => level.Title.In("fr")).ShouldBe(["Enregistré", "Argent", "Or", "Diamant"]);
    }

    [Fact]
    public void The_levels_of_october_2026_stay_as_they_are()
    {
        var levels = Enrolled.CountBy(of => new Evaluation<FiguresOnly>(Programmes[0], of, Programmes).HeldOn(October).Level!.Name)
            .ToDictionary(of => of.Key, of => of.Value, StringComparer.Ordinal);
        $"{levels["registered"]} {levels["silver"]} {levels["gold"]} {levels["diamond"]}".ShouldBe("661 237 118 34");
    }

    [Fact]
    public void Everyone_takes_part_in_enterprise_and_the_capable_in_the_others()
    {
        Enrolled.Count(of => of.Enrolments.Any(at => at.Programme == "enterprise")).ShouldBe(1_050);
        var gocloud = Enrolled.Count(of => of.Enrolments.Any(at => at.Programme == "gocloud"));
        gocloud.ShouldBeInRange(200, 450);
        Enrolled.Count(of => of.Enrolments.Any(at => at.Programme == "growcloud")).ShouldBeInRange(150, gocloud);
    }

    [Fact]
    public void Every_programme_pays_some_and_refuses_none()
    {
        foreach (var programme in Programmes)
        {
            foreach (var bonus in programme.Bonuses)
            {
                var earned = Enrolled.Where(of => of.Enrolments.Any(at => at.Programme == programme.Name))
                    .Select(of => new Evaluation<FiguresOnly>(programme, of, Programmes).Earned(bonus, ThirdQuarter)).ToArray();
                earned.ShouldAllBe(one => one.Refused == null);
                var paid = earned.Where(one => one.Earned.Value.Amount > Rational.Zero).ToArray();
                paid.Length.ShouldBeInRange(15, earned.Length - 5, $"{programme.Name}/{bonus.Name}");
            }
        }
    }
}
