using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Tests.Programmes;
using Palier.Core.Values;

namespace Palier.Core.Tests.Columns;

/// <summary>Answers after changes: only who was touched is counted again, and it comes to the same as counting everyone.</summary>
public sealed class AgainTests
{
    private const int ChangesOfEach = 20;

    [Fact]
    public void After_each_random_change_only_the_touched_are_counted_again_and_all_answers_are_those_of_a_full_run()
    {
        var (changes, wanted, moved, kinds) = (0, Counts.Of(100, 1_000), 0, new SortedSet<string>(StringComparer.Ordinal));
        for (var seed = 1; changes < wanted; seed++)
        {
            var world = new GeneratedWorld(seed);
            if (Read(world.Text) is not { } text)
            {
                continue;
            }

            var (chance, everyone) = (new Chance(seed), world.Facts);
            var questions = Questions(text, Read(world.BaseCamp)!);
            var (answers, beside) = (Full(questions, everyone), new ColumnsBeside(questions.Programmes));
            beside.Full(questions, Members(questions, everyone));
            for (var i = 0; i < ChangesOfEach; i++, changes++)
            {
                var (partner, changed, what) = Changed(everyone, chance, i);
                everyone = everyone.With(changed);
                var (before, members, touched) = (answers, Members(questions, everyone), Touched(text, everyone, partner));
                answers = PopulationRun.Again(answers, members, touched, stop: TestContext.Current.CancellationToken);

                var full = Full(questions, everyone);
                Differences(answers, full).ShouldBeEmpty($"seed {seed}, change {i}: {what}");
                beside.Lay(members, touched, toldWhatIsNew: i % 3 > 0);
                Differences(beside.Full(questions, members), full).ShouldBeEmpty($"seed {seed}, change {i}, laid out beside: {what}");
                Differences(beside.Again(before, members, touched), full).ShouldBeEmpty($"seed {seed}, change {i}, only the touched, laid out beside: {what}");
                moved += Differences(before, full).Any() ? 1 : 0;
                kinds.Add(what);
            }
        }

        moved.ShouldBeGreaterThan(wanted / 10, "changes change something");
        kinds.ShouldBe(["a certificate less", "a certificate more", "a correction", "a line that became known late", "a return", "a sale of something and someone new", "another country and mark", "one more line"]);
    }

    [Fact]
    public void A_sale_of_one_partner_moves_the_ranks_levels_and_money_of_others_as_in_a_full_run()
    {
        var (text, chance, othersMoved) = (Read(Ranked)!, new Chance(1), 0);
        var everyone = new Population([.. Enumerable.Range(0, 20).Select(i => Ranks(chance, $"P{i:00}"))]);
        var questions = new PopulationQuestions([text])
        {
            Levels = [(text.Name, new DateOnly(2025, 7, 15))],
            Bonuses = [(text, text.Bonuses[0], Period.Find("2025-Q3")!.Value)],
            Figures = [(text, "place", new DateOnly(2025, 6, 30), null)],
        };
        var answers = Full(questions, everyone);
        for (var i = 0; i < Counts.Of(50, 1_000); i++)
        {
            var partner = chance.Number(0, everyone.All.Length - 1);
            var sold = Sale(everyone.All[partner].Partner.Id, $"new-{i}", new DateOnly(2025, chance.Number(1, 9), 5), chance.Number(-200, 900));
            everyone = everyone.With(everyone.All[partner] with { Sales = everyone.All[partner].Sales.Add(sold) });
            var before = answers;
            answers = PopulationRun.Again(answers, Members(questions, everyone), [partner], stop: TestContext.Current.CancellationToken);

            Differences(answers, Full(questions, everyone)).ShouldBeEmpty($"change {i}");
            othersMoved += Differences(before, answers).Any(d => !d.StartsWith($"partner {partner}:", StringComparison.Ordinal)) ? 1 : 0;
        }

        othersMoved.ShouldBeGreaterThan(Counts.Of(10, 200), "others are moved by it");
    }

