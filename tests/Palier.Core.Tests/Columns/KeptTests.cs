using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Tests.Columns;

/// <summary>What was counted for one text and is taken for the next, and partners who are answered together.</summary>
public sealed class KeptTests
{
    private const string Text = """
        programme: kept
        title:     { en: Kept, fr: Gardé }
        about:     { en: Figures that are kept., fr: Des chiffres gardés. }
        version:   1
        from:      2025-01-01
        published: 2024-12-01
        currency:  EUR
        time_zone: UTC
        answers:
          counts_on:   sold_on
          converts_at: own currency only
          level_at:    end of period
          value_at:    start of period
          returns:     when returned
          mergers:     history stays
        metrics:
          year:   { ref: §1, sum: sale.net, over: 12 months to date }
          cloud:  { ref: §1, sum: sale.net, over: 3 closed months, where: { area: cloud } }
          billed: { ref: §1, sum: sale.net, over: 12 months to date, counts_on: invoiced_on }
        levels:
          ref:  §2
          up:   { every: quarter, starts: at once }
          down: { every: quarter, starts: at once }
          ladder:
            base: { ref: §2, title: { en: Base, fr: Base } }
            gold: { ref: §2, title: { en: Gold, fr: Or }, billed: 500, year: 1_000, cloud: 100 }
        bonuses:
          extra:
            ref:    §3
            every:  quarter
            amount:
              - { rate: 1.23456789%, of: cloud }
              - { round: { to: 0.01, half: up } }
        """;

    private const string Billed = "billed: 500, ";

    // A block and a part of another.
    private const int Many = 100;

    [Fact]
    public void What_one_way_of_reading_cannot_hold_of_a_partner_spoils_nothing_that_is_kept_of_the_others()
    {
        // A sale before the columns begin, and an invoice within them.
        var members = Members(i => i == 70 ? [Line(i, 900, "cloud") with { SoldOn = new DateOnly(1969, 1, 1) }] : [Line(i, 400, "cloud")]);
        var draft = Read(Text.Replace("year: 1_000, cloud: 100", "billed: 500", StringComparison.Ordinal).Replace(Billed, "", StringComparison.Ordinal).Replace("of: cloud", "of: billed", StringComparison.Ordinal));
        var (columns, kept) = (new ColumnStore(members.All).For([Read(Text)]), new CountsKept());

        Run(Read(Text), members, columns, kept).OneByOne.ShouldBe(1);
        var answers = Run(draft, members, columns, kept);

        Enumerable.Range(0, Many).ShouldAllBe(i => answers.Level(i, 0) == (i == 70 ? "gold" : "base"));
        Same(answers, Run(draft, members, _ => null, null));
    }

    [Fact]
    public void Who_was_seen_too_late_by_a_review_is_still_so_when_another_predicate_is_tried()
    {
        // What became known after the review of April is not seen by it, but by that of July.
        var members = Members(i => [Line(i, 2_000, "cloud"), .. i % 3 == 0 ? [Line(i, -1_950, "data") with { Key = $"late-{i}", Known = new Known(new DateTime(2025, 5, 1, 0, 0, 0, DateTimeKind.Utc), 2) }] : ImmutableArray<SalesLine>.Empty]);
        var (text, kept) = (Text.Replace(Billed, "", StringComparison.Ordinal), new CountsKept());
        var columns = new ColumnStore(members.All).For([Read(text)]);
        Run(Read(text), members, columns, kept);

        foreach (var areas in new[] { "[cloud, data]", "data", "[cloud, other]" })
        {
            var draft = Read(text.Replace("area: cloud", $"area: {areas}", StringComparison.Ordinal));
            var answers = Run(draft, members, columns, kept);

            Same(answers, Run(draft, members, _ => null, null));
            Enumerable.Range(0, Many).ShouldAllBe(i => answers.Level(i, 0) == (areas == "data" ? "base" : "gold"), areas);
            answers.OneByOne.ShouldBe(34, "only those who were seen late");
        }
    }

