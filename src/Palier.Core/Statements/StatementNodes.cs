using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>Writes the parts of a statement as JSON. What is not there is left out.</summary>
internal static class StatementNodes
{
    public static JsonObject Of(Statement s) => Without(
        ("form", StatementJson.Form),
        ("number", s.Number), ("issued_on", Day(s.IssuedOn)), ("known_on", Day(s.KnownOn)),
        ("vendor", Without(("name", s.Vendor.Name), ("address", List(s.Vendor.Address, a => a)), ("logo", s.Vendor.Logo))),
        ("partner", Without(("id", s.Partner.Id), ("name", s.Partner.Name), ("country", s.Partner.Country), ("city", s.Partner.City))),
        ("programme", Without(("name", s.Programme.Name), ("title", Texts(s.Programme.Title)), ("currency", Code(s.Programme.Currency)),
            ("versions", List(s.Programme.Versions, v => Without(("version", v.Version), ("published", Day(v.Published))))))),
        ("period", s.Period.ToString()), ("level", Texts(s.Level)), ("rounds", s.Rounds is { } rounds ? Word(rounds) : null),
        ("bonuses", List(s.Bonuses, b => Without(("name", b.Name), ("title", Texts(b.Title)), ("ref", b.Ref), ("earned", Money(b.Earned)), ("lines", List(b.Lines, Line))))),
        ("revised", List(s.Revised, r => Without(("name", r.Name), ("title", Texts(r.Title)), ("ref", r.Ref), ("period", r.Period.ToString()), ("before", Money(r.Before)), ("now", Money(r.Now)),
            ("differences", List(r.Differences, Difference)), ("lines", List(r.Lines, Line))))),
        ("accounts", List(s.Accounts, Account)),
        ("payouts", List(s.Payouts, p => Without(("wallet", p.Wallet), ("title", Texts(p.Title)), ("period", p.Period.ToString()), ("amount", Money(p.Amount)),
            ("state", Line(p.State)), ("due", p.Due is { } due ? Day(due) : null), ("pays", Money(p.Pays))))),
        ("rates", List(s.Rates, r => Without(("currency", r.Currency), ("rate", Exact(r.Rate)), ("of", Day(r.Of)), ("source", Word(r.Source))))),
        ("corrects", s.Corrects is { } c ? Without(("number", c.Number), ("issued_on", Day(c.IssuedOn)), ("hash", c.Hash), ("less", Money(c.Less)), ("differences", List(c.Differences, Difference))) : null));

    /// <summary>An exact number: digits where they say it, else a fraction.</summary>
    public static string Exact(Rational value) =>
        value.ExactDecimals() is not null ? value.ToString() : $"{value.Numerator.ToString(CultureInfo.InvariantCulture)}/{value.Denominator.ToString(CultureInfo.InvariantCulture)}";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A member of a closed set as words: <c>each_line</c>.</summary>
    public static string Word<T>(T member)
        where T : struct, Enum => string.Concat(member.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>A currency with the decimals of its minor unit, so that amounts of units beside money read back too.</summary>
    public static string Code(Currency currency) => currency.Code;

    private static string Money(Money money) => money.ToString();

    private static JsonObject Account(StatedAccount a) => Without(
        ("name", a.Name), ("title", Texts(a.Title)), ("before", Money(a.Before)), ("after", Money(a.After)),
        ("movements", List(a.Movements, m => Without(("on", Day(m.On)), ("purpose", Word(m.Purpose)), ("name", m.Name), ("title", Texts(m.Title)), ("period", m.Period.ToString()), ("number", m.Number),
            ("ref", m.Ref), ("amount", Money(m.Amount)), ("after", Money(m.After)), ("key", m.Key)))));

    private static JsonObject Difference(Difference d) => Without(
        ("bonus", Texts(d.Bonus)), ("line", Line(d.Line)), ("before", Figure(d.Before)), ("now", Figure(d.Now)));

    private static JsonObject Line(Reason line) => Without(
        ("kind", line.Kind), ("ref", line.Ref), ("result", Figure(line.Result)),
        ("with", line.With.IsEmpty ? null : Without([.. line.With.Select(w => (w.Name, (JsonNode?)Figure(w.Value)))])),
        ("below", List(line.Below, Line)));

    private static JsonObject? Figure(Arg? arg) => arg switch
    {
        null => null,
        Arg.Figure { Unit: Unit.Money } f => Without(("money", $"{Exact(f.Value)} {f.Currency.Code}")),
        Arg.Figure f => Without(("figure", Exact(f.Value)), ("unit", Word(f.Unit)), ("currency", f.Currency == default ? null : f.Currency.Code)),
        Arg.Amount a => Without(("amount", Money(a.Value))),
        Arg.Number n => Without(("number", Exact(n.Value))),
        Arg.Day d => Without(("day", Day(d.Value))),
        Arg.Span s => Without(("span", s.Value.From == DateOnly.MinValue ? $"..{Day(s.Value.LastDay)}" : s.Value.ToString())),
        Arg.Name n => Without(("name", n.Value)),
        Arg.Word w => Without(("word", w.Value)),
        Arg.Text t => Without(("text", Texts(new LocalText(t.Value)))),
        Arg.Phrase p => Without(("phrase", p.Key)),
        Arg.Verdict v => Without(("met", v.Met)),
        Arg.NoFigure => Without(("none", true)),
        _ => throw new InvalidOperationException($"a statement cannot say {arg.GetType().Name}"),
    };

    private static JsonObject? Texts(LocalText? text) =>
        text is null ? null : new JsonObject(text.Texts.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value)));

    private static JsonArray? List<T>(ImmutableArray<T> items, Func<T, JsonNode?> each) => items.IsEmpty ? null : [.. items.Select(each)];

    private static JsonObject Without(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var map = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                map.Add(name, value);
            }
        }

        return map;
    }
}
