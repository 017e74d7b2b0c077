using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Definition.Analysis;
using Palier.Core.Definition.Reader;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>Reads the text of a programme: the programme it says, or every mistake in it with line and column.</summary>
public static class ProgrammeText
{
    /// <summary>Reads a text that is one programme.</summary>
    public static Reading<Programme> Read(string yaml) => ReadEach(yaml) is [var only] ? only : SeveralIn(yaml);

    /// <summary>
    /// Reads a text that may be a programme for each of several words: every programme it says, in the order of the words, or one
    /// reading with every mistake.
    /// </summary>
    public static ImmutableArray<Reading<Programme>> ReadEach(string yaml)
    {
        var mistakes = new Mistakes();
        if (YamlText.Read(yaml, mistakes) is not { } node || Keys.Of(node, Vocabulary.Programme, mistakes) is null)
        {
            return [new Reading<Programme>(null, mistakes.InOrder)];
        }

        var text = (MapNode)node;
        ImmutableArray<Programme> all = text["for_each"] is null
            ? [Whole(text, Keys.Of(text, Vocabulary.Programme, mistakes)!, mistakes)]
            : [.. EachArea.WordsOf(text, mistakes).Select(w => Whole(EachArea.For(text, w), w, mistakes))];
        if (text["for_each"] is null)
        {
            EachArea.RefuseIn(text, mistakes);
        }

        // What is open between two readings hides nothing of the rest; what cannot be read would give findings that are not there.
        var canBeRead = !mistakes.Any;
        foreach (var programme in all)
        {
            Unanswered.Find(programme, mistakes);
            TableWords.Find(programme, mistakes);
        }

        ResalePrice.Find(text, mistakes);
        if (canBeRead)
        {
            foreach (var programme in all)
            {
                WholeRules.Find(programme, mistakes);
            }

            UseFindings.Find(text, mistakes);
        }

        // Of a text for several words the first programme carries the warnings of all.
        return mistakes.Any || all.IsEmpty
            ? [new Reading<Programme>(null, mistakes.InOrder)]
            : [.. all.Select((p, i) => new Reading<Programme>(p, i == 0 ? mistakes.InOrder : []))];
    }

    private static Reading<Programme> SeveralIn(string yaml)
    {
        var mistakes = new Mistakes();
        var text = (MapNode)YamlText.Read(yaml, mistakes)!;
        mistakes.Add(text["for_each"]!.Place, "P116", ("words", string.Join(", ", EachArea.WordsOf(text, mistakes))));
        return new Reading<Programme>(null, mistakes.InOrder);
    }

    private static Programme Whole(MapNode text, string area, Mistakes mistakes) =>
        Whole(text, Keys.Of(text, Vocabulary.Programme, mistakes)!, mistakes) with { Area = area };

    private static Programme Whole(MapNode text, Keys keys, Mistakes mistakes)
    {
        var symbols = Symbols.Of(text, mistakes);
        var rules = new RuleReader(symbols, mistakes);
        var incentives = new BonusReader(symbols, rules, mistakes);
        var bonuses = incentives.Bonuses(keys["bonuses"]);
        var name = Scalars.Text(keys["programme"], "a name", mistakes) ?? "";
        return new Programme
        {
            Name = name,
            Title = Scalars.Local(keys["title"], mistakes) ?? LocalText.OfName(name),
            About = Scalars.Local(keys["about"], mistakes),
            Guide = Scalars.Text(keys["guide"], "an address", mistakes),
            Version = VersionOf(keys["version"], mistakes),
            From = Scalars.Day(keys["from"], mistakes) ?? default,
            Until = Scalars.Day(keys["until"], mistakes),
            Published = Scalars.Day(keys["published"], mistakes) ?? default,
            Currency = CurrencyOf(keys["currency"], mistakes),
            TimeZone = ZoneOf(keys["time_zone"], mistakes),
            YearStarts = symbols.YearStarts,
            HeldBy = keys.Choice<int>("held_by", mistakes) switch { 1 => "site", 2 => "country", 3 => "group", _ => null },
            Answers = new AnswersReader(symbols, mistakes).Read(keys["answers"]),
            Lists = FactsReader.Lists(keys["lists"], symbols, mistakes),
            Facts = FactsReader.Asserted(keys["facts"], symbols, mistakes),
            Columns = FactsReader.Columns(keys["facts"], mistakes),
            Metrics = new MetricReader(symbols, mistakes).Read(keys["metrics"]),
            Membership = new MembershipReader(symbols, mistakes).Read(keys["membership"]),
            Ladder = new LevelsReader(symbols, mistakes).Read(keys["levels"]),
            Benefits = rules.Benefits(keys["benefits"]),
            Requests = new RequestReader(symbols, rules, mistakes).Read(keys["requests"]),
            Bonuses = bonuses,
            Stacks = incentives.Stacks(keys["bonuses"], bonuses),
            Wallets = new WalletReader(symbols, mistakes).Read(keys["wallets"]),
            Holds = new HoldReader(symbols, mistakes).Holds(keys["holds"]),
            Promises = new HoldReader(symbols, mistakes).Promises(keys["promises"], text),
            Text = text,
        };
    }

    private static int VersionOf(Node? node, Mistakes mistakes)
    {
        if (Scalars.Text(node, "a whole number", mistakes) is { } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1))
        {
            Scalars.Wrong(node!, "a whole number from 1", mistakes);
        }
        else
        {
            version = node is Scalar s && int.TryParse(s.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var v) ? v : 0;
        }

        return version;
    }

    // UTC in place of a zone that is refused, so that the rest of the text can be read.
    private static string ZoneOf(Node? node, Mistakes mistakes)
    {
        if (Scalars.Text(node, "a time zone like Europe/Brussels", mistakes) is not { } zone)
        {
            return "UTC";
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            return zone;
        }

        mistakes.Add(node!.Place, "P115", ("zone", zone));
        return "UTC";
    }

    private static Currency CurrencyOf(Node? node, Mistakes mistakes)
    {
        if (Scalars.Text(node, "a currency code like EUR", mistakes) is not { } code)
        {
            return Currency.Eur;
        }

        if (Currency.Find(code) is { } currency)
        {
            return currency;
        }

        mistakes.Add(node!.Place, "P114", ("code", code));
        return Currency.Eur;
    }
}
