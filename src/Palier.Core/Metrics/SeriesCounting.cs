using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>
/// Counts the facts of one partner, its sales by series: each test of a figure looks at each line once, however many windows ask. What
/// is asked of few facts, with every line, or by tests that look at the window itself, is counted one by one.
/// </summary>
public sealed class SeriesCounting : ICounting
{
    private readonly PartnerCounting _oneByOne;
    private readonly FactTests _tests;
    private readonly SalesByDay _sales;
    private readonly Conversion _conversion;
    private readonly Dictionary<Asked, SalesSeries> _whole = [];
    private readonly Dictionary<(Asked Asked, string Noun), Dictionary<string, SalesSeries>> _narrowed = [];

    public SeriesCounting(Programme programme, PartnerFacts facts)
    {
        _oneByOne = new PartnerCounting(programme, facts);
        _tests = new FactTests(programme, facts);
        _sales = new SalesByDay(facts.Sales, programme.Answers);
        _conversion = new Conversion(programme, facts.Common);
    }

    private static SalesSeries Nothing { get; } = new([], []);

    public Tally Sum(Look look, string field) =>
        Of(look) is { } series && series.Within(look.Over!.Value) is { } window && series.Sum(window, field, look, _conversion) is { } sum
            ? new Tally(sum, window.End.Value - window.Start.Value, 0, [], null) : _oneByOne.Sum(look, field);

    public Tally Count(Look look, string? field)
    {
        if (Of(look) is not { } series || series.Within(look.Over!.Value) is not { } window)
        {
            return _oneByOne.Count(look, field);
        }

        var lines = window.End.Value - window.Start.Value;
        return new Tally(field is null ? lines : series.Different(window, field, _tests), lines, 0, [], null);
    }

    public ImmutableArray<Found> Find(Look look) =>
        Of(look) is { } series && series.Within(look.Over!.Value) is { } window ? series[window] : _oneByOne.Find(look);

    public DateOnly? FirstDay(string kind, DayOf countsOn) => _oneByOne.FirstDay(kind, countsOn);

    private SalesSeries? Of(Look look)
    {
        if (look is not { Kind: "sale", WithLines: false, OverBy: null, Over: not null, Narrow.Count: < 2 } || !look.Where.All(t => IsOfTheLine(t.Test)))
        {
            return null;
        }

        var asked = new Asked(look.Where, look.CountsOn, look.LineRounding, look.ReferenceRate);
        foreach (var (noun, value) in look.Narrow)
        {
            if (_tests.Has("sale", noun))
            {
                return Narrowed(asked, noun, look).GetValueOrDefault(value, Nothing);
            }
        }

        if (!_whole.TryGetValue(asked, out var series))
        {
            _whole[asked] = series = Passing(_sales.All(look.CountsOn), look);
        }

        return series;
    }

    private Dictionary<string, SalesSeries> Narrowed(Asked asked, string noun, Look look)
    {
        if (!_narrowed.TryGetValue((asked, noun), out var all))
        {
            _narrowed[(asked, noun)] = all = _sales.All(look.CountsOn).Where(l => l.Fact.Word(noun) is not null).GroupBy(l => l.Fact.Word(noun)!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => Passing([.. g], look), StringComparer.Ordinal);
        }

        return all;
    }

    private SalesSeries Passing(ImmutableArray<Found> lines, Look look)
    {
        var (passing, troubles) = (ImmutableArray.CreateBuilder<Found>(), ImmutableArray.CreateBuilder<DateOnly>());
        var untested = false;
        var each = look with { Narrow = Asking.Everything, CannotTest = _ => untested = true };
        foreach (var line in lines)
        {
            untested = false;
            if (_tests.Hold(each, line.Fact, line.Day))
            {
                passing.Add(line);
            }

            if (untested)
            {
                troubles.Add(line.Day);
            }
        }

        return new SalesSeries(passing.ToImmutable(), troubles.ToImmutable());
    }

    // Tests that a line passes or fails whoever asks; a window of its own moves with what asks.
    private static bool IsOfTheLine(Test test) => test switch
    {
        Test.Within => false,
        Test.History history => history.Entries.Entries.All(e => IsOfTheLine(e.Value)),
        _ => true,
    };

    /// <summary>What makes two looks look at the same lines, but for the window.</summary>
    private readonly record struct Asked(ImmutableArray<FieldTest> Where, DayOf CountsOn, LineRounding? Rounding, ReferenceRate? Reference)
    {
        public bool Equals(Asked other) => CountsOn == other.CountsOn && Rounding == other.Rounding && Reference == other.Reference
            && (Where == other.Where || Where.SequenceEqual(other.Where));

        public override int GetHashCode() => HashCode.Combine(CountsOn, Rounding, Reference, Where.Length, Where.IsEmpty ? null : Where[0].Field);
    }
}
