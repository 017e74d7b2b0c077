using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>What is asked of the lines of a window that pass some tests.</summary>
internal enum Ask
{
    /// <summary>The sum of a field, in parts of a unit.</summary>
    Sum = 0,

    /// <summary>How many there are.</summary>
    Lines = 1,

    /// <summary>How many different values of a field they have.</summary>
    Different = 2,
}

/// <summary>One number of a partner's lines.</summary>
/// <param name="Tests">Which of the tests of the plan the lines pass.</param>
/// <param name="Field">Which of the fields of the plan is summed or whose values are told apart; 0 for counting lines.</param>
internal readonly record struct LineFigure(Ask Ask, int Tests, int Field, Period Over);

/// <summary>
/// Every number that some decisions ask of lines which are read in one way, each once: figures of several programmes, days and periods
/// that look at the same lines share what is counted.
/// </summary>
internal sealed class CountPlan(SalesReading reading)
{
    private readonly Dictionary<LineFigure, int> _places = [];

    public SalesReading Reading => reading;

    /// <summary>Where its figures begin in a row.</summary>
    public int First { get; set; }

    public List<LineFigure> Figures { get; } = [];

    public List<LineTests> Tests { get; } = [];

    /// <summary>The fields that are summed, with a programme that says what they are.</summary>
    public List<(string Field, Programme Programme)> Summed { get; } = [];

    /// <summary>The fields whose different values are counted.</summary>
    public List<string> Told { get; } = [];

    /// <summary>The windows that reviews look at, with the day of the review: what became known after it does not count there.</summary>
    public HashSet<(Period Over, DateOnly Review)> Reviewed { get; } = [];

    /// <summary>The place of a number among those of the plan.</summary>
    /// <param name="ask">What is asked.</param>
    /// <param name="tests">The tests that lines pass.</param>
    /// <param name="field">The field; null for lines.</param>
    /// <param name="over">The window.</param>
    /// <param name="review">The day of the review that asks; null where everything that is known counts.</param>
    public int Place(Ask ask, LineTests tests, string? field, Period over, DateOnly? review)
    {
        if (review is { } day)
        {
            Reviewed.Add((over, day));
        }

        var which = ask switch
        {
            Ask.Sum => IndexOf(Summed, s => s.Field == field, () => (Field: field!, tests.Programme)),
            Ask.Different => IndexOf(Told, t => t == field, () => field!),
            _ => 0,
        };
        var figure = new LineFigure(ask, IndexOf(Tests, t => t.Equals(tests), () => tests), which, over);
        if (!_places.TryGetValue(figure, out var place))
        {
            _places[figure] = place = Figures.Count;
            Figures.Add(figure);
        }

        return place;
    }

    /// <summary>The same with some of the figures only.</summary>
    /// <param name="figures">Their places.</param>
    /// <param name="isReviewed">Whether it is to be seen what became known after the reviews.</param>
    public CountPlan Only(IEnumerable<int> figures, bool isReviewed)
    {
        var plan = new CountPlan(reading);
        plan.Reviewed.UnionWith(isReviewed ? Reviewed : []);
        foreach (var figure in figures.Select(f => Figures[f]))
        {
            var field = figure.Ask switch { Ask.Sum => Summed[figure.Field].Field, Ask.Different => Told[figure.Field], _ => null };
            plan.Place(figure.Ask, Tests[figure.Tests], field, figure.Over, null);
        }

        return plan;
    }

    private static int IndexOf<T>(List<T> all, Predicate<T> same, Func<T> make)
    {
        if (all.FindIndex(same) is var at and >= 0)
        {
            return at;
        }

        all.Add(make());
        return all.Count - 1;
    }
}
