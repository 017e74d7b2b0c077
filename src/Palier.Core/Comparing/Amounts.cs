using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Comparing;

/// <summary>Whether figures and the steps of an amount grew or fell on a day, where that can be seen from them alone.</summary>
internal static class Amounts
{
    public static Move Of(Figure before, Figure after, DateOnly on) => (In(before, on), In(after, on)) switch
    {
        var (a, b) when Shape.On(a, on) == Shape.On(b, on) => Move.Same,
        (Figure.Plain a, Figure.Plain b) when a.Unit == b.Unit => Demands.Turned(a.Value, b.Value),
        (Figure.Table a, Figure.Table b) when a.By == b.By && a.Rows.Select(r => r.Key).SequenceEqual(b.Rows.Select(r => r.Key)) =>
            Demands.Together(a.Rows.Zip(b.Rows, (x, y) => Of(x.Value, y.Value, on)).Append(Other(a.Other, b.Other, on))),
        (Figure.Scale a, Figure.Scale b) when a.By == b.By && a.Kind == b.Kind && a.Above == b.Above && a.Bands.Select(x => x.Begins).SequenceEqual(b.Bands.Select(x => x.Begins)) =>
            Demands.Together(a.Bands.Zip(b.Bands, (x, y) => Of(x.Value, y.Value, on))),
        _ => Move.Unsure,
    };

    /// <summary>Whether the same facts give more or less by the steps.</summary>
    public static Move Of(ImmutableArray<Step> before, ImmutableArray<Step> after, DateOnly on) =>
        before.Length == after.Length ? Demands.Together(before.Zip(after, (a, b) => Of(a, b, on))) : Move.Unsure;

    private static Figure? In(Figure figure, DateOnly on) => figure is Figure.History h ? h.Entries.On(on)?.Value : figure;

    private static Move Other(Figure? before, Figure? after, DateOnly on) =>
        before is null && after is null ? Move.Same : before is null || after is null ? Move.Unsure : Of(before, after, on);

    private static Move Of(Step before, Step after, DateOnly on) => (before, after) switch
    {
        _ when Shape.On(before, on) == Shape.On(after, on) => Move.Same,
        _ when Shape.On(before.ValueAt, on) != Shape.On(after.ValueAt, on) => Move.Unsure,
        (Step.Rate a, Step.Rate b) when a.Of == b.Of => Of(a.Value, b.Value, on),
        (Step.Each a, Step.Each b) when a.Of == b.Of && a.Per == b.Per && a.Full == b.Full => Of(a.Value, b.Value, on),
        (Step.Fixed a, Step.Fixed b) => Of(a.Value, b.Value, on),
        (Step.Times a, Step.Times b) => Of(a.Value, b.Value, on),
        (Step.Cap a, Step.Cap b) when a.AtMost == b.AtMost && a.Every == b.Every && a.Shared == b.Shared && a.Per.SequenceEqual(b.Per) => Of(a.Value, b.Value, on),
        _ => Move.Unsure,
    };
}
