using Palier.Core.Definition;
using Palier.Core.Metrics;

namespace Palier.Core.Incentives;

/// <summary>Finds the things that a bonus is computed for, one by one.</summary>
internal static class Things
{
    /// <summary>Each thing of the period by its key, with what asks narrowed to it, in the order of days and keys.</summary>
    public static IEnumerable<(string Key, Asking Asking)> Of<TReasons>(Bonus bonus, Figures<TReasons> figures, Asking asking)
        where TReasons : struct, Values.IReasons
    {
        var kind = bonus.ForEach!;
        var look = new Look
        {
            Kind = kind == "customer" ? "sale" : kind,
            Where = figures.Plain(bonus.Where, asking),
            Over = asking.Period,
            Day = asking.Day,
            Asking = asking.Period,
            CountsOn = figures.Programme.Answers.CountsOn ?? DayOf.SoldOn,
            CannotTest = figures.CannotTest,
        };
        var found = figures.Counting.Find(look);
        return kind == "customer"
            ? found.Select(f => f.Fact.Word("customer")).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(c => (c, asking.To("customer", c)))
            : found.Select(f => (f.Fact.Key, figures.For(f.Fact, asking)));
    }
}