    [Fact]
    public void Different_customers_that_another_predicate_has_counted_alone_are_those_of_a_full_run()
    {
        var members = Members(i => [.. Enumerable.Range(0, 1 + (i % 9)).Select(n => Line(i, 400, n % 4 == 0 ? "data" : "cloud") with { Key = $"{i}-{n}", Customer = $"C{n % 5}", SoldOn = new DateOnly(2025, 1, 1).AddDays(n * 9) })]);
        var text = Text.Replace("  billed: {", "  buyers: { ref: §1, count: sale.customer, over: 3 closed months, where: { area: cloud } }\n  billed: {", StringComparison.Ordinal);
        var (columns, kept) = (new ColumnStore(members.All).For([Read(text)]), new CountsKept());
        PopulationAnswers Buyers(Programme of, Func<SalesReading, SalesColumns?> from, CountsKept? with) => PopulationRun.Of(
            new PopulationQuestions([of]) { Figures = [(of, "year", new DateOnly(2025, 4, 1), null), (of, "buyers", new DateOnly(2025, 4, 1), null)] }, members, from, with, stop: TestContext.Current.CancellationToken);
        Buyers(Read(text), columns, kept);

        foreach (var areas in new[] { "data", "[cloud, data]" })
        {
            var at = text.LastIndexOf("area: cloud", StringComparison.Ordinal);
            var draft = Read(text[..at] + $"area: {areas}" + text[(at + "area: cloud".Length)..]);
            var (answers, alone) = (Buyers(draft, columns, kept), Buyers(draft, _ => null, null));

            Enumerable.Range(0, Many).ShouldAllBe(i => answers.Figure(i, 0) == alone.Figure(i, 0) && answers.Figure(i, 1) == alone.Figure(i, 1), areas);
            Enumerable.Range(0, Many).Max(i => answers.Figure(i, 1)).ShouldBe(areas == "data" ? 3 : 5, areas);
        }
    }

    [Fact]
    public void A_partner_whose_amount_does_not_fit_is_answered_alone_and_those_beside_it_as_ever()
    {
        var members = Members(i => [Line(i, i == 3 ? 90_000_000_000_001 : 1_000 + i, "cloud")]);

        var answers = Run(Read(Text), members, new ColumnStore(members.All).For([Read(Text)]), null);

        answers.OneByOne.ShouldBe(1);
        answers.Walked.ShouldBe(Many - 1);
        Same(answers, Run(Read(Text), members, _ => null, null));
        Enumerable.Range(0, Many).Select(i => answers.Minor(i, 0)).ShouldAllBe(minor => minor > 1_000);
    }

    private static PopulationAnswers Run(Programme text, MembersAtHand members, Func<SalesReading, SalesColumns?> columns, CountsKept? kept)
    {
        var questions = new PopulationQuestions([text]) { Levels = [("kept", new DateOnly(2025, 4, 1)), ("kept", new DateOnly(2025, 7, 1))] }.WithBonuses(text, new Period(new DateOnly(2025, 1, 1), new DateOnly(2025, 7, 1)));
        return PopulationRun.Of(questions, members, columns, kept, stop: TestContext.Current.CancellationToken);
    }

    private static void Same(PopulationAnswers found, PopulationAnswers expected)
    {
        for (var i = 0; i < Many; i++)
        {
            (found.Level(i, 0), found.Level(i, 1), found.Minor(i, 0), found.Minor(i, 1)).ShouldBe((expected.Level(i, 0), expected.Level(i, 1), expected.Minor(i, 0), expected.Minor(i, 1)), $"partner {i}");
        }
    }

    private static MembersAtHand Members(Func<int, ImmutableArray<SalesLine>> sales) =>
        new([.. Enumerable.Range(0, Many).Select(i => new PartnerFacts { Partner = new Partner { Id = $"P{i:000}", Name = $"P{i}", Country = "FR", Kind = "reseller" }, Sales = sales(i) })], null);

    private static SalesLine Line(int partner, long units, string area) => new()
    {
        Partner = $"P{partner:000}", Key = $"{partner}", Area = area, SoldOn = new DateOnly(2025, 2, 3), InvoicedOn = new DateOnly(2025, 2, 4), Net = new LineAmount(units * LineAmount.Unit, Currency.Eur),
        Known = new Known(new DateTime(2025, 2, 5, 0, 0, 0, DateTimeKind.Utc), 1),
    };

    private static Programme Read(string text) => ProgrammeText.Read(text) is { Value: { } value } ? value : throw new InvalidOperationException(string.Join(", ", ProgrammeText.Read(text).Mistakes.Select(m => $"{m.Place} {m.Code}")));
}
