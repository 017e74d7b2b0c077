using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Benefits;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;
using Palier.Reference;

namespace Palier.Core.Tests.Reference;

/// <summary>One partner under one programme, computed by the product and by the reference.</summary>
/// <param name="text">The programme.</param>
/// <param name="others">Other programmes and versions.</param>
/// <param name="partner">Whose figures are asked.</param>
/// <param name="everyone">All partners.</param>
/// <param name="on">The day that says what is below the partner and what it took over.</param>
/// <param name="given">Figures that a case gives.</param>
/// <param name="standing">Levels that a case gives.</param>
internal sealed class SideBySide(
    Programme text, ImmutableArray<Programme> others, string partner, Population everyone, DateOnly on, Given? given = null, GivenStanding? standing = null)
{
    private readonly Evaluation<FiguresOnly> _product =
        new(text, everyone.MemberFacts(text, everyone.Find(partner)!, on), others, given, null, everyone, standing: standing);

    private readonly Reckoning _reference =
        Reckonings.Of(text, others, partner, everyone.All, everyone.Belongings, everyone.Takeovers, on, Said(given, standing));

    /// <summary>Told of every figure that was compared: its construct, its name and whether it was more than nothing.</summary>
    public Action<string, bool> Seen { get; init; } = (_, _) => { };

    /// <summary>The figures, levels and bonuses that differ, the first first.</summary>
    /// <param name="periods">The periods of bonuses, and of figures asked by them.</param>
    /// <param name="days">The days of levels, and of figures asked by them.</param>
    public IEnumerable<string> Differences(IReadOnlyList<Period> periods, IReadOnlyList<DateOnly> days) =>
        periods.SelectMany(p => Figures(p, p.LastDay)).Concat(days.SelectMany(d => Figures(null, d)))
            .Concat(days.SelectMany(Levels)).Concat(periods.SelectMany(Bonuses)).Concat(Requests()).Concat(days.SelectMany(Joining)).Concat(periods.Take(2).SelectMany(Holds)).OfType<string>();

    private static Said? Said(Given? given, GivenStanding? standing) => given is null && standing is null ? null : new Said
    {
        Figure = (name, day) => given?.TryFigure(name, day, out var value) == true ? (true, value?.Value is { } v ? v : null) : (false, null),
        Word = name => given?.Words.GetValueOrDefault(name),
        Begins = standing?.Begins,
        Reached = standing?.Reached is { } reached ? day => reached.On(day) is { } entry ? (true, entry.Value) : (false, null) : null,
    };

    private string? Compare(string construct, string what, string product, string reference, bool isMore)
    {
        Seen(construct, isMore);
        return product == reference ? null : $"{what}: the product says {product}, the reference {reference}";
    }

    private static string Shown(Fraction? value) => value is { } v ? v.ToString() : "no figure";

    private IEnumerable<string?> Figures(Period? period, DateOnly day)
    {
        var at = period?.ToString() ?? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var level = given?.Words.GetValueOrDefault("level");
        foreach (var name in text.Metrics.Select(m => m.Name).Concat(text.Facts.Where(f => f.Unit is not null).Select(f => f.Name)).Append("enrolment.quarters"))
        {
            var product = _product.Figure(name, new Asking { Day = day, Period = period, ValueOn = period?.From ?? day, Level = level }).Value;
            var reference = _reference.Figure(name, new Question(day) { Period = period, ValueOn = period?.From ?? day, Level = level });
            yield return Compare(name, $"{name} {at}", Shown(product?.Value is { } v ? (Fraction)v : null), Shown(reference), reference is { Sign: not 0 });
        }
    }

    private IEnumerable<string?> Levels(DateOnly day)
    {
        var at = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (text.Ladder is not { } ladder)
        {
            yield break;
        }

        var reached = _reference.ReachedOn(day);
        yield return Compare("level reached", $"level reached {at}", $"{_product.LevelOn(day).Reached?.Name}", $"{reached}", reached is not null && ladder.RankOf(reached) > 0);
        var held = _reference.Standings.LevelOn(text.Name, day);
        var history = _product.Standings.In(text.Name, day);
        yield return Compare("level held", $"level held {at}", $"{history?.LevelOn(day)}", $"{held}", held is not null && ladder.RankOf(held) > 0);
        var ended = _reference.Standings.In(text.Name, day)?.Ended;
        yield return Compare("ended", $"ended by {at}", $"{history?.Ended?.Rule.Name} {history?.Ended?.On}", $"{ended?.Rule} {ended?.On}", ended is not null);
        foreach (var level in ladder.Levels)
        {
            var product = string.Join(", ", Entitlements.Of(text, level.Name).Select(e => $"{e.Benefit.Name} {e.Gives?.In("en")}"));
            yield return Compare("benefits", $"benefits of {level.Name}", product, string.Join(", ", _reference.Benefits(level.Name).Select(b => $"{b.Benefit} {b.Gives}")), product.Length > 0);
        }
    }

    private IEnumerable<string?> Bonuses(Period period)
    {
        foreach (var bonus in text.Bonuses)
        {
            var (product, reference) = (_product.Earned(bonus, period), _reference.Earned(bonus.Name, period));
            var parts = string.Join(", ", product.Parts.OrderBy(p => $"{p.Wallet}/{p.Owner}", StringComparer.Ordinal).Select(p => $"{p.Wallet}/{p.Owner} {p.Amount.Minor}"));
            yield return Compare(bonus.Name, $"{bonus.Name} {period}",
                product.Refused is not null ? "refused" : $"{product.Earned.Value.Minor} ({parts})",
                reference.Refused ? "refused" : $"{reference.Units} ({string.Join(", ", reference.Parts.Select(p => $"{p.Key} {p.Value}"))})",
                reference.Units != 0);
            foreach (var construct in Constructs.Of(bonus, text))
            {
                Seen(construct, reference.Units != 0);
            }
        }
    }

    private IEnumerable<string?> Requests()
    {
        var product = new Requests<FiguresOnly>(_product.Figures, day => given?.Words.GetValueOrDefault("level") ?? _product.Figures.LevelHeldOn?.Invoke(day)).All()
            .Select(o => $"{((Occurrence)o.Request).Key} {(o is RequestOutcome.Granted ? "granted" : "refused")}").ToList();
        var reference = _reference.Requests();
        yield return Compare("requests", "requests", string.Join(", ", product), string.Join(", ", reference.Select(r => $"{r.Key} {(r.Granted ? "granted" : "refused")}")), reference.Count > 0);
        foreach (var (_, granted) in reference)
        {
            Seen(granted ? "granted" : "refused", true);
        }
    }

    private IEnumerable<string?> Joining(DateOnly day)
    {
        if (text.Membership is not { } membership)
        {
            yield break;
        }

        foreach (var with in new[] { membership.Needs, membership.Needs.IsEmpty ? [] : membership.Needs.RemoveAt(0) })
        {
            var product = _product.Joins(new Application(day, with)) switch
            {
                JoinOutcome.TakesPart takes => ("takes part", takes.From),
                JoinOutcome.NotComplete not => ("not complete", not.CompleteBy),
                JoinOutcome.NotYet not => ("not yet", not.Again),
                JoinOutcome.Refused refused => ("refused", refused.Again),
                _ => ("", (DateOnly?)null),
            };
            var reference = _reference.Joins(day, with);
            yield return Compare($"joins: {reference.Answer}", $"joins on {day:O}", $"{product}", $"{reference}", true);
        }
    }

    private IEnumerable<string?> Holds(Period period)
    {
        foreach (var hold in text.Holds)
        {
            var spans = _product.HeldWithin(hold, period);
            foreach (var (day, held) in _reference.Held(hold, period.From, period.Until))
            {
                yield return Compare($"hold {hold.Name}", $"{hold.Name} on {day:O}", $"{spans.Any(s => s.From <= day && !(s.Released <= day))}", $"{held}", held);
            }
        }
    }
}
