using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Analysis;

/// <summary>
/// Finds caps that never bind, because nothing before them can be more: the highest that the steps can come to is worked out step by
/// step, for each level and each day from which a figure changes. A base has no upper end.
/// </summary>
internal sealed class CapFindings(Programme programme, ImmutableArray<DateOnly> days, Mistakes mistakes)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public void Find()
    {
        foreach (var bonus in programme.Bonuses)
        {
            Amount(bonus.Name, bonus.Amount, bonus.For);
            foreach (var own in bonus.Except.Where(e => e.Amount is not null))
            {
                Amount(own.Name, own.Amount!.Value, bonus.For);
            }
        }

        foreach (var metric in programme.Metrics)
        {
            if (metric.Verb is Verb.Amount amount)
            {
                Amount(metric.Name, amount.Steps, new ForLevels.Everyone());
            }

            foreach (var part in metric.Verb is Verb.Score score ? score.Parts.Where(p => p.AtMost is not null) : [])
            {
                if (part.Worth is { } worth && days.All(d => High(worth, null, d) is { } high && Low(part.AtMost!, null, d) is { } low && high <= low))
                {
                    Report(part.AtMost!.Place, part.Figure, High(worth, null, days[0])!.Value);
                }
            }
        }
    }

    private void Report(Place place, string name, Rational high) =>
        mistakes.Add(place, "P604", ("name", name), ("highest", FigureText.Of(high, Unit.Number)));

    private void Amount(string name, ImmutableArray<Step> steps, ForLevels levels)
    {
        string?[] covered = programme.Ladder is { } ladder ? [.. ladder.Levels.Select(l => l.Name).Where(l => levels.Covers(l, ladder))] : [null];
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i] is Step.Cap { AtMost: true, Every: null, Shared: null, Per: [] } cap && covered.Length > 0
                && covered.All(l => days.All(d => Highest(steps[..i], l, d) is { } high && Low(cap.Value, l, d) is { } low && high <= low)))
            {
                Report(cap.Place, name, covered.Max(l => days.Max(d => Highest(steps[..i], l, d)!.Value)));
            }
        }
    }

    // The highest that steps can come to; null for no end.
    private Rational? Highest(ImmutableArray<Step> steps, string? level, DateOnly day)
    {
        Rational? running = Rational.Zero;
        foreach (var step in steps)
        {
            running = step switch
            {
                Step.Rate or Step.Each => IsNothing(RuleParts.FigureOf(step)!, level, day) ? running : null,
                Step.Fixed f => running + Positive(High(f.Value, level, day)),
                Step.Sum sum => sum.Of.Aggregate(running, (total, name) => total + OfBonus(name, level, day)),
                Step.Extreme extreme => extreme.Of.Aggregate(running, (total, name) => total + OfBonus(name, level, day)),
                Step.Less less => less.Of.All(n => programme.FindBonus(n) is not null) ? running : null,
                Step.Times times => High(times.Value, level, day) is { } factor ? running * Positive(factor) : null,
                Step.Cap { AtMost: true } cap => cap.Per.IsEmpty && High(cap.Value, level, day) is { } most ? running is { } r ? Rational.Min(r, most) : most : running,
                Step.Cap floor => running is { } r && High(floor.Value, level, day) is { } least ? Rational.Max(r, least) : null,
                Step.Round round => running is { } r ? Rounding.To(round.To, r, RoundingMode.Up) : null,
                _ => running,
            };
        }

        return running;
    }

    private static Rational? Positive(Rational? value) => value is { } v ? Rational.Max(v, Rational.Zero) : null;

    private Rational? OfBonus(string name, string? level, DateOnly day)
    {
        if (programme.FindBonus(name) is not { ForEach: null } bonus || !_asked.Add(name))
        {
            return null;
        }

        var highest = Highest(bonus.Amount, level, day);
        _asked.Remove(name);
        return Positive(highest);
    }

    private static bool IsNothing(Figure figure, string? level, DateOnly day) => High(figure, level, day) is { Sign: <= 0 } && Low(figure, level, day) is { Sign: >= 0 };

    private static Rational? High(Figure figure, string? level, DateOnly day) => Extreme(figure, level, day, Rational.Max);

    private static Rational? Low(Figure figure, string? level, DateOnly day) => Extreme(figure, level, day, Rational.Min);

    // Over all rows that may apply and all bands; null where it is another figure of the text.
    private static Rational? Extreme(Figure figure, string? level, DateOnly day, Func<Rational, Rational, Rational> of) => figure switch
    {
        Figure.Plain plain => plain.Value,
        Figure.History history => history.Entries.On(day) is { } entry ? Extreme(entry.Value, level, day, of) : Rational.Zero,
        Figure.Table { By: "level" } table when level is not null && table.Rows.FirstOrDefault(r => r.Key == level).Value is { } row => Extreme(row, level, day, of),
        Figure.Table table => All(table.Rows.Select(r => r.Value).Concat(table.Other is { } other ? [other] : []), level, day, of),
        Figure.Scale scale => All(scale.Bands.Select(b => b.Value), level, day, of),
        _ => null,
    };

    private static Rational? All(IEnumerable<Figure> figures, string? level, DateOnly day, Func<Rational, Rational, Rational> of)
    {
        var values = figures.Select(f => Extreme(f, level, day, of)).ToList();
        return values.Count == 0 || values.Exists(v => v is null) ? null : values.Select(v => v!.Value).Aggregate(of);
    }
}
