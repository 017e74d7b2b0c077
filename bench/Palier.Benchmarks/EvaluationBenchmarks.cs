using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Palier.App.Sample;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Values;

namespace Palier.Benchmarks;

/// <summary>
/// Levels and bonuses of the 1,050 partners of the sample for a quarter, in memory and on one thread, without and with the lines
/// that led to them.
/// </summary>
[MemoryDiagnoser]
public class EvaluationBenchmarks
{
    private ImmutableArray<PartnerFacts> _partners;
    private ImmutableArray<Programme> _programmes;
    private Period _period;

    /// <summary>The programme that is evaluated.</summary>
    [Params("enterprise", "growcloud")]
    public string Programme { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        var world = SampleWorld.Make(SampleWorld.DefaultSeed, new DateOnly(2026, 9, 1));
        _programmes = [.. ShippedProgrammes.All.Select(s => s.Programme)];
        _partners = [.. world.Partners.Select(of => SampleEnrolments.Enrol(of, _programmes, world.From, world.Until))];
        _period = Period.Find("2026-Q3")!.Value;
    }

    [Benchmark(Baseline = true)]
    public long FiguresOnly() => Earned<FiguresOnly>();

    [Benchmark]
    public long WithReasons() => Earned<WithReasons>();

    private long Earned<TReasons>()
        where TReasons : struct, IReasons
    {
        var programme = _programmes.Single(p => p.Name == Programme);
        var others = _programmes.Remove(programme);
        var total = 0L;
        foreach (var facts in _partners.Where(f => f.Enrolments.Any(e => e.Programme == Programme)))
        {
            var evaluation = new Evaluation<TReasons>(programme, facts, others);
            total += programme.Ladder is null || evaluation.LevelOn(_period.From).Reached is null ? 0 : 1;
            total += programme.Bonuses.Sum(b => evaluation.Earned(b, _period).Earned.Value.Minor);
        }

        return total;
    }
}
