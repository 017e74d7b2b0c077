using System.Globalization;
using System.Text;
using System.Text.Json;
using Palier.App.Imports;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Imports;

namespace Palier.Web.Tests.Programmes;

/// <summary>A draft tried on the sales of a file: what comes out is what would come out of the same lines taken in.</summary>
public sealed class TrialOnFile : IDisposable
{
    private static readonly DateTime before = new(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-trial-").FullName;

    private const string Heading = "partner,order,line,type,corrects,day,billed,net,currency,area,product,country,quantity,customer,deal,users,remark\n";

    private const string Map = """
        import: sales
        dates: dd.MM.yyyy
        decimal mark: point
        rounding: half up
        columns:
          { partner: partner, key: [order, line], type: type, corrects: corrects, sold_on: day, invoiced_on: billed, net: net, currency: currency,
            area: area, product: product, country: country, quantity: quantity, customer: customer, deal: deal }
        fields: { users: users }
        words: { area: { Nuage: cloud, Cloud: cloud, Daten: data }, currency: { €: EUR } }
        """;

    private const string Text = """
        programme: tried
        title:     { en: Tried, fr: Essayé }
        about:     { en: Invented for a test., fr: Inventé pour un test. }
        version:   1
        from:      2024-01-01
        published: 2023-11-01
        currency:  EUR
        time_zone: UTC
        facts:
          sale.users: count
        answers:
          counts_on:     sold_on
          converts_at:   { USD: 0.91, GBP: 1.173 }
          line_rounding: each line
          returns:       when returned
          mergers:       history stays
          level_at:      start of period
          value_at:      start of period
        metrics:
          year:      { ref: §1, sum: sale.net, over: 12 months to date, where: { area: [cloud, data] } }
          customers: { ref: §1, count: sale.customer, over: 12 months to date }
          deals:     { ref: §1, count: sale.deal, where: { country: [FR, DE] } }
          large:     { ref: §1, count: sale, where: { net: { at_least: 900 } } }
          paid:      { ref: §1, sum: sale.net, counts_on: invoiced_on }
          units:     { ref: §1, sum: sale.quantity, where: { area: cloud } }
          users:     { ref: §1, sum: sale.users, where: { country: FR } }
          products:  { ref: §1, count: sale.product, where: { area: [cloud, data] } }
        levels:
          ref:  §2
          up:   { every: quarter, starts: at once }
          down: { every: quarter, starts: at once }
          ladder:
            base: { ref: §2, title: { en: Base, fr: Base } }
            gold: { ref: §2, title: { en: Gold, fr: Or }, year: 9_000, customers: 4 }
        bonuses:
          extra:
            ref:      §3
            every:    quarter
            requires: { large: 1 }
            amount:
              - { rate: { base: 1%, gold: 2% }, of: paid }
              - { round: { to: 0.01, half: up } }
          wide:
            ref:      §4
            every:    month
            requires: { deals: 2, products: 2, units: 3, users: 6 }
            amount:
              - { rate: 0.5%, of: year }
              - { round: { to: 0.01, half: up } }
        """;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_is_tried_on_a_file_is_what_is_tried_on_the_same_lines_taken_in(Engine engine)
    {
        for (var seed = 0; seed < (Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full" ? 60 : 6); seed++)
        {
            var (draft, file) = (Draft(seed), Written(Lines(new Random(seed), 2_500, isQuoted: seed % 3 == 1)));
            using var test = Partners(engine);
            var database = Database.Open(test.ConnectionString);

            var tried = Tried(database, draft, file);
            FactLoading.Load(database).ShouldAllBe(p => p.Sales.IsEmpty, "nothing is taken in");
            ImportSales.Run(database, new ImportRequest { File = file.Path, Mapping = file.Mapping, Now = before.AddMinutes(5) }, TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>();

            tried.ShouldBe(Tried(database, draft, null), $"seed {seed}");
            tried.ShouldContain("gold", customMessage: $"seed {seed}");
        }
    }

    [Fact]
    public void A_file_whose_lines_are_plain_is_read_without_a_line_made_an_object_and_in_parts_where_nothing_is_quoted()
    {
        foreach (var isQuoted in new[] { false, true })
        {
            var file = Written(Lines(new Random(5), 40_000, isQuoted));
            var read = PlainSales.Read(file.Path, file.Mapping, Ids).ShouldNotBeNull();
            read.Lines.Length.ShouldBe(40_000);

            // Every line once, in the order of the file, whichever part it was in.
            var expected = SalesOfFile.Read(file.Path, file.Mapping, Ids, out _).ShouldNotBeNull().Lines.Values.SelectMany(l => l).OrderBy(l => l.Known.Sequence).ToList();
            for (var i = 0; i < expected.Count; i++)
            {
                var (line, of) = (read.Lines.Span[i], expected[i]);
                (Ids[line.Partner], line.Net, read.Currencies[line.Currency], line.Corrects).ShouldBe((of.Partner, of.Net.TenThousandths, of.Net.Currency, of.Corrects is not null));
                read.Combinations[line.Words].Words.ShouldBe(read.Fields.Select(of.Word));
                (Day(line.SoldOn), Day(line.InvoicedOn), Day(line.PaidOn)).ShouldBe((of.SoldOn, of.InvoicedOn, of.PaidOn));
            }

            foreach (var (field, at) in read.ThingFields.Select((f, i) => (f, i)))
            {
                var pairs = expected.Select((l, i) => (Word: l.Word(field), Number: read.Things.Span[(i * read.ThingFields.Length) + at])).Distinct().ToList();
                pairs.ShouldAllBe(p => p.Word == null == p.Number.IsNone, field);
                (pairs.Select(p => p.Word).Distinct().Count(), pairs.Select(p => p.Number).Distinct().Count()).ShouldBe((pairs.Count, pairs.Count), field);
            }
        }
    }

    [Fact]
    public void Where_more_combinations_are_there_than_columns_tell_apart_the_field_with_most_words_is_left_out_and_nothing_differs()
    {
        var lines = Enumerable.Range(0, 70_000).Select(i => $"P{i % 40},{i},1,sale,,01.02.2025,,{i % 977},EUR,{(i % 3 == 0 ? "Cloud" : "Daten")},product-{i},FR,1,C{i % 50},,,");
        var file = Written(Heading + string.Join('\n', lines) + "\n");
        using var test = Partners(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);

        PlainSales.Read(file.Path, file.Mapping, Ids).ShouldNotBeNull().Fields.ShouldBe(["area", "family", "kind", "source", "country"]);
        Tried(database, Draft(0), file).ShouldBe(Tried(database, Draft(0), file with { Mapping = Strange(file.Mapping) }));
    }

    [Theory]
    [InlineData("P99,1,1,sale,,01.02.2025,,1,EUR,,,,,,,,")]
    [InlineData(",1,1,sale,,01.02.2025,,1,EUR,,,,,,,,")]
    [InlineData("P1,,1,sale,,01.02.2025,,1,EUR,,,,,,,,")]
    [InlineData("P1,1,1,gift,,01.02.2025,,1,EUR,,,,,,,,")]
    [InlineData("P1,1,1,return,,01.02.2025,,1,EUR,,,,,,,,")]
    [InlineData("P1,1,1,return,7/7,01.02.2025,,1,EUR,,,,,,,,")]
    [InlineData("P1,1,1,sale,0/1,01.02.2025,,1,EUR,,,,,,,,")]
    [InlineData("P1,1,1,return,2/1,01.02.2025,,1,EUR,,,,,,,,\nP1,2,1,sale,,01.02.2025,,1,EUR,,,,,,,,")]
    [InlineData("P1,1,1,sale,,2025-02-01,,1,EUR,,,,,,,,")]
    [InlineData("P1,1,1,sale,,01.02.2025,,1.x,EUR,,,,,,,,")]
    [InlineData("P1,1,1,sale,,01.02.2025,,,EUR,,,,,,,,")]
    [InlineData("P1,1,1,sale,,01.02.2025,,1,EURO,,,,,,,,")]
    [InlineData("P1,1,1,sale,,01.02.2025,,1,EUR,,,,many,,,,")]
    [InlineData("P1,1,1,sale,,01.02.2025,,1,EUR,clo\0ud,,,,,,,")]
    [InlineData("P1,1,1,sale,,01.02.2025,,1,EUR,,,")]
    [InlineData("P1,1,1,sale,,01.02.2025,,1,EUR,,,,,,,,\nP2,1,1,sale,,01.02.2025,,1,EUR,,,,,,,,")]
    public void A_line_that_an_import_rejects_is_rejected_with_the_same_words_and_nothing_is_tried(string lines)
    {
        var file = Written(Heading + "P1,0,1,sale,,01.02.2025,,1,EUR,,,,,,,,\n" + lines + "\n");
        using var test = Partners(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);

        PlainSales.Read(file.Path, file.Mapping, Ids).ShouldBeNull();
        var refused = Simulate.Run(database, Draft(0), Year, null, Everyone, null, sales: file).ShouldBeOfType<SimulateOutcome.SalesRefused>().Why.ShouldBeOfType<ImportOutcome.NothingTaken>();

        var import = ImportSales.Run(database, new ImportRequest { File = file.Path, Mapping = file.Mapping, Now = before }, TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.NothingTaken>();
        refused.Report.Rejected.ShouldBe(import.Report.Rejected);
        refused.Report.Rejected.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("P1,1,1,sale,,01.02.1969,,1,EUR,,,,,,,,")]
    [InlineData("P1,1,1,sale,,01.02.2025,,123456789012345678901234567890,EUR,,,,,,,,")]
    public void What_has_no_place_among_numbers_is_read_line_by_line(string line)
    {
        var file = Written(Heading + line + "\n");

        PlainSales.Read(file.Path, file.Mapping, Ids).ShouldBeNull();
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_refused_as_an_import_refuses_it()
    {
        var file = Written("partner,net\nP1,1\n");
        using var test = Partners(Engine.Sqlite);

        Simulate.Run(Database.Open(test.ConnectionString), Draft(0), Year, null, Everyone, null, sales: file).ShouldBeOfType<SimulateOutcome.SalesRefused>()
            .Why.ShouldBeOfType<ImportOutcome.FileRefused>().Why.ShouldBe(FileProblem.NoColumn);
    }

    [Theory]
    [MemberData(nameof(CsvReading.Samples), MemberType = typeof(CsvReading))]
    public void A_public_sample_is_read_as_its_json_says(string name)
    {
        var folder = CsvReading.SampleFolder();
        var rows = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "json", name + ".json"))).RootElement.EnumerateArray()
            .Select(row => row.EnumerateObject().Select(p => (p.Name, Value: p.Value.GetString()!)).ToList()).ToList();

        // A column of numbers is the amount and the key.
        var number = rows[0].Find(f => rows.TrueForAll(r => long.TryParse(r.Single(c => c.Name == f.Name).Value, CultureInfo.InvariantCulture, out _))).Name ?? rows[0][0].Name;
        var others = rows[0].Select(f => f.Name).Where(n => n != number).ToList();
        string[] fields = ["product", "family", "area", "kind"];
        var columns = string.Join(", ", others.Zip(fields).Select(o => $"{o.Second}: {o.First}"));
        var mapping = MappingText.Read($$"""
            import: sales
            dates: yyyy-MM-dd
            decimal mark: point
            columns: { net: {{number}}, key: {{number}}, {{columns}} }
            fixed: { partner: P1, currency: EUR }
            """).Value.ShouldNotBeNull();

        var read = PlainSales.Read(Path.Combine(folder, "csvs", name + ".csv"), mapping, Ids);

        if (!rows.TrueForAll(r => long.TryParse(r.Single(c => c.Name == number).Value, CultureInfo.InvariantCulture, out _)))
        {
            read.ShouldBeNull();
            return;
        }

        read.ShouldNotBeNull();
        read.Lines.Length.ShouldBe(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            read.Lines.Span[i].Net.ShouldBe(10_000 * long.Parse(rows[i].Single(f => f.Name == number).Value, CultureInfo.InvariantCulture));
            foreach (var (other, field) in others.Zip(fields))
            {
                (read.Combinations[read.Lines.Span[i].Words].Words[read.Fields.IndexOf(field)] ?? "").ShouldBe(rows[i].Single(f => f.Name == other).Value.Trim());
            }
        }
    }

    private static Period Year { get; } = Period.Find("2025")!.Value;

    private static TriedOn Everyone { get; } = new([], [], []);

    private static System.Collections.Immutable.ImmutableArray<string> Ids { get; } = [.. Enumerable.Range(0, 40).Select(i => $"P{i}").Order(StringComparer.Ordinal)];

    private static DateOnly? Day(ushort day) => day == Core.Columns.NumberedLine.NoDay ? null : Core.Columns.SalesColumns.Origin.AddDays(day);

    // The same mapping, under which no line is plain.
    private static Mapping Strange(Mapping mapping) => mapping with { Words = mapping.Words.SetItem("quantity", mapping.Words["area"]) };

    private static Programme Draft(int seed)
    {
        var text = seed % 2 == 1 ? Text.Replace("when returned", "in the period of the sale", StringComparison.Ordinal) : Text;
        text = seed % 4 >= 2 ? text.Replace("line_rounding: each line", "line_rounding: in total", StringComparison.Ordinal) : text;
        var reading = ProgrammeText.Read(text);
        return reading.Value.ShouldNotBeNull(string.Join('\n', reading.Mistakes.Select(m => m.ToString())));
    }

    private static TestDatabase Partners(Engine engine)
    {
        var test = TestDatabase.Empty(engine);
        using var saving = Database.Open(test.ConnectionString).Begin(before, "partners");
        saving.Add(Ids.Select(id => new Partner { Id = id, Name = id, Country = "FR", Kind = "reseller" }));
        saving.Commit();
        return test;
    }

    // Spaces around words, many lines on one day, days that lack, returns, and several words of the file for one of the programme.
    private static string Lines(Random dice, int count, bool isQuoted)
    {
        var (text, sales) = (new StringBuilder(Heading), new List<string>());
        string[] areas = ["Nuage", "Cloud", "Daten", "other", " cloud ", ""];
        string[] currencies = ["EUR", "€", "USD", "EUR ", "GBP"];
        for (var i = 0; i < count; i++)
        {
            var (key, day) = ($"{i / 3},{i % 3}", new DateOnly(2024, 1, 1).AddDays(14 * dice.Next(50)));
            var corrects = sales.Count > 0 && dice.Next(60) == 0 ? sales[dice.Next(sales.Count)] : "";
            string[] fields =
            [
                $"P{dice.Next(40)}", key, corrects.Length == 0 ? dice.Next(2) == 0 ? "sale" : "" : dice.Next(2) == 0 ? "return" : "correction", corrects,
                dice.Next(40) == 0 ? "" : Day(day), dice.Next(5) == 0 ? "" : Day(day.AddDays(dice.Next(60))),
                (corrects.Length == 0 ? "" : "-") + (dice.Next(150_000) / 100m).ToString(dice.Next(9) == 0 ? "0.000000" : "0.00", CultureInfo.InvariantCulture), currencies[dice.Next(dice.Next(3) == 0 ? 5 : 2)],
                areas[dice.Next(6)], Quoted($"Product, {dice.Next(12)}", isQuoted), dice.Next(3) switch { 0 => "FR", 1 => "DE", _ => "" }, dice.Next(3) == 0 ? "" : $"{dice.Next(5)}",
                Quoted($"C{dice.Next(30)}", isQuoted && dice.Next(2) == 0), dice.Next(4) == 0 ? "" : $" D{dice.Next(9)}", $"{dice.Next(9)}", isQuoted ? Quoted("two\nlines \"é\"", true) : "é",
            ];
            text.Append(string.Join(',', fields)).Append(isQuoted ? "\r\n" : "\n");
            if (corrects.Length == 0)
            {
                sales.Add(key.Replace(',', '/'));
            }
        }

        return text.ToString();

        static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        static string Quoted(string text, bool isQuoted) => isQuoted ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text.Replace(",", "", StringComparison.Ordinal);
    }

    private SalesFile Written(string text)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        return new SalesFile(path, MappingText.Read(Map).Value.ShouldNotBeNull());
    }

    private static string Tried(Database database, Programme draft, SalesFile? file)
    {
        var report = Simulate.Run(database, draft, Year, null, Everyone, null, sales: file).ShouldBeOfType<SimulateOutcome.Tried>().Report;
        return string.Join('\n', report.Partners.Select(p => $"{p.Partner.Id} {p.LevelAfter} {string.Join(' ', p.Money.Select(m => m.After))}").Append($"{report.Refused}"));
    }
}
