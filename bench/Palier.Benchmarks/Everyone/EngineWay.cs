using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.Benchmarks.Everyone;

/// <summary>The engine, run by the text of the programme: everything from compiling the plan to the last cent.</summary>
internal sealed class EngineWay : IMembers, ILineSource
{
    private readonly Dictionary<int, PartnerFacts> _whole = [];
    private readonly Workload _workload;
    private readonly SalesColumns _columns;
    private readonly PartnerFacts[] _partners;

    public EngineWay(Workload workload, Sales sales)
    {
        (_workload, _columns) = (workload, sales.Columns(workload, this));
        _partners = [.. Enumerable.Range(0, Sales.Partners).Select(i => new PartnerFacts { Partner = new Partner { Id = $"P{i:00000}", Name = $"P{i:00000}", Country = "FR", Kind = "reseller" } })];
    }

    public int Count => _partners.Length;

    public Population? Population => null;

    public PartnerFacts Besides(int partner) => _partners[partner];

    public PartnerFacts Facts(int partner) =>
        _whole.TryGetValue(partner, out var facts) ? facts : throw new InvalidOperationException("nothing of the workload is evaluated one by one");

    /// <summary>What a line says is asked of the line itself, which is at hand where a partner was taken.</summary>
    public string? Thing(string field, int partner, int line) => Facts(partner).Sales[line].Word(field);

    long[] ILineSource.Amounts(string field, Programme programme, bool[] oneByOne) => throw new InvalidOperationException("everything of the workload was laid out");

    ThingCodes ILineSource.Things(string field) => throw new InvalidOperationException("everything of the workload was laid out");

    ulong[] ILineSource.Passing(LineTests tests, bool[] oneByOne) => throw new InvalidOperationException("everything of the workload was laid out");

    public SalesColumns Columns => _columns;

    public IReadOnlyList<PartnerFacts> Members => _partners;

    /// <summary>Keeps all lines of some partners at hand.</summary>
    /// <returns>Those partners and what is new of them.</returns>
    public ImmutableArray<Touched> Take(IEnumerable<KeyValuePair<int, (ImmutableArray<SalesLine> Old, ImmutableArray<SalesLine> New)>> lines)
    {
        foreach (var (partner, (old, added)) in lines)
        {
            _whole[partner] = _partners[partner] with { Sales = [.. old, .. added] };
        }

        return [.. lines.Select(l => new Touched(l.Key, _whole[l.Key], l.Value.New))];
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
