using System.Collections.Immutable;
using Palier.App.Programmes;
using Palier.Core.Facts;
using Palier.Core.Trying;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A draft that is to be tried on days that are past.</summary>
internal sealed record DraftToTry(
    string Text, Period From, Period? To = null, DateOnly? Since = null, ImmutableArray<string>? Partners = null, ImmutableArray<string>? Countries = null, ImmutableArray<string>? Levels = null, int? AtMostSeconds = null,
    decimal? Budget = null, bool Everyone = false);

/// <summary>An amount as it is and as it would be.</summary>
internal sealed record BeforeAfter(Money Before, Money After);

/// <summary>What a draft changes for some of the partners.</summary>
internal sealed record TriedPart(string Of, int Partners, ImmutableArray<BeforeAfter> Money);

/// <summary>Partners that go from one level to another.</summary>
internal sealed record LevelChange(string? Before, string? After, int Partners);

/// <summary>What a draft changes for one partner.</summary>
internal sealed record TriedForOne(string Partner, string? LevelBefore, string? LevelAfter, ImmutableArray<BeforeAfter> Money);

/// <summary>How many amounts could not be computed; they count as nothing.</summary>
internal sealed record NotComputed(int Before, int After);

/// <summary>What a draft would have changed; for everyone by name only where that was asked for.</summary>
internal sealed record DraftTried(
    string Programme, Period Span, int Partners, int Up, int Down, ImmutableArray<LevelChange> Moves, ImmutableArray<BeforeAfter> Money,
    ImmutableArray<TriedPart> ByBonus, ImmutableArray<TriedPart> ByPeriod, ImmutableArray<TriedPart> ByLevel, ImmutableArray<TriedPart> ByCountry, NotComputed Uncomputed,
    ImmutableArray<TriedForOne>? Everyone, ImmutableArray<string> Said);

/// <summary>One more sale of a partner.</summary>
internal sealed record SaleToTry(string Programme, string Partner, decimal Amount, DateOnly? On = null, ImmutableSortedDictionary<string, string>? Of = null);

/// <summary>What one more sale would change.</summary>
internal sealed record SaleChanges(string Programme, string Partner, string? LevelBefore, string? LevelAfter, ImmutableArray<BonusChange> Bonuses, ImmutableArray<string> Said);

/// <summary>What a bonus is and would be.</summary>
internal sealed record BonusChange(string Bonus, Period Period, Money Before, Money After);

/// <summary>Trials: a draft on the past, and one more sale. Nothing is stored, so everyone may.</summary>
internal static class TrialCalls
{
    private const string Part = "trials";

    private const decimal Most = 100_000_000_000;

    private const int Longest = 300;

    public static IEnumerable<Call> All =>
    [
        Call.Read("/draft-trials", "tryDraft", Part, typeof(DraftTried), Draft, "programme_refused", "no_level", "no_partner", "nobody_tried", "took_too_long", "not_an_amount")
            with { Method = HttpMethods.Post, Takes = typeof(DraftToTry) },
        Call.Read("/sale-trials", "trySale", Part, typeof(SaleChanges), Sale, "no_programme", "no_partner", "not_an_amount") with { Method = HttpMethods.Post, Takes = typeof(SaleToTry) },
    ];

    private static Answer Draft(Asked asked)
    {
        var body = asked.Body<DraftToTry>();
        var (programmes, mistakes, isRefused) = ProgrammeCalls.Read(body.Text);
        if (isRefused || programmes.Length != 1)
        {
            return asked.Refuse("programme_refused", figures: ("mistakes", string.Join(' ', mistakes.Take(20).Select(m => asked.Words.Finding(m)))));
        }

        if (body.Budget is { } budget && (budget is < 0 or > Most || decimal.Round(budget, programmes[0].Currency.Decimals) != budget))
        {
            return asked.Refuse("not_an_amount", figures: ("amount", $"{body.Budget}"));
        }

        var last = body.To ?? body.From;
        if (last.Until <= body.From.From)
        {
            throw new RefusedException("body_wrong", ("place", "$.to"), ("why", "ends_before"));
        }

        var outcome = Simulate.Run(
            asked.Database, programmes[0], new Period(body.From.From, last.Until), body.Since, new TriedOn(body.Partners ?? [], body.Countries ?? [], body.Levels ?? []),
            TimeSpan.FromSeconds(Math.Clamp(body.AtMostSeconds ?? Longest, 1, Longest)));
        return outcome is SimulateOutcome.Tried tried ? Answer.Of(Shown(tried.Report, body, asked)) with { Language = asked.Language.Code } : Refused(asked, outcome);
    }

