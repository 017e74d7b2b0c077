using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>Reads the parts of a statement from JSON.</summary>
internal static class StatementReading
{
    public static Statement Of(JsonObject s)
    {
        var (vendor, partner, programme) = (s["vendor"]!.AsObject(), s["partner"]!, s["programme"]!);
        return new Statement
        {
            Number = Text(s["number"]),
            IssuedOn = Day(s["issued_on"]),
            KnownOn = Day(s["known_on"]),
            Vendor = new Vendor(Text(vendor["name"]), List(vendor["address"], Text), Maybe(vendor["logo"])),
            Partner = new StatedPartner(Text(partner["id"]), Text(partner["name"]), Text(partner["country"]), Maybe(partner["city"])),
            Programme = new StatedProgramme(Text(programme["name"]), Texts(programme["title"])!, CurrencyOf(Text(programme["currency"])),
                List(programme["versions"], v => new StatedVersion((int)v!["version"]!, Day(v["published"])))),
            Period = Span(Text(s["period"])),
            Level = Texts(s["level"]),
            Rounds = Maybe(s["rounds"]) is { } rounds ? Member<LineRounding>(rounds) : null,
            Bonuses = List(s["bonuses"], b => new StatedBonus(Text(b!["name"]), Texts(b["title"])!, Text(b["ref"]), Money(b["earned"]), List(b["lines"], Line))),
            Revised = List(s["revised"], r => new StatedRevision(Text(r!["name"]), Texts(r["title"])!, Maybe(r["ref"]), Span(Text(r["period"])), Money(r["before"]), Money(r["now"]),
                List(r["differences"], Differs), List(r["lines"], Line))),
            Accounts = List(s["accounts"], Account),
            Payouts = List(s["payouts"], p => new StatedPayout(Text(p!["wallet"]), Texts(p["title"]), Span(Text(p["period"])), Money(p["amount"]),
                Line(p["state"]), p["due"] is { } due ? Day(due) : null, Money(p["pays"]))),
            Rates = List(s["rates"], r => new StatedRate(Text(r!["currency"]), Exact(Text(r["rate"])), Day(r["of"]), Member<RateSource>(Text(r["source"])))),
            Corrects = s["corrects"] is { } c
                ? new Correction(Text(c["number"]), Day(c["issued_on"]), Text(c["hash"]), List(c["differences"], Differs), Money(c["less"]))
                : null,
        };
    }

    private static Difference Differs(JsonNode? d) => new(Texts(d!["bonus"])!, Line(d["line"]), Figure(d["before"]), Figure(d["now"]));

    private static StatedAccount Account(JsonNode? a) => new(Text(a!["name"]), Texts(a["title"]), Money(a["before"]),
        List(a["movements"], m => new StatedMovement(Day(m!["on"]), Member<Purpose>(Text(m["purpose"])), Text(m["name"]), Texts(m["title"]), Span(Text(m["period"])), (int)m["number"]!,
            Maybe(m["ref"]), Money(m["amount"]), Money(m["after"]), Text(m["key"]))),
        Money(a["after"]));

    private static Reason Line(JsonNode? node) => new(Text(node!["kind"]), Maybe(node["ref"]),
        node["with"] is JsonObject with ? [.. with.Select(w => (w.Key, Figure(w.Value)!))] : [], Figure(node["result"]), List(node["below"], Line));

    private static Arg? Figure(JsonNode? node)
    {
        if (node is not JsonObject figure)
        {
            return null;
        }

        var (kind, value) = figure.Where(e => e.Key is not ("unit" or "currency")).Select(e => (e.Key, e.Value)).First();
        return kind switch
        {
            "money" => Amount(Text(value)),
            "figure" => new Arg.Figure(Exact(Text(value)), Member<Unit>(Text(figure["unit"])), Maybe(figure["currency"]) is { } code ? CurrencyOf(code) : default),
            "amount" => new Arg.Amount(Money(value)),
            "number" => new Arg.Number(Exact(Text(value))),
            "day" => new Arg.Day(Day(value)),
            "span" => new Arg.Span(Span(Text(value))),
            "name" => new Arg.Name(Text(value)),
            "word" => new Arg.Word(Text(value)),
            "text" => new Arg.Text(Texts(value)!.Texts),
            "phrase" => new Arg.Phrase(Text(value)),
            "met" => new Arg.Verdict((bool)value!),
            "none" => new Arg.NoFigure(),
            _ => throw new FormatException($"No figure of a statement is called {kind}."),
        };
    }

    private static Arg.Figure Amount(string text)
    {
        var at = text.IndexOf(' ', StringComparison.Ordinal);
        return new Arg.Figure(Exact(text[..at]), Unit.Money, CurrencyOf(text[(at + 1)..]));
    }

    private static Money Money(JsonNode? node)
    {
        var amount = Amount(Text(node));
        return Values.Money.Of(amount.Value, amount.Currency, RoundingMode.HalfUp);
    }

    // What is no currency of ISO 4217 is a unit beside money, such as points.
    private static Currency CurrencyOf(string code) => code == default(Currency).Code ? default : Currency.Find(code) ?? Currency.OfUnit(code);

    private static Rational Exact(string text)
    {
        if (text.Split('/') is [var numerator, var denominator])
        {
            return Rational.Of(BigInteger.Parse(numerator, CultureInfo.InvariantCulture), BigInteger.Parse(denominator, CultureInfo.InvariantCulture));
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return Rational.Of(digits, BigInteger.Pow(10, point < 0 ? 0 : text.Length - point - 1));
    }

    private static Period Span(string text) => Period.Find(text) ?? text.Split("..") switch
    {
        ["", var last] => new Period(DateOnly.MinValue, Day(last).AddDays(1)),
        [var from, var last] => new Period(Day(from), Day(last).AddDays(1)),
        _ => throw new FormatException($"{text} is no period."),
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(JsonNode? node) => Day(Text(node));

    private static T Member<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static LocalText? Texts(JsonNode? node) => node is JsonObject texts
        ? new LocalText(texts.ToImmutableSortedDictionary(t => t.Key, t => Text(t.Value), StringComparer.Ordinal)) : null;

    private static string Text(JsonNode? node) => (string?)node ?? throw new FormatException("The content of the statement lacks a text.");

    private static string? Maybe(JsonNode? node) => (string?)node;

    private static ImmutableArray<T> List<T>(JsonNode? node, Func<JsonNode?, T> each) => node is JsonArray list ? [.. list.Select(each)] : [];
}
