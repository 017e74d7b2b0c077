using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Checking;

/// <summary>For whom and when an amount is tried out.</summary>
/// <param name="Day">The day that picks the values.</param>
/// <param name="Level">The level; null where the programme has none.</param>
/// <param name="Words">A word for each table that is not by level.</param>
internal sealed record Situation(DateOnly Day, string? Level, ImmutableSortedDictionary<string, string> Words);

/// <summary>Runs the steps of a bonus for figures that are made up, through the arithmetic that pays.</summary>
internal sealed class TrialAmount(Programme programme, Bonus bonus)
{
    private static readonly Rational NoLimit = Rational.Of(1_000_000_000_000, 1);
    private readonly PartnerFacts _nobody = new() { Partner = new Partner { Id = "-", Name = "-", Country = "-", Kind = "-" } };

    /// <summary>What the steps come to.</summary>
    /// <param name="figures">Figures by name; what is left out is none.</param>
    /// <param name="of">For whom and when.</param>
    public Rational Of(ImmutableSortedDictionary<string, Quantity?> figures, Situation of)
    {
        var words = of.Level is { } level ? of.Words.SetItem("level", level) : of.Words;
        var all = new Figures<FiguresOnly>(programme, _nobody, new PartnerCounting(programme, _nobody), new Given { Figures = figures, Words = words });
        var asking = new Asking { Day = of.Day, ValueOn = of.Day, Level = of.Level, Period = Calendar.PeriodOf(bonus.Every, of.Day, programme.YearStarts) };
        return new AmountSteps<FiguresOnly>(all, asking, bonus.Ref, Unit.Money).Run(bonus.Amount).Value;
    }

    /// <summary>A value for every figure that the steps name: bases are large, what scales look up is beyond the last band, limits do not bind.</summary>
    public ImmutableSortedDictionary<string, Quantity?> Ordinary(IEnumerable<(Figure.Scale Scale, string Name)> scales)
    {
        var figures = ImmutableSortedDictionary.CreateBuilder<string, Quantity?>(StringComparer.Ordinal);
        foreach (var step in bonus.Amount)
        {
            foreach (var name in Named(step).Concat(step is Step.Rate or Step.Each ? [] : Earlier(step)))
            {
                figures[name] = new Quantity(step is Step.Cap { AtMost: true } ? NoLimit : step is Step.Sum or Step.Less or Step.Extreme ? Rational.Zero : Rational.One, UnitOf(name));
            }
        }

        foreach (var (scale, name) in scales)
        {
            figures[name] = new Quantity(scale.Bands[^1].Begins + Rational.One, UnitOf(name));
        }

        foreach (var name in bonus.Amount.Select(BaseOf).OfType<string>())
        {
            figures[name] = new Quantity(UnitOf(name) == Unit.Money ? 100_000 : 1_000, UnitOf(name));
        }

        return figures.ToImmutable();
    }

    public Unit UnitOf(string name) =>
        programme.FindMetric(name)?.Unit ?? programme.FindFact(name)?.Unit
        ?? (programme.FindBonus(name) is not null ? Unit.Money : name.Split('.', 2) is [var fact, var field] ? Definition.Reader.Symbols.UnitOfField(programme, fact, field) : Unit.Number);

    /// <summary>The figure that a step pays on; null where it has none.</summary>
    public static string? BaseOf(Step step) => step switch
    {
        Step.Rate rate => rate.Of,
        Step.Each each => each.Of,
        _ => null,
    };

    /// <summary>The figures inside a figure, itself among them.</summary>
    public static IEnumerable<Figure> Inside(Figure? figure) => figure switch
    {
        null => [],
        Figure.History history => history.Entries.Entries.SelectMany(e => Inside(e.Value)).Prepend(history),
        Figure.Table table => table.Rows.SelectMany(r => Inside(r.Value)).Concat(Inside(table.Other)).Prepend(table),
        Figure.Scale scale => scale.Bands.SelectMany(b => Inside(b.Value)).Prepend(scale),
        _ => [figure],
    };

    private static IEnumerable<string> Named(Step step) => Inside(Definition.Analysis.RuleParts.FigureOf(step)).OfType<Figure.Named>().Select(n => n.Name);

    private static ImmutableArray<string> Earlier(Step step) => step switch
    {
        Step.Sum sum => sum.Of,
        Step.Less less => less.Of,
        Step.Extreme extreme => extreme.Of,
        _ => [],
    };
}