    private static Answer Sale(Asked asked)
    {
        var body = asked.Body<SaleToTry>();
        if (body.Amount is <= 0 or > Most || decimal.Round(body.Amount, 4) != body.Amount)
        {
            return asked.Refuse("not_an_amount", figures: ("amount", $"{body.Amount}"));
        }

        var (on, of) = (body.On ?? asked.Today, body.Of ?? ImmutableSortedDictionary<string, string>.Empty);
        var outcome = Simulate.RunSale(asked.Database, body.Programme, body.Partner, currency => TriedSaleLine.Of(body.Partner, body.Amount, currency, on, of), on);
        return outcome is SimulateOutcome.OfSale sale ? Answer.Of(Shown(sale.Sale, asked)) with { Language = asked.Language.Code } : Refused(asked, outcome);
    }

    private static Answer Refused(Asked asked, SimulateOutcome outcome) => outcome switch
    {
        SimulateOutcome.NoSuchProgramme o => asked.Refuse("no_programme", o, ("name", o.Name)),
        SimulateOutcome.NoSuchPartner o => asked.Refuse("no_partner", o, ("id", o.Id)),
        SimulateOutcome.NoSuchLevel o => asked.Refuse("no_level", o, ("name", o.Name)),
        SimulateOutcome.NobodyThere o => asked.Refuse("nobody_tried", o, ("programme", o.Programme), ("span", asked.Language.Span(o.Span))),
        SimulateOutcome.Stopped o => asked.Refuse("took_too_long", o, ("done", $"{o.Done}"), ("all", $"{o.All}")),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    private static DraftTried Shown(TrialReport r, DraftToTry body, Asked asked) => new(
        r.Trial.Draft.Name, r.Trial.Span, r.Partners.Length, r.Levels.Up, r.Levels.Down, [.. r.Moves.Select(m => new LevelChange(m.Before, m.After, m.Partners))], Shown(r.Money),
        Shown(r.ByBonus), Shown(r.ByPeriod), Shown(r.ByLevel), Shown(r.ByCountry), new NotComputed(r.Refused.Before, r.Refused.After),
        body.Everyone ? [.. r.Partners.Select(p => new TriedForOne(p.Partner.Id, p.LevelBefore, p.LevelAfter, Shown(p.Money)))] : null,
        [.. TrialText.Of(r, body.Budget is { } budget ? MoneyOf(budget, r.Trial.Draft.Currency) : null, asked.Words).Where(l => l.Length > 0)]);

    private static Money MoneyOf(decimal amount, Currency currency) => new((long)(amount * (decimal)Math.Pow(10, currency.Decimals)), currency);

    private static SaleChanges Shown(SaleTried s, Asked asked) => new(
        s.Programme.Name, s.Partner.Id, s.Reached.Before, s.Reached.After, [.. s.Bonuses.Select(b => new BonusChange(b.Bonus.Name, b.Period, b.Money.Before, b.Money.After))],
        [.. TrialText.Of(s, asked.Words).Where(l => l.Length > 0)]);

    private static ImmutableArray<TriedPart> Shown(ImmutableArray<TriedSlice> slices) => [.. slices.Select(s => new TriedPart(s.Of, s.Partners, Shown(s.Money)))];

    private static ImmutableArray<BeforeAfter> Shown(ImmutableArray<BeforeAndAfter> money) => [.. money.Select(m => new BeforeAfter(m.Before, m.After))];
}
