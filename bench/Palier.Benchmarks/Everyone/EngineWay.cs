using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Facts;

namespace Palier.Benchmarks.Everyone;

/// <summary>The engine, run by the text of the programme: everything from compiling the plan to the last cent.</summary>
internal sealed class EngineWay : IMembers
{
    private readonly Dictionary<int, PartnerFacts> _whole = [];
    private readonly Workload _workload;
    private readonly SalesColumns _columns;
    private readonly PartnerFacts[] _partners;

    public EngineWay(Workload workload, Sales sales)
    {
        (_workload, _columns) = (workload, sales.Columns(workload));
        _partners = [.. Enumerable.Range(0, Sales.Partners).Select(i => new PartnerFacts { Partner = new Partner { Id = $"P{i:00000}", Name = $"P{i:00000}", Country = "FR", Kind = "reseller" } })];
    }

    public int Count => _partners.Length;

    public Population? Population => null;

    public PartnerFacts Besides(int partner) => _partners[partner];

    public PartnerFacts Facts(int partner) =>
        _whole.TryGetValue(partner, out var facts) ? facts : throw new InvalidOperationException("nothing of the workload is evaluated one by one");

    public SalesColumns Columns => _columns;

    public IReadOnlyList<PartnerFacts> Members => _partners;

    /// <summary>The same partners, of some of whom everything is at hand.</summary>
    public EngineWay With(IEnumerable<KeyValuePair<int, ImmutableArray<SalesLine>>> lines)
    {
        foreach (var (partner, sales) in lines)
        {
            _whole[partner] = _partners[partner] with { Sales = sales };
        }

        return this;
    }

    public PopulationAnswers Run() => Run(_workload.Questions, _columns, null);

    public PopulationAnswers Run(PopulationQuestions questions, SalesColumns columns, CountsKept? kept) => PopulationRun.Of(questions, this, _ => columns, kept);

    public Result Of(PopulationAnswers answers)
    {
        var result = new Result();
        for (var partner = 0; partner < Count; partner++)
        {
            result.Level[partner] = (byte)_workload.Programme.Ladder!.RankOf(answers.Level(partner, 0)!);
            for (var i = 0; i < Workload.Bonuses.Length; i++)
            {
                result.Cents[(partner * Workload.Bonuses.Length) + i] = answers.Minor(partner, i);
            }
        }

        return result;
    }
}
