using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Reference;

/// <content>"An amount is a list of steps, top to bottom. The first six add to the running amount, the others change it." (Steps)</content>
public sealed partial class Reckoning
{
    /// <param name="steps">The steps.</param>
    /// <param name="q">What asks.</param>
    /// <param name="wider">What a cap that looks beyond this amount lets through; null where none does.</param>
    private Fraction Steps(IEnumerable<Step> steps, Question q, Func<Step.Cap, Fraction, Fraction, Fraction>? wider)
    {
        var running = Fraction.Zero;
        foreach (var step in steps)
        {
            // "may say their own value_at"
            var at = step.ValueAt is { } moment && Windows.Of(moment, q, Around(q)) is { } day ? q with { ValueOn = day } : q;
            switch (step)
            {
                case Step.Rate rate when Figure(rate.Of, q) is { } of:
                    running += Paid(rate.Value, of, IsCounted(rate.Of, q), at);
                    break;

                // "so much for each unit; per: 100 for every hundred in proportion, per: full 100 for whole hundreds"
                case Step.Each each when Figure(each.Of, q) is { } of:
                    var units = of / each.Per;
                    running += Paid(each.Value, each.Full ? new Fraction(units.Whole(RoundingMode.Down), 1) : units, IsCounted(each.Of, q), at);
                    break;
                case Step.Fixed sum:
                    running += Value(sum.Value, at) ?? 0;
                    break;
                case Step.Sum sum:
                    running += Fraction.Sum(sum.Of.Select(n => Figure(n, q) ?? 0));
                    break;
                case Step.Extreme extreme:
                    var values = extreme.Of.Select(n => Figure(n, q) ?? 0);
                    running += extreme.Highest ? values.Aggregate(Fraction.Higher) : values.Aggregate(Fraction.Lower);
                    break;
                case Step.Less less:
                    running -= Fraction.Sum(less.Of.Select(n => Figure(n, q) ?? 0));
                    break;
                case Step.Times times:
                    running *= Value(times.Value, at) ?? 0;
                    break;
                case Step.Cap cap when Value(cap.Value, at) is { } limit:
                    running = wider is not null && (cap.Shared is not null || cap.Every is not null || !cap.Per.IsEmpty) ? wider(cap, running, limit)
                        : cap.AtMost ? Fraction.Lower(running, limit) : Fraction.Higher(running, limit);
                    break;
                case Step.Round round:
                    running = new Fraction((running / round.To).Whole(round.Mode), 1) * round.To;
                    break;
            }
        }

        return running;
    }

    private bool IsCounted(string name, Question q) =>
        text.FindMetric(name)?.Unit == Unit.Count || text.FindFact(name)?.Unit == Unit.Count || name == "enrolment.quarters"
        || (q.Thing is { } thing && name.Contains('.') && Resolved(thing, name) is ({ } fact, var field) && FactFields.IsCount(text, fact.Kind, field));

    /// <summary>What a rate pays on a base. A scale divides it (Scales); histories and tables are looked up first, for the ways nest.</summary>
    private Fraction Paid(Figure figure, Fraction of, bool counted, Question q)
    {
        switch (figure)
        {
            case Core.Definition.Figure.History history:
                return Days.TryEntry(history.Entries, q.ValueOn, out var entry) ? Paid(entry, of, counted, q) : 0;
            case Core.Definition.Figure.Table table:
                return RowOf(table, q) is { } row ? Paid(row, of, counted, q) : 0;
            case Core.Definition.Figure.Scale { Kind: ScaleKind.Stepped or ScaleKind.Rolling or ScaleKind.Total } scale:
                return PaidInBands(scale, of, counted, q);
            default:
                return of * (Value(figure, q, of) ?? 0);
        }
    }

    // A count is numbered: of a band from 15, the 15th is the first, so 14 lie below it (golden case M-33).
    private Fraction PaidInBands(Figure.Scale scale, Fraction of, bool counted, Question q)
    {
        var begins = scale.Bands.Select((b, i) => i > 0 && counted && !scale.Above ? (Fraction)b.Begins - 1 : b.Begins).ToList();
        var total = Fraction.Zero;
        for (var i = 0; i <= BandOf(scale, of); i++)
        {
            var rate = Value(scale.Bands[i].Value, q, of) ?? 0;
            var end = i + 1 < begins.Count ? Fraction.Lower(of, begins[i + 1]) : of;
            total += scale.Kind switch
            {
                // "each band on its own part"
                ScaleKind.Stepped => rate * (end - begins[i]),
                // "every band reached, on all the volume up to its end"
                ScaleKind.Rolling => rate * end,
                // "every band reached, on everything"
                _ => rate * of,
            };
        }

        return total;
    }

    /// <summary>
    /// Shares out whole units (split). "remainder: first or largest says who gets the unit that is left over": every part is floored; the units
    /// left go one each to the first parts with a share, or to those with the largest rest (golden case M-36).
    /// </summary>
    private static ImmutableArray<long> SharedOut(long units, IReadOnlyList<Fraction> shares, Remainder remainder)
    {
        var whole = Fraction.Sum(shares);
        var exact = shares.Select(s => s * units / whole).ToList();
        var parts = exact.Select(e => (long)e.Floor()).ToArray();
        var able = Enumerable.Range(0, parts.Length).Where(i => shares[i].Sign > 0).ToList();
        while (parts.Sum() < units)
        {
            var next = remainder == Remainder.First ? able[0] : able.Aggregate((a, b) => exact[b] - parts[b] > exact[a] - parts[a] ? b : a);
            parts[next]++;
            able.Remove(next);
        }

        return [.. parts];
    }
}
