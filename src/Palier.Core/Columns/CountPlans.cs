namespace Palier.Core.Columns;

/// <summary>The plans of everything that is asked at once, one for each way in which lines are read; their figures lie one after the other in a row.</summary>
internal sealed class CountPlans
{
    private readonly Dictionary<SalesReading, CountPlan> _plans = [];

    public IReadOnlyCollection<CountPlan> All => _plans.Values;

    /// <summary>How many figures a row has.</summary>
    public int Figures { get; private set; }

    public CountPlan For(SalesReading reading)
    {
        if (!_plans.TryGetValue(reading, out var plan))
        {
            _plans[reading] = plan = new CountPlan(reading);
        }

        return plan;
    }

    /// <summary>Gives each plan its place in a row, once nothing more is asked.</summary>
    public void Place()
    {
        Figures = 0;
        foreach (var plan in _plans.Values)
        {
            plan.First = Figures;
            Figures += plan.Figures.Count;
        }
    }
}
