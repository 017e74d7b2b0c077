using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Ways;

/// <summary>Ways as lines of an explanation, which are worded at the edge.</summary>
public static class WayReasons
{
    /// <summary>The ways to a level, the nearest first, then what falls out before.</summary>
    public static ImmutableArray<Reason> Of(WaysToLevel found)
    {
        var head = Reason.Of(!found.IsToKeep ? "ways" : found.LostOn is null ? "ways_keep" : "ways_keep_lost", found.Level.Ref, null,
            ("level", new Arg.Name(found.Level.Name)), ("day", new Arg.Day(found.On)), ("lost", new Arg.Day(found.LostOn ?? found.On)),
            ("review", new Arg.Day(found.Ways.IsEmpty ? found.On : found.Ways[0].Review)), ("count", new Arg.Number(found.Ways.Length)));
        return
        [
            head,
            .. found.Ways.Select((w, i) => Of(w, i + 1, found.Programme, found.IsToKeep ? "way_kept" : "way_by", found.Level.Name)),
            .. found.FallsOut.GroupBy(f => f.Figure, StringComparer.Ordinal).Select(g => Falling(g.Key, [.. g], found)),
        ];
    }

    /// <summary>Why a bonus is zero, and the ways that would have made it pay.</summary>
    public static ImmutableArray<Reason> Of(ZeroBonus zero) =>
    [
        Reason.Of(zero.IsOpen ? "bonus_zero_open" : "bonus_zero", zero.Bonus.Ref, null, ("name", new Arg.Name(zero.Bonus.Name)), ("period", new Arg.Span(zero.Period)))
            with { Below = zero.Because is { } why ? [why] : [] },
        .. zero.Ways.Select((w, i) => Of(w, i + 1, zero.Programme, zero.IsOpen ? "way_counts_by" : "way_counted_by", zero.Bonus.Name)),
    ];

    /// <summary>One thing that is lacking.</summary>
    public static Reason Of(Lacking lacking, Programme programme) => lacking.Kind switch
    {
        LackingKind.Fact => Reason.Of("lacks_fact", lacking.Ref, null, ("name", new Arg.Name(lacking.Name))),
        LackingKind.LevelElsewhere => Reason.Of("lacks_level", lacking.Ref, null, ("name", new Arg.Name(lacking.Name)), ("level", new Arg.Name(lacking.Level!))),
        _ => Reason.Of("lacks_more", lacking.Ref, Shown(lacking.Missing, programme), ("name", new Arg.Name(lacking.Name)), ("have", Shown(lacking.Have, programme)),
            ("missing", Shown(lacking.Missing, programme))),
    };

    /// <summary>One thing that stands in the way.</summary>
    public static Reason Of(Obstacle obstacle, Programme programme) => Reason.Of(KindOf(obstacle), obstacle.Ref, null,
        ("name", new Arg.Name(obstacle.Name)), ("have", Shown(obstacle.Have, programme)), ("asked", Shown(obstacle.Asked, programme)),
        ("because", obstacle.Because is { } because ? new Arg.Text(because.Texts) : new Arg.NoFigure()));

    /// <summary>One fact that counts no longer.</summary>
    public static Reason Of(FallingOut lost, Programme programme) => Reason.Of(lost.Gone is null ? "falls_sale" : "falls_gone", null, Shown(lost.Amount, programme),
        ("key", new Arg.Name(lost.Key)), ("day", new Arg.Day(lost.Counted)), ("gone", new Arg.Day(lost.Gone ?? lost.Counted)));

    private static string KindOf(Obstacle obstacle) => obstacle.Kind switch
    {
        ObstacleKind.OthersFigures => "way_others",
        ObstacleKind.TooMuch => obstacle.Asked is null ? "way_must_not" : "way_too_much",
        ObstacleKind.WhatThePartnerIs => "way_partner_is",
        ObstacleKind.Never => "way_never",
        ObstacleKind.Held => "way_held",
        _ => obstacle.Have is null || obstacle.Asked is null ? "way_not_by_more" : "way_not_by_more_of",
    };

    private static Reason Of(Way way, int number, Programme programme, string byKind, string name)
    {
        var below = ImmutableArray.CreateBuilder<Reason>();
        below.AddRange(way.Path.Select(p => Reason.Of("way_path", null, null, ("title", new Arg.Text(p.Texts)))));
        below.AddRange(way.Lacking.Select(l => Of(l, programme)));
        below.AddRange(way.Obstacles.Select(o => Of(o, programme)));
        if (way.Obstacles.IsEmpty)
        {
            below.Add(Reason.Of(way.From is null ? "way_not_yet" : way.Lacking.IsEmpty && byKind == "way_by" ? "way_nothing" : byKind, null, null,
                ("name", new Arg.Name(name)), ("by", new Arg.Day(way.By)), ("review", new Arg.Day(way.Review)), ("from", new Arg.Day(way.From ?? way.Review))));
        }

        if (!way.IsExact)
        {
            below.Add(Reason.Of("way_not_exact", null, null));
        }

        below.AddRange(way.Asks.Where(a => a.Met).Select(a => a.Line ?? Reason.Of("way_others_met", a.Ref, new Arg.Verdict(true), ("name", new Arg.Name(a.Name)))));
        return Reason.Of(way.Obstacles.IsEmpty ? "way" : "way_blocked", null, way.Obstacles.IsEmpty ? new Arg.Figure(way.Measure, Unit.Percent, programme.Currency) : null, ("number", new Arg.Number(number))) with { Below = below.ToImmutable() };
    }

    private static Reason Falling(string figure, ImmutableArray<FallingOut> lost, WaysToLevel found)
    {
        var total = lost.Aggregate(Rational.Zero, (sum, f) => sum + f.Amount.Value);
        return Reason.Of("falls_out", null, Shown(new Quantity(total, lost[0].Amount.Unit), found.Programme), ("name", new Arg.Name(figure)), ("count", new Arg.Number(lost.Length)),
            ("review", new Arg.Day(found.Ways[0].Review))) with
        { Below = [.. lost.Select(f => Of(f, found.Programme))] };
    }

    private static Arg Shown(Quantity? value, Programme programme) => value is { } v ? new Arg.Figure(v.Value, v.Unit, programme.Currency) : new Arg.NoFigure();
}
