using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Tests.Programmes;
using Palier.Core.Values;

namespace Palier.Core.Tests.Columns;

/// <summary>New lines that are put among those which were laid out before.</summary>
public sealed class LinesPutAmongTests
{
    private const int Partners = 12;

    // A column adds up cents: 111 of these have no place in it.
    private const long Huge = long.MaxValue / 10 * 9;

    private const string Text = """
        programme: more
        title:     { en: More, fr: Plus }
        about:     { en: Figures of lines that come later., fr: Des chiffres de lignes qui arrivent après. }
        version:   1
        from:      2024-01-01
        published: 2023-12-01
        currency:  EUR
        time_zone: UTC
        answers:
          counts_on:     sold_on
          converts_at:   own currency only
          line_rounding: each line
          returns:       when returned
          mergers:       history stays
        metrics:
          all:       { ref: §1, sum: sale.net, over: 12 months to date }
          cloud:     { ref: §1, sum: sale.net, over: 3 months to date, where: { area: [cloud, area-1, area-3] } }
          customers: { ref: §1, count: sale.customer, over: 12 months to date }
          cloudy:    { ref: §1, count: sale.customer, over: 6 months to date, where: { area: [cloud, area-2] } }
          deals:     { ref: §1, count: sale.deal, over: 6 months to date, where: { net: { at_least: 300 } } }
          packs:     { ref: §1, sum: sale.net, over: 9 months to date, where: { quantity: { at_least: 3 } } }
          products:  { ref: §1, count: sale.product, over: 9 months to date, where: { quantity: { at_least: 2 } } }
        """;

    // Pairs whose short hashes are the same.
    private static readonly int[] alike = [1007, 2116, 1060, 3350, 1070, 1904, 1072, 1906, 1121, 2476, 1144, 2444, 1152, 2172, 1205, 2709, 1217, 2301, 1218, 2714, 1224, 1381, 1237, 2545, 1283, 2641, 1294, 1420];

    private static readonly DateOnly last = new(2025, 12, 31);

    [Theory]
    [InlineData("when returned")]
    [InlineData("in the period of the sale")]
    public void Figures_of_columns_with_new_lines_among_the_old_are_those_of_columns_laid_out_anew(string returns)
    {
        var text = Read(Text.Replace("when returned", returns, StringComparison.Ordinal));
        var questions = new PopulationQuestions([text]) { Figures = [.. text.Metrics.Select(m => (text, m.Name, last, (Period?)null))] };
        var (chance, kinds, grew, rounds) = (new Chance(5), new SortedSet<string>(StringComparer.Ordinal), 0, Counts.Of(120, 2_000));
        ImmutableArray<PartnerFacts> all = [.. Enumerable.Range(0, Partners).Select(i => Of(i, [.. Enumerable.Range(0, 200).Select(n => First(chance, i, n))]))];
        var columns = Columns(text, all);
        var answers = Answers(questions, all, columns);
        for (var (round, key) = (0, 1_000); round < rounds; round++)
        {
            var touched = chance.Some(Enumerable.Range(0, Partners), chance.Number(1, 4)).ConvertAll(partner =>
            {
                ImmutableArray<SalesLine> more = [.. Enumerable.Range(0, chance.Number(1, 5)).Select(_ => Late(chance, all[partner], key++, kinds))];
                return new Touched(partner, all[partner] with { Sales = all[partner].Sales.AddRange(more) }, chance.Once(8) ? null : more);
            });
            all = [.. all.Select((p, i) => touched.Find(t => t.Number == i)?.Facts ?? p)];
            grew += columns.With(touched, text) is null ? 0 : 1;
            columns = columns.With(touched, text) ?? Columns(text, all);

            var anew = Answers(questions, all, Columns(text, all));
            Differences(Answers(questions, all, columns), anew).ShouldBeEmpty($"round {round}, everyone");
            answers = PopulationRun.Again(answers, new MembersAtHand(all, null), [.. touched.Select(t => t.Number)], _ => columns, TestContext.Current.CancellationToken);
            Differences(answers, anew).ShouldBeEmpty($"round {round}, only the touched");
        }

        grew.ShouldBeGreaterThan(rounds * 3 / 4);
        kinds.ShouldBe(["a return", "a sale in another currency", "a sale of a new area", "a sale of nothing to nobody", "a sale so large that a sum has no place in a column", "a sale that an earlier return speaks of", "a sale to a customer it had", "a sale to a customer that others name at the same time", "another sale"]);
    }

    [Fact]
    public void Some_of_some_partners_are_those_of_the_latter()
    {
        var (text, chance) = (Read(Text), new Chance(3));
        ImmutableArray<PartnerFacts> all = [.. Enumerable.Range(0, Partners).Select(i => Of(i, [.. Enumerable.Range(0, 20).Select(n => First(chance, i, n))]))];
        var questions = new PopulationQuestions([text]) { Figures = [(text, "all", last, null)] };
        var everyone = Answers(questions, all, Columns(text, all));

        var one = Answers(questions, [all[7]], Columns(text, all).Only([5, 7, 9]).Only([1]));

        one.Figure(0, 0).ShouldBe(everyone.Figure(7, 0));
        one.Figure(0, 0).ShouldNotBe(everyone.Figure(1, 0));
    }