    private const string Ranked = """
        programme: ranked
        title:     { en: Ranked, fr: Classement }
        about:     { en: The best of each country., fr: Les meilleurs de chaque pays. }
        version:   1
        from:      2025-01-01
        published: 2024-11-01
        currency:  EUR
        time_zone: UTC
        answers:
          counts_on:     sold_on
          converts_at:   own currency only
          line_rounding: each line
          value_at:      start of period
          level_at:      start of period
          returns:       when returned
          mergers:       history stays
        metrics:
          sales: { ref: §1, sum: sale.net, over: 6 closed months }
          place: { ref: §1, rank_of: sales, among: [partner.country], ties: all in, rounds: up }
          paid:  { ref: §1, sum: sale.net }
        levels:
          ref:  §2
          up:   { every: quarter, starts: at once }
          down: { every: quarter, starts: at once }
          ladder:
            base: { ref: §2, title: { en: Base, fr: Base } }
            best: { ref: §2, title: { en: Best, fr: Meilleur }, place: { top: 30% } }
        bonuses:
          extra:
            ref:    §3
            for:    [best]
            every:  quarter
            amount:
              - { rate: 2%, of: paid }
              - round: { to: 0.01, half: up }
        """;

    private static PartnerFacts Ranks(Chance chance, string id) => new()
    {
        Partner = new Partner { Id = id, Name = id, Country = chance.One("FR", "DE"), Kind = "reseller" },
        Enrolments = [new Enrolment { Partner = id, Programme = "ranked", AcceptedOn = new DateOnly(2025, 1, 1), From = new DateOnly(2025, 1, 1), Known = new Known(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), 0) }],
        Sales = [.. Enumerable.Range(1, 9).Select(m => Sale(id, $"{id}-{m}", new DateOnly(2025, m, 3), chance.Number(100, 900)))],
    };

    private static SalesLine Sale(string partner, string key, DateOnly sold, int units) => new()
    {
        Partner = partner, Key = key, SoldOn = sold, Net = new LineAmount(units * LineAmount.Unit, Currency.Eur), Known = new Known(sold.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), 0),
    };

    private static PopulationQuestions Questions(Programme text, Programme other)
    {
        ImmutableArray<Period> periods = [Period.Find("2025-Q1")!.Value, Period.Find("2025-H1")!.Value, Period.Find("2025")!.Value];
        return new PopulationQuestions([text, other])
        {
            Levels = [(text.Name, new DateOnly(2025, 7, 15)), (text.Name, new DateOnly(2025, 12, 31))],
            Bonuses = [.. text.Bonuses.SelectMany(b => periods.Select(p => (text, b, p)))],
            Figures = [.. text.Metrics.Select(m => (text, m.Name, periods[2].LastDay, (Period?)periods[2]))],
        };
    }

    // Who is the member of a group counts everyone below it: then anyone may be touched.
    private static int[] Touched(Programme text, Population everyone, int partner) =>
        text.HeldBy is null or "site" && text.Answers.Mergers != Mergers.HistoryMoves ? [partner] : [.. Enumerable.Range(0, everyone.All.Length)];

    private static MembersAtHand Members(PopulationQuestions questions, Population everyone) =>
        new([.. everyone.All.Select(p => everyone.MemberFacts(questions.Programmes[0], p, new DateOnly(2025, 12, 31)))], everyone);

    private static PopulationAnswers Full(PopulationQuestions questions, Population everyone)
    {
        var members = Members(questions, everyone);
        return PopulationRun.Of(questions, members, new ColumnStore(members.All).For(questions.Programmes), stop: TestContext.Current.CancellationToken);
    }

    private static (int Partner, PartnerFacts Facts, string What) Changed(Population everyone, Chance chance, int number)
    {
        var partner = chance.Number(0, everyone.All.Length - 1);
        var facts = everyone.All[partner];
        var known = new Known(new DateTime(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc), 100_000 + number);
        var sale = facts.Sales.IsEmpty ? null : chance.Of(facts.Sales);
        return chance.Number(0, 7) switch
        {
            0 when sale is not null => (partner, facts with { Sales = facts.Sales.Add(sale with { Key = $"new-{number}", Net = new LineAmount(chance.Long(100, 90_000) * LineAmount.Unit, sale.Net.Currency) }) }, "one more line"),
            1 when sale is not null => (partner, facts with { Sales = facts.Sales.Add(sale with { Key = $"late-{number}", Known = known }) }, "a line that became known late"),
            2 when sale is { Type: LineType.Sale } => (partner, facts with { Sales = facts.Sales.Add(sale with { Key = $"back-{number}", Type = LineType.Return, Corrects = sale.Key, Net = -sale.Net, Known = known }) }, "a return"),
            3 when sale is { Type: LineType.Sale } => (partner, facts with { Sales = facts.Sales.Add(sale with { Key = $"less-{number}", Type = LineType.Correction, Corrects = sale.Key, Net = new LineAmount(-LineAmount.Unit * chance.Number(1, 900), sale.Net.Currency), Known = known }) }, "a correction"),
            4 when sale is not null => (partner, facts with { Sales = facts.Sales.Add(sale with { Key = $"other-{number}", Customer = $"someone-{number}", Product = $"thing-{number}", Area = "ai-cloud" }) }, "a sale of something and someone new"),
            5 when !facts.Certificates.IsEmpty => (partner, facts with { Certificates = facts.Certificates.RemoveAt(chance.Number(0, facts.Certificates.Length - 1)) }, "a certificate less"),
            6 when !facts.Certificates.IsEmpty => (partner, facts with { Certificates = facts.Certificates.Add(chance.Of(facts.Certificates) with { Name = chance.One("sales-expert", "systems-expert"), PassedOn = new DateOnly(2025, chance.Number(1, 12), 3), Until = null }) }, "a certificate more"),
            _ => (partner, facts with { Partner = facts.Partner with { Country = chance.One("FR", "LU", "DE", "MT"), Marks = chance.One("merged", "strategic") is var mark ? [mark] : [] } }, "another country and mark"),
        };
    }

    private static IEnumerable<string> Differences(PopulationAnswers one, PopulationAnswers other)
    {
        for (var partner = 0; partner < other.Partners; partner++)
        {
            for (var i = 0; i < other.Questions.Levels.Length; i++)
            {
                if (one.Level(partner, i) != other.Level(partner, i))
                {
                    yield return $"partner {partner}: level {one.Level(partner, i)}, in a full run {other.Level(partner, i)}";
                }
            }

            for (var i = 0; i < other.Questions.Bonuses.Length; i++)
            {
                if ((one.Minor(partner, i), one.IsRefused(partner, i)) != (other.Minor(partner, i), other.IsRefused(partner, i)))
                {
                    yield return $"partner {partner}: {other.Questions.Bonuses[i].Bonus.Name} {one.Minor(partner, i)}, in a full run {other.Minor(partner, i)}";
                }
            }

            for (var i = 0; i < other.Questions.Figures.Length; i++)
            {
                if (one.Figure(partner, i) != other.Figure(partner, i))
                {
                    yield return $"partner {partner}: {other.Questions.Figures[i].Name} {one.Figure(partner, i)}, in a full run {other.Figure(partner, i)}";
                }
            }
        }
    }

    private static Programme? Read(string text) =>
        ProgrammeText.Read(text) is var reading && reading.Mistakes.Any(m => m.Severity != Severity.Warning) ? null : reading.Value;

    // Columns of which only the touched are laid out anew, or have their new lines put among the old ones, change after change.
    private sealed class ColumnsBeside(ImmutableArray<Programme> programmes)
    {
        private readonly Dictionary<SalesReading, SalesColumns> _columns = [];
        private MembersAtHand? _last;

        public PopulationAnswers Full(PopulationQuestions questions, MembersAtHand members)
        {
            _last = members;
            return PopulationRun.Of(questions, members, reading => Of(reading, members), stop: TestContext.Current.CancellationToken);
        }

        public PopulationAnswers Again(PopulationAnswers before, MembersAtHand members, int[] touched) =>
            PopulationRun.Again(before, members, touched, reading => Of(reading, members), TestContext.Current.CancellationToken);

        public void Lay(MembersAtHand members, int[] touched, bool toldWhatIsNew)
        {
            List<Touched> all = [.. touched.Select(t => new Touched(t, members.All[t], toldWhatIsNew ? [.. members.All[t].Sales.Except(_last!.All[t].Sales, ReferenceEqualityComparer.Instance).Cast<SalesLine>()] : null))];
            foreach (var reading in _columns.Keys.ToList())
            {
                if (_columns[reading].With(all, Reader(reading)) is { } columns)
                {
                    _columns[reading] = columns;
                }
                else
                {
                    _columns.Remove(reading);
                }
            }
        }

        private Programme Reader(SalesReading reading) => programmes.First(p => p.Metrics.Any(m => SalesReading.Of(p, m) == reading));

        private SalesColumns Of(SalesReading reading, MembersAtHand members) =>
            _columns.TryGetValue(reading, out var columns) ? columns : _columns[reading] = new ColumnStore(members.All).For(programmes)(reading)!;
    }
}
