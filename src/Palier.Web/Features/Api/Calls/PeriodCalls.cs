using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.Core.Acting;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Calls;

/// <summary>What was said of a period.</summary>
internal sealed record PeriodEvent(PeriodDeed What, string By, DateOnly On, int? Reopening, string? Reason);

/// <summary>A period as clients see it.</summary>
internal sealed record PeriodShown(string Programme, Period Period, bool IsClosed, ImmutableArray<PeriodEvent> Events);

/// <summary>A request to open a period again.</summary>
internal sealed record ReopeningShown(int Number, string Programme, Period Period, string Reason, string By, DateOnly Day, bool IsConfirmed, string? ConfirmedBy);

/// <summary>Why something is asked for.</summary>
internal sealed record ReasonGiven(string Reason);

/// <summary>Periods: closed by one person, opened again by two.</summary>
internal static class PeriodCalls
{
    private const string Part = "periods";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/periods", "listPeriods", Part, typeof(PeriodShown), List, Fits.Programme),
        Call.Read("/periods/{programme}/{period}", "readPeriod", Part, typeof(PeriodShown), Read, "no_programme"),
        Call.Do("/periods/{programme}/{period}/closing", "closePeriod", Part, Act.Close, null, [typeof(CloseOutcome.Closed)], Shut,
            "no_programme", "nobody", "never_closes", "too_early", "kept_beyond", "period_closed", "not_computed", "not_settled", "closed_before") with { Shown = Tag },
        Call.Do("/periods/{programme}/{period}/reopenings", "askToReopen", Part, Act.AskToReopen, typeof(ReasonGiven), [typeof(ReopenOutcome.Asked)], Ask, "reason_missing", "not_closed")
            with { Shown = Tag, Status = StatusCodes.Status201Created },
        Call.Read("/reopenings/{number}", "readReopening", Part, typeof(ReopeningShown), ReadReopening, "no_reopening"),
        Call.Do("/reopenings/{number}/confirmation", "confirmReopening", Part, Act.ConfirmReopening, null, [typeof(ReopenOutcome.Opened)],
            asked => asked.Do(asked.Telling.Of, () => Reopen.Confirm(asked.Database, asked.Number(), asked.Doer.Name, asked.Doer.On, asked.Doer.Now, asked.ShownHash)),
            "no_reopening", "reopened_before", "not_closed", "same_person", "concerns_them", "approved_by_them", "shown_changed") with { Shown = TagOfReopening },
    ];

    private static Answer List(Asked asked) => asked.Page(
        ListPeriods.Run(asked.Database).Where(p => asked.Fit("programme", p.Programme)), p => $"{Listing.Down(p.Period.Until)}{Listing.Down(p.Period.From)}{p.Programme}", Shown);

    private static Answer Read(Asked asked) => asked.Site.Programme(asked.Place("programme")) is null
        ? asked.Refuse("no_programme", figures: ("name", asked.Place("programme")))
        : Answer.Of(Shown(Find(asked))) with { Tag = Tag(asked) };

    private static Answer Shut(Asked asked)
    {
        var (programme, period, doer) = (asked.Place("programme"), asked.PeriodAt(), asked.Doer);
        return asked.Do(o => asked.Telling.Of(o, programme), () => Close.Run(asked.Database, programme, period, doer.Name, doer.On, doer.Now));
    }

    private static Answer Ask(Asked asked)
    {
        var (programme, period, doer, body) = (asked.Place("programme"), asked.PeriodAt(), asked.Doer, asked.Body<ReasonGiven>());
        return asked.Do(asked.Telling.Of, () => Reopen.Ask(asked.Database, programme, period, body.Reason, doer.Name, doer.On, doer.Now), o => o is ReopenOutcome.Asked a ? $"/api/reopenings/{a.Number}" : null);
    }

    private static Answer ReadReopening(Asked asked)
    {
        if (Asking(asked) is not var (period, said))
        {
            return asked.Refuse("no_reopening", figures: ("number", asked.Place("number")));
        }

        var opened = period.Said.FirstOrDefault(s => s.What == PeriodDeed.Reopened && s.Number == said.Number);
        return Answer.Of(new ReopeningShown(said.Number!.Value, period.Programme, period.Period, said.Reason!, said.By, said.On, opened is not null, opened?.By)) with { Tag = TagOfReopening(asked) };
    }

    // A period that nobody settled or closed yet is open, and can be read all the same.
    private static PeriodListed Find(Asked asked) => ListPeriods.Run(asked.Database).FirstOrDefault(p => p.Programme == asked.Place("programme") && p.Period == asked.PeriodAt())
        ?? new PeriodListed(asked.Place("programme"), asked.PeriodAt(), false, []);

    private static (PeriodListed Period, PeriodSaid Said)? Asking(Asked asked) => ListPeriods.Run(asked.Database)
        .SelectMany(p => p.Said, (p, s) => (p, s)).Where(x => x.s.What == PeriodDeed.AskedToReopen && x.s.Number == asked.Number()).Cast<(PeriodListed, PeriodSaid)?>().FirstOrDefault();

    private static string Tag(Asked asked)
    {
        var period = Find(asked);
        return TagOf.Shown([("programme", period.Programme), ("period", period.Period.ToString()), ("closed", period.IsClosed), .. period.Said.Select((s, i) => ($"{i}", (object?)$"{s.What} {s.Number} {s.By} {s.On:O}"))]);
    }

    private static string? TagOfReopening(Asked asked) => Asking(asked) is not var (period, said) ? null
        : period.Said.Any(s => s.What == PeriodDeed.Reopened && s.Number == said.Number) ? $"{said.Hash}.confirmed" : said.Hash;

    private static PeriodShown Shown(PeriodListed p) => new(p.Programme, p.Period, p.IsClosed, [.. p.Said.Select(s => new PeriodEvent(s.What, s.By, s.On, s.Number, s.Reason))]);
}