    [Fact]
    public void A_partner_that_is_told_twice_is_refused_for_the_second_would_lose_the_lines_of_the_first()
    {
        var (text, chance) = (Read(Text), new Chance(3));
        var partner = Of(0, [First(chance, 0, 0), First(chance, 0, 1)]);

        Should.Throw<ArgumentException>(() => Columns(text, [partner]).With([new Touched(0, partner, []), new Touched(0, partner)], text));
    }

    private static Programme Read(string text) => ProgrammeText.Read(text) is { Value: { } value } ? value : throw new InvalidOperationException(string.Join(", ", ProgrammeText.Read(text).Mistakes.Select(m => $"{m.Place} {m.Code}")));

    private static SalesColumns Columns(Programme text, ImmutableArray<PartnerFacts> all) => new ColumnStore(all).For([text])(SalesReading.Of(text, text.Metrics[0]))!;

    private static PopulationAnswers Answers(PopulationQuestions questions, ImmutableArray<PartnerFacts> all, SalesColumns columns) =>
        PopulationRun.Of(questions, new MembersAtHand(all, null), _ => columns, stop: TestContext.Current.CancellationToken);

    private static IEnumerable<string> Differences(PopulationAnswers one, PopulationAnswers other) =>
        from partner in Enumerable.Range(0, Partners)
        from i in Enumerable.Range(0, other.Questions.Figures.Length)
        where one.Figure(partner, i) != other.Figure(partner, i)
        select $"partner {partner}: {other.Questions.Figures[i].Name} {one.Figure(partner, i)}, laid out anew {other.Figure(partner, i)}";

    private static PartnerFacts Of(int partner, ImmutableArray<SalesLine> sales) =>
        new() { Partner = new Partner { Id = $"P{partner:00}", Name = $"P{partner}", Country = "FR", Kind = "reseller" }, Sales = sales };

    // A few returns are told before their sales, and one partner's sales are almost too large.
    private static SalesLine First(Chance chance, int partner, int number) =>
        partner == 8 && number < 109 ? Line(chance, partner, number) with { SoldOn = last, Net = new LineAmount(Huge, Currency.Eur) }
        : partner % 3 == 0 && number < 5 ? Line(chance, partner, number) with { Type = LineType.Return, Corrects = $"{partner}-later-{number}" } : Line(chance, partner, number);

    private static SalesLine Late(Chance chance, PartnerFacts partner, int number, SortedSet<string> kinds)
    {
        var at = int.Parse(partner.Partner.Id[1..], CultureInfo.InvariantCulture);
        var (line, known) = (Line(chance, at, number), chance.Of(partner.Sales));
        var (found, kind) = chance.Number(0, 9) switch
        {
            <= 2 => (line with { Customer = known.Customer, Deal = known.Deal, Product = known.Product }, "a sale to a customer it had"),
            3 => (line with { Area = $"area-{number}" }, "a sale of a new area"),
            4 => (line with { Customer = null, Deal = null, Product = null, Area = null }, "a sale of nothing to nobody"),
            5 when chance.Once(4) && !partner.Sales.Any(s => s.Key == $"{at}-later-{number % 5}") => (line with { Key = $"{at}-later-{number % 5}" }, "a sale that an earlier return speaks of"),
            6 when chance.Once(4) => (line with { Type = LineType.Return, Corrects = known.Type == LineType.Sale ? known.Key : null }, "a return"),
            7 when at == 7 && chance.Once(20) => (line with { Net = line.Net with { Currency = Currency.Of("USD") } }, "a sale in another currency"),
            8 => (line with { Customer = $"N{number / 4}", Deal = $"N{number / 4}", Product = $"N{number / 4}" }, "a sale to a customer that others name at the same time"),
            9 when at == 8 => (line with { SoldOn = last, Net = new LineAmount(Huge, Currency.Eur) }, "a sale so large that a sum has no place in a column"),
            _ => (line, "another sale"),
        };
        kinds.Add(kind);
        return found;
    }

    private static SalesLine Line(Chance chance, int partner, int number) => new()
    {
        Partner = $"P{partner:00}", Key = $"{partner}-{number}", Area = chance.One("cloud", "data", "area-1", "area-2", "area-3"), Customer = $"C{(chance.Once(20) ? chance.Of(alike) : chance.Number(5_000, 7_000))}", Deal = $"D{chance.Number(1, 400)}",
        Product = $"product {chance.Number(1, 90)}", Quantity = chance.Number(1, 4), SoldOn = last.AddDays(-chance.Number(0, 400)), Net = new LineAmount(chance.Number(-100, 900) * LineAmount.Unit, Currency.Eur),
    };
}
