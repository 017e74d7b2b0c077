using System.Numerics;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Reference;

/// <summary>
/// The figures, levels and bonuses of one partner under one text, each worked out anew from the facts whenever it is asked for.
/// It reads like docs/guide/language.md and is as slow as it likes: other ways of computing are measured against it.
/// </summary>
/// <param name="all">Everyone, as far as known.</param>
/// <param name="text">The text.</param>
/// <param name="own">The member: the partner with everything that counts for it.</param>
/// <param name="standings">The levels held.</param>
/// <param name="said">What a case gives.</param>
public sealed partial class Reckoning(Everyone all, Programme text, PartnerFacts own, Standings standings, Said said)
{
    public Programme Text => text;

    /// <summary>Whether some figure was asked for that cannot be had for want of an exchange rate.</summary>
    public bool NoRate { get; private set; }

    private Answers Answers => text.Answers;

    private string Id => own.Partner.Id;

    private string Country => own.Partner.Country;

    /// <summary>The same for other facts: another partner's, or those of several as one.</summary>
    private Reckoning Other(PartnerFacts theirs) => new(all, text, theirs, new Standings(all, theirs, Said.Nothing), Said.Nothing);

    private Reckoning Member(string id, DateOnly day) => all.Members.TryGetValue((text, id, day), out var member) ? member
        : all.Members[(text, id, day)] = Other(all.Member(id, text, day));

    public Standings Standings => standings;

    private static Fraction InCents(Fraction amount, Currency currency, RoundingMode mode)
    {
        var units = BigInteger.Pow(10, currency.Decimals);
        return new Fraction((amount * new Fraction(units, 1)).Whole(mode), units);
    }

    private bool IsFree(DateOnly day) => Answers.WorkingDays is { } whose && Holidays(whose == "partner.country" ? own.Partner.Country : whose).Contains(day);

    private System.Collections.Immutable.ImmutableSortedSet<DateOnly> Holidays(string country) => own.Common.Calendars.TryGetValue(country, out var calendar) ? calendar.Holidays : [];

    private Surroundings Around(Question q) => new(TakesPartSince(q.Day), field => DayOfThing(field, q), IsFree, Answers.Closes);

    private DateOnly? TakesPartSince(DateOnly day) =>
        own.Enrolments.Where(e => e.Programme == text.Name && e.From <= day && !(e.Until <= day)).Select(e => (DateOnly?)e.From).Min();

    private DateOnly? DayOfThing(string field, Question q) => q.Thing is { } thing && Resolved(thing, field) is ({ } fact, var name) ? fact.Day(name) : null;

    /// <summary>The words that tables and tests look at: of the partner, of the fact in question, the level.</summary>
    private string? WordOf(string name, Question q)
    {
        if (said.Word(name) is { } word)
        {
            return word;
        }

        return name switch
        {
            "level" => q.Level,
            "partner.country" => own.Partner.Country,
            "partner.kind" => own.Partner.Kind,
            "partner.region" => own.Partner.Region,
            "partner.segment" => own.Partner.Segment,
            _ when q.Thing is not { } thing => q.Of.GetValueOrDefault(name),
            _ when name == q.Thing.Kind => q.Thing.Key,
            _ => WordOf(q.Thing, name),
        };
    }

