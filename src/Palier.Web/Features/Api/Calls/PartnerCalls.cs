using System.Collections.Immutable;
using Palier.App.Partners;
using Palier.App.Programmes;
using Palier.Core.Values;
using Palier.Core.Ways;
using Palier.Core.Wording;

namespace Palier.Web.Features.Api.Calls;

/// <summary>An exact amount that is not rounded to the currency's coins.</summary>
internal sealed record AmountShown(decimal Amount, Currency Currency);

/// <summary>A partner as lists show it.</summary>
internal sealed record PartnerShown(string Id, string Name, string Country, string? Level, AmountShown Sales, AmountShown SalesBefore, AmountShown Earned, string? NextLevel);

/// <summary>What a bonus earned in its last whole period.</summary>
internal sealed record BonusEarned(string Bonus, Period Period, Money Earned, string? NotComputed);

/// <summary>A partner in one programme.</summary>
internal sealed record StandingShown(string Programme, int Version, string? Level, DateOnly? Since, DateOnly? Review, string? NextLevel, ImmutableArray<BonusEarned> Bonuses);

/// <summary>A partner with its standing in every programme it takes part in.</summary>
internal sealed record PartnerDetail(string Id, string Name, string Country, string Kind, ImmutableArray<StandingShown> Standings);

/// <summary>How a figure, a level or a bonus came about.</summary>
internal sealed record FigureExplained(string Programme, int Version, string Partner, string Name, Period Period, Money? Earned, ImmutableArray<ExplainedLine> Lines);

/// <summary>What is lacking on one way.</summary>
internal sealed record LackingShown(string Name, string? Have, string? Missing, string? Level, string? Clause);

/// <summary>One way to a level or a bonus.</summary>
internal sealed record WayShown(string Measure, bool IsExact, DateOnly? By, ImmutableArray<LackingShown> Lacking);

/// <summary>What is missing for a level or a bonus: every way, the nearest first.</summary>
internal sealed record WaysShown(string Programme, string Partner, string? Level, ImmutableArray<WayShown> Ways, ImmutableArray<ExplainedLine> Lines);

