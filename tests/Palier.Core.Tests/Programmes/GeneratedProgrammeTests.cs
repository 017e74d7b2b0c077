using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsCheck;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Ledger;
using Palier.Core.Tests.Tidy;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Programmes;

/// <summary>What holds for any programme and any facts.</summary>
public sealed class GeneratedProgrammeTests
{
    private static readonly Period[] Periods = [Period.Find("2024-Q2")!.Value, Period.Find("2025-03")!.Value, Period.Find("2025")!.Value];
    private static readonly string[] AnyOrder = ["metrics", "bonuses", "lists", "facts", "answers", "requires", "mid", "rich", "sound", "where"];

    [Fact]
    public void Reading_what_was_written_gives_the_same() => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        var text = new GeneratedProgramme(seed).Text();
        var written = YamlWriting.Of(Parsed(text));
        Said(Read(written)).ShouldBe(Said(Read(text)));
        YamlWriting.Of(Parsed(written)).ShouldBe(written);
    }, iter: Counts.Of(100, 5_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void Reading_what_was_written_gives_the_same_for_every_programme_that_ships()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "programmes"), "programme.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path);
            var first = ProgrammeText.Read(text);
            var again = ProgrammeText.Read(YamlWriting.Of(Parsed(text)));
            again.Mistakes.Select(m => m.Code).ShouldBe(first.Mistakes.Select(m => m.Code), path);
            if (first.Value is { } programme)
            {
                Said(again.Value!).ShouldBe(Said(programme), path);
            }
        }
    }

    [Fact]
    public void The_order_of_facts_and_keys_changes_no_result() => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        var generated = new GeneratedProgramme(seed);
        var (text, facts) = (generated.Text(), generated.Facts());
        var turned = facts with { Sales = [.. generated.Shuffled(facts.Sales)], Certificates = [.. generated.Shuffled(facts.Certificates)], Employments = [.. generated.Shuffled(facts.Employments)] };
        Results(Read(YamlWriting.Of(Shuffled(Parsed(text), generated, ""))), turned).ShouldBe(Results(Read(text), facts));
    }, iter: Counts.Of(60, 3_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void With_and_without_explanations_the_value_is_the_same_and_the_last_line_is_the_amount() => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        var generated = new GeneratedProgramme(seed);
        var (programme, facts) = (Read(generated.Text()), generated.Facts());
        var (plain, told) = (new Evaluation<FiguresOnly>(programme, facts), new Evaluation<WithReasons>(programme, facts));
        foreach (var period in Periods)
        {
            plain.HeldOn(period.From).Level?.Name.ShouldBe(told.HeldOn(period.From).Level?.Name);
            plain.LevelOn(period.LastDay).Reached.ShouldBe(told.LevelOn(period.LastDay).Reached);
            foreach (var bonus in programme.Bonuses)
            {
                var (a, b) = (plain.Earned(bonus, period), told.Earned(bonus, period));
                b.Earned.Value.ShouldBe(a.Earned.Value);
                b.Earned.Lines[^1].Result.ShouldBe(new Arg.Amount(a.Earned.Value));
            }
        }
    }, iter: Counts.Of(60, 3_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void More_revenue_never_lowers_a_stepped_bonus() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Long[1, 500_000_000]).Sample((seed, more) =>
    {
        const string text = """
            programme: generated
            version:   1
            from:      2023-01-01
            published: 2022-11-01
            currency:  EUR
            time_zone: Europe/Brussels
            answers: { counts_on: invoiced_on, line_rounding: each line, value_at: start of period, returns: when returned, converts_at: own currency only, mergers: history stays }
            metrics:
              revenue: { sum: sale.net }
            bonuses:
              stepped: { ref: §1, every: year, amount: [ { rate: { kind: stepped, from: { 0: 0.25%, 2_000: 0.5%, 5_000: 1.5% } }, of: revenue }, { at_most: 1_000 }, { round: { to: 0.01, half: up } } ] }
            """;
        var programme = Read(text);
        var facts = new GeneratedProgramme(seed).Facts();
        facts = facts with { Sales = [.. facts.Sales.Where(s => s.Net.Currency == Currency.Eur)] };
        var added = facts with { Sales = facts.Sales.Add(new SalesLine { Partner = "P", Key = "more", Net = new LineAmount(more, Currency.Eur), InvoicedOn = new DateOnly(2025, 5, 5) }) };
        Earned(added).ShouldBeGreaterThanOrEqualTo(Earned(facts));

        long Earned(PartnerFacts of) => new Evaluation<FiguresOnly>(programme, of).Earned(programme.Bonuses[0], Periods[2]).Earned.Value.Minor;
    }, iter: Counts.Of(200, 20_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void Posting_what_was_known_then_and_the_difference_later_ends_where_the_final_facts_end() => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        var generated = new GeneratedProgramme(seed);
        var (programme, facts) = (Read(generated.Text()), generated.Facts());
        var late = facts with { Sales = [.. facts.Sales.Select((s, i) => s with { Known = new Known(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(i * 13), i + 1) })] };
        var (bonus, account, journal) = (programme.Bonuses[0], new Account("P", "cash"), Journal.Empty);
        foreach (var on in new[] { new DateOnly(2024, 3, 1), new DateOnly(2024, 9, 1), new DateOnly(2027, 1, 1) })
        {
            journal = Post(AsKnown.Before(late, AsKnown.EndOf(on, programme.TimeZone)), on);
        }

        // Levels are those that were decided when they were decided; the final facts are known with the same moments.
        foreach (var period in Periods)
        {
            journal.Posted(bonus.Name, period, account, Currency.Eur).ShouldBe(new Evaluation<FiguresOnly>(programme, late).Earned(bonus, period).Earned.Value);
        }

        Journal Post(PartnerFacts known, DateOnly on)
        {
            foreach (var period in Periods)
            {
                var earned = new Evaluation<FiguresOnly>(programme, known).Earned(bonus, period).Earned.Value;
                var claim = new Claim(bonus.Name, period, programme.Version, [(account, earned)]);
                journal = ((PostOutcome.Posted)journal.Post(Posting.Differences(claim, journal, "vendor", on, Debts.EarnedBackFirst))).Journal;
            }

            return journal;
        }
    }, iter: Counts.Of(40, 2_000), threads: 1, seed: "0000KOIPe036");

    private static Node Parsed(string text) => YamlText.Read(text, new Mistakes())!;

    private static Programme Read(string text)
    {
        var reading = ProgrammeText.Read(text);
        reading.Mistakes.Where(m => m.Severity is not Severity.Warning).Select(m => $"{m.Place} {Words.English.Mistake(m)}").ShouldBeEmpty(text);
        return reading.Value!;
    }

    // Everything a programme says, in words of both languages and as it was read, without its places.
    private static string Said(Programme programme)
    {
        var said = new StringBuilder();
        foreach (var words in new[] { Words.English, Words.French })
        {
            foreach (var clause in ProgrammeGuide.Of(programme, words, new DateOnly(2025, 7, 1)).SelectMany(s => s.Clauses))
            {
                said.Append(CultureInfo.InvariantCulture, $"{clause.Ref} {clause.Name} {clause.Sentence}\n");
            }
        }

        return said.ToString();
    }

    private static string Results(Programme programme, PartnerFacts facts)
    {
        var evaluation = new Evaluation<WithReasons>(programme, facts);
        var results = Periods.SelectMany(p => programme.Bonuses.OrderBy(b => b.Name, StringComparer.Ordinal)
            .Select(b => $"{p} {b.Name} {evaluation.Earned(b, p).Earned.Value}").Append($"{p} {evaluation.HeldOn(p.LastDay).Level?.Name} {evaluation.LevelOn(p.LastDay).Reached?.Name}"));
        return string.Join('\n', results);
    }

    // Only where the order of the text means nothing: not in a ladder, in steps, bands or histories.
    private static Node Shuffled(Node node, GeneratedProgramme dice, string under) => node switch
    {
        MapNode map => map with
        {
            Entries = [.. (AnyOrder.Contains(under) ? dice.Shuffled(map.Entries) : [.. map.Entries]).Select(e => e with { Value = Shuffled(e.Value, dice, e.Key.Text) })],
        },
        ListNode list => list with { Items = [.. list.Items.Select(i => Shuffled(i, dice, ""))] },
        _ => node,
    };
}