    /// <summary>A figure by its name; null is no figure.</summary>
    public Fraction? Figure(string name, Question q)
    {
        if (q.Of.IsEmpty && said.Figure(name, q.Day) is (true, var given))
        {
            return given;
        }

        if (text.FindMetric(name) is { } metric)
        {
            return OfMetric(metric, q);
        }

        if (text.FindFact(name) is { Unit: { } unit })
        {
            return Stated(name, q.Day)?.Value is { } value && decimal.TryParse(value.TrimEnd('%', ' ').Replace("_", ""), System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? (Fraction)Rational.Of(number) / (unit == Unit.Percent ? 100 : 1) : null;
        }

        if (name == "enrolment.quarters")
        {
            return QuartersEnrolled(q.Day);
        }

        if (name.IndexOf('.') is var dot and > 0)
        {
            return text.FindMetric(name[..dot]) is { Verb: Verb.Score score }
                ? score.Parts.Where(p => p.Figure == name[(dot + 1)..]).Select(p => (Fraction?)Points(p, q)).FirstOrDefault()
                : q.Thing is { } thing && Resolved(thing, name) is ({ } fact, var field) ? Amount(fact, field, DayItCounts(fact) ?? q.Day, null)
                : null;
        }

        return text.FindBonus(name) is { } bonus ? OfBonus(bonus, q) : null;
    }

    private DateOnly? DayItCounts(IFact fact) =>
        fact is SalesLine sale ? (Answers.CountsOn ?? DayOf.SoldOn) switch { DayOf.InvoicedOn => sale.InvoicedOn, DayOf.PaidOn => sale.PaidOn, _ => sale.SoldOn ?? sale.OrderedOn }
        : FactFields.DayOfEvent(fact.Kind) is { } field ? fact.Day(field) : null;

    /// <summary>"Somebody in charge states it; lasts: how long it holds" (Facts). Of several, what became known last holds.</summary>
    private AssertedFact? Stated(string name, DateOnly day)
    {
        var holding = own.Asserted.Where(a => a.What == name && a.From <= day
            && !((a.Until ?? (text.FindFact(name)?.Lasts is { } lasts ? Days.Later(a.From, lasts, IsFree) : null)) <= day));
        return holding.OrderByDescending(a => a.Known.Sequence).ThenByDescending(a => a.From).FirstOrDefault() is { Value: not "not met" } last ? last : null;
    }

    // The quarter in which taking part began is the first.
    private Fraction? QuartersEnrolled(DateOnly day) => TakesPartSince(day) is not { } since ? null
        : Days.UnitsBetween(Cadence.Quarter, Days.FirstOf(Cadence.Quarter, since, text.YearStarts), Days.UnitOf(Cadence.Quarter, day, text.YearStarts).Until, text.YearStarts).Count;

    /// <summary>A figure in any of the five ways (Figures in five ways). <paramref name="of"/> is the base of the step.</summary>
    private Fraction? Value(Figure figure, Question q, Fraction? of = null) => figure switch
    {
        Core.Definition.Figure.Plain plain => plain.Value,
        Core.Definition.Figure.Named named => Figure(named.Name, q),
        Core.Definition.Figure.History history => Days.TryEntry(history.Entries, q.ValueOn, out var entry) ? Value(entry, q, of) : null,
        Core.Definition.Figure.Table table => RowOf(table, q) is { } row ? Value(row, q, of) : null,
        Core.Definition.Figure.Scale scale => (scale.By is { } by ? Figure(by, q) : of) is { } at ? OnScale(scale, at, q, of) : null,
        _ => throw new InvalidOperationException($"no figure {figure}"),
    };

    // "Looked up by a word; a key is a word or a list; other is the rest".
    private Figure? RowOf(Figure.Table table, Question q) =>
        WordOf(table.By, q) is { } word ? table.Rows.Where(r => r.Key == word || IsIn(r.Key, word, q.ValueOn, null)).Select(r => r.Value).FirstOrDefault() ?? table.Other : table.Other;

    // "from: 5_000 puts 5,000 into the band, above: 5_000 leaves it in the band below"; "linear: straight between the points, level after the last".
    private Fraction? OnScale(Figure.Scale scale, Fraction at, Question q, Fraction? of)
    {
        var reached = BandOf(scale, at);
        var value = Value(scale.Bands[reached].Value, q, of);
        if (scale.Kind != ScaleKind.Linear || reached == scale.Bands.Length - 1 || value is null || Value(scale.Bands[reached + 1].Value, q, of) is not { } next)
        {
            return value;
        }

        Fraction from = scale.Bands[reached].Begins;
        var part = (Fraction.Higher(at, from) - from) / ((Fraction)scale.Bands[reached + 1].Begins - from);
        return value + (part * (next - value.Value));
    }

    private static int BandOf(Figure.Scale scale, Fraction at)
    {
        var reached = 0;
        for (var i = 1; i < scale.Bands.Length; i++)
        {
            reached = (scale.Above ? at > scale.Bands[i].Begins : at >= scale.Bands[i].Begins) ? i : reached;
        }

        return reached;
    }
}