/// <summary>Partners: who they are, where they stand, how every figure came about, and what is missing.</summary>
internal static class PartnerCalls
{
    private const string Part = "partners";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/partners", "listPartners", Part, typeof(PartnerShown), List, new AskedFor("q"), new AskedFor("level"), new AskedFor("country"),
            new AskedFor("sort", AskedKind.OneOf, Values: ["sales", "name", "country", "level", "earned"])) with { Problems = ["no_programme", "unknown_parameter", "wrong_cursor"] },
        Call.Read("/partners/{partner}", "readPartner", Part, typeof(PartnerDetail), Read, "no_partner"),
        Call.Read("/partners/{partner}/figures/{programme}/{name}", "explainFigure", Part, typeof(FigureExplained), Explain,
            "no_programme", "no_partner", "no_name", "nobody", "unknown_parameter", "missing_parameter") with { Query = [new("period", AskedKind.Span, Required: true)] },
        Call.Read("/partners/{partner}/ways/{programme}", "findWays", Part, typeof(WaysShown), Ways, "no_programme", "no_partner", "no_name", "unknown_parameter")
            with { Query = [new("name"), new("on", AskedKind.Day), Fits.Span] },
    ];

    private static Answer List(Asked asked)
    {
        if (asked.Site.Population is not { } population)
        {
            return asked.Refuse("no_programme", figures: ("name", "-"));
        }

        var currency = population.Programme.Currency;
        return asked.Page(ListPartners.All(population, new PartnersAsked(asked.Query("q"), asked.Query("level"), asked.Query("country"), null, null)), r => PlaceOf(r, asked.Query("sort")),
            r => new PartnerShown(r.Partner.Id, r.Partner.Name, r.Partner.Country, r.Level?.Name, new(r.Sales, currency), new(r.Before, currency), new(r.Earned, currency), r.Next?.Name));
    }

    private static string PlaceOf(PartnerRow row, string? sort)
    {
        var sales = Listing.Down((long)(row.Sales * 10_000));
        return sort switch
        {
            "name" => $"{row.Partner.Name.ToUpperInvariant()}\u0001",
            "country" => $"{row.Partner.Country}\u0001{sales}",
            "level" => Listing.Down(row.Place) + sales,
            "earned" => Listing.Down((long)(row.Earned * 10_000)) + sales,
            _ => sales,
        } + row.Partner.Id;
    }

    private static Answer Read(Asked asked) => ShowPartner.Of(asked.Site.World, asked.Place("partner")) is { } opened
        ? Answer.Of(new PartnerDetail(opened.Partner.Id, opened.Partner.Name, opened.Partner.Country, opened.Partner.Kind, [.. opened.Standings.Select(s => Shown(s, asked))]))
        : asked.Refuse("no_partner", figures: ("id", asked.Place("partner")));

    private static StandingShown Shown(ProgrammeStanding s, Asked asked) => new(
        s.Programme.Name, s.Programme.Version, s.Standing.Level?.Name, s.Standing.Since, s.Standing.Review, s.Next?.Level.Name,
        [.. s.Earned.Select(e => new BonusEarned(e.Earning.Bonus.Name, e.Earning.Period, e.Earning.Earned.Value, e.Earning.Refused is { } why ? asked.Words.Line(why, s.Programme) : null))]);

    private static Answer Explain(Asked asked)
    {
        var (programme, name, partner, period) = (asked.Place("programme"), asked.Place("name"), asked.Place("partner"), asked.Span("period")!.Value);
        return ExplainFigure.Run(asked.Database, programme, name, period, partner) switch
        {
            ExplainOutcome.Explained o => Answer.Of(new FigureExplained(o.Programme.Name, o.Programme.Version, partner, name, period, null, ExplainedLine.Of(o.Lines, asked.Words, o.Programme))) with { Language = asked.Language.Code },
            ExplainOutcome.NoSuchProgramme o => asked.Refuse("no_programme", o, ("name", o.Name)),
            ExplainOutcome.NoSuchPartner o => asked.Refuse("no_partner", o, ("id", o.Id)),
            _ => Bonus(asked, programme, name, partner, period),
        };
    }

    private static Answer Bonus(Asked asked, string programme, string name, string partner, Period period) => Settle.Explain(asked.Database, programme, period, partner) switch
    {
        SettleOutcome.Settled o when o.Partners[0].Earned.FirstOrDefault(e => e.Bonus.Name == name) is { } earned => Answer.Of(new FigureExplained(
            programme, o.Programme.Version, partner, name, period, earned.Earned.Value, ExplainedLine.Of(earned.Earned.Lines, asked.Words, o.Programme))) with { Language = asked.Language.Code },
        SettleOutcome.NobodyEnrolled => asked.Refuse("nobody", figures: ("programme", programme)),
        SettleOutcome.NoSuchPartner o => asked.Refuse("no_partner", o, ("id", o.Id)),
        _ => asked.Refuse("no_name", figures: [("programme", programme), ("name", name)]),
    };

    private static Answer Ways(Asked asked)
    {
        var outcome = FindWays.Run(asked.Database, asked.Place("programme"), asked.Query("name"), asked.Place("partner"), asked.Day("on") ?? asked.Today, asked.Span("period"));
        return outcome switch
        {
            WaysOutcome.Levels o => Shown(asked, o.Programme, o.Partner.Id, o.To?.Level.Name, o.To?.Ways ?? [], [.. o.Keep is { } keep ? WayReasons.Of(keep) : [], .. o.To is { } to ? WayReasons.Of(to) : [Reason.Of("ways_none", o.Programme.Ladder?.Ref, null)]]),
            WaysOutcome.OfBonus o => Shown(asked, o.Programme, o.Partner.Id, null, o.Zero?.Ways ?? [], o.Zero is { } zero ? WayReasons.Of(zero) : [Reason.Of("bonus_pays", o.Bonus.Ref, null, ("name", new Arg.Name(o.Bonus.Name)))]),
            WaysOutcome.NoSuchProgramme o => asked.Refuse("no_programme", o, ("name", o.Name)),
            WaysOutcome.NoSuchPartner o => asked.Refuse("no_partner", o, ("id", o.Id)),
            WaysOutcome.NoSuchName o => asked.Refuse("no_name", o, ("programme", o.Programme.Name), ("name", o.Name)),
            _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
        };
    }

    private static Answer Shown(Asked asked, Core.Definition.Programme programme, string partner, string? level, ImmutableArray<Way> ways, ImmutableArray<Reason> lines) => Answer.Of(new WaysShown(
        programme.Name, partner, level,
        [.. ways.Select(w => new WayShown(w.Measure.ToString(), w.IsExact, w.By, [.. w.Lacking.Select(l => new LackingShown(l.Name, l.Have?.Value.ToString(), l.Missing?.Value.ToString(), l.Level, l.Ref))]))],
        ExplainedLine.Of(lines, asked.Words, programme))) with { Language = asked.Language.Code };
}
