using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>Finds what counts on one day and no longer on a later one, with nothing but what is known.</summary>
internal static class FallsOut
{
    private static readonly string[] Lines = ["line", "line_converted", "fact_line"];

    /// <summary>What is lost between two days of the figures and facts that tests ask for, by figure and day.</summary>
    public static ImmutableArray<FallingOut> Between(WaysAsked asked, IEnumerable<Condition.Tested> tests, Func<DateOnly, Asking> asking, DateOnly then)
    {
        var all = tests.ToList();
        var evaluation = new Evaluation<WithReasons>(asked.Programme, asked.Facts, asked.Others, population: asked.Population);
        var leaves = new Leaves(asked.Programme);
        var lost = ImmutableArray.CreateBuilder<FallingOut>();
        foreach (var name in all.Where(t => Leaves.Inside(t.Test) is Test.Limit or Test.EveryPart).Select(t => t.Name).Distinct(StringComparer.Ordinal).Where(n => !leaves.LooksAtOthers(n)))
        {
            var now = Counted(asked.Programme, evaluation.Figure(name, asking(asked.On)).Lines, name);
            var later = Counted(asked.Programme, evaluation.Figure(name, asking(then)).Lines, name).Select(l => (l.Figure, l.Key)).ToHashSet();
            lost.AddRange(now.Where(l => !later.Contains((l.Figure, l.Key)) && IsOwn(asked.Facts, l)).Select(l => l with { Gone = GoneOn(asked, l, then) }));
        }

        foreach (var name in all.Where(t => Leaves.Inside(t.Test) is Test.Met { IsMet: true }).Select(t => t.Name).Distinct(StringComparer.Ordinal))
        {
            if (evaluation.Figures.Asserted(name, asked.On) is { } stated && evaluation.Figures.Asserted(name, then) is null)
            {
                var gone = Enumerable.Range(1, then.DayNumber - asked.On.DayNumber).Select(asked.On.AddDays).First(d => evaluation.Figures.Asserted(name, d) is null);
                lost.Add(new FallingOut(name, name, stated.From, gone, new Quantity(Rational.One, Unit.Count)));
            }
        }

        return [.. lost.DistinctBy(l => (l.Figure, l.Key)).OrderBy(l => l.Figure, StringComparer.Ordinal).ThenBy(l => l.Counted).ThenBy(l => l.Key, StringComparer.Ordinal)];
    }

    // The lines of single facts, under the figure that counted them.
    private static IEnumerable<FallingOut> Counted(Programme programme, IEnumerable<Reason> lines, string figure)
    {
        foreach (var line in lines)
        {
            var of = line["name"] is Arg.Name name && programme.FindMetric(name.Value) is not null ? name.Value : figure;
            if (Lines.Contains(line.Kind) && line["key"] is Arg.Word key && line["day"] is Arg.Day day)
            {
                var amount = line.Result is Arg.Figure f ? new Quantity(f.Value, f.Unit) : new Quantity(line.Result is Arg.Number n ? n.Value : Rational.One, Unit.Count);
                yield return new FallingOut(of, key.Value, day.Value, null, amount);
            }

            foreach (var below in Counted(programme, line.Below, of))
            {
                yield return below;
            }
        }
    }

    // A figure of a group counts other partners' sales too, which are not this partner's to see.
    private static bool IsOwn(PartnerFacts facts, FallingOut lost) => facts.Sales.Any(s => s.Key == lost.Key)
        || facts.Certificates.Any(c => ((IFact)c).Key == lost.Key) || facts.People.Any(p => p.Id == lost.Key) || facts.Occurrences.Any(o => o.Key == lost.Key);

    // A certificate or a person is gone on the day it expires or the person leaves; a sale goes with the window.
    private static DateOnly? GoneOn(WaysAsked asked, FallingOut lost, DateOnly then)
    {
        var certificate = asked.Facts.Certificates.FirstOrDefault(c => ((IFact)c).Key == lost.Key && c.Until > asked.On && c.Until <= then);
        var person = asked.Facts.Certificates.FirstOrDefault(c => ((IFact)c).Key == lost.Key)?.Person ?? lost.Key;
        var left = asked.Facts.Employments.Where(e => e.Person == person && e.Until > asked.On && e.Until <= then).Select(e => e.Until).Min();
        return certificate?.Until is { } until && !(left < until) ? until : left;
    }
}
