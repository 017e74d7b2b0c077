using System.IO.Compression;
using System.Text;
using Palier.App.Imports;
using Palier.App.Ledger;
using Palier.App.Programmes;
using Palier.App.Statements;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Imports;

public sealed class RatesImports : IDisposable
{
    private const string Heading = "Date,USD,GBP,RUB,\n";

    private const string Programme = """
        programme: abroad
        title:     Abroad
        version:   1
        from:      2025-01-01
        published: 2024-12-01
        currency:  GBP
        time_zone: Europe/London
        answers: { counts_on: invoiced_on, converts_at: reference rate of the day, line_rounding: each line, value_at: start of period, returns: when returned, late_facts: adjust next, late_rules: adjust next, closes: 10 days after end of period, debts: earned back first, accrues: as earned, mergers: history stays }
        metrics: { revenue: { title: Revenue, ref: §1, sum: sale.net } }
        bonuses: { rebate: { title: Rebate, ref: §2, every: month, amount: [ { rate: 10%, of: revenue }, { round: { to: 0.01, half: up } } ] } }
        wallets: { cash: { title: Cash, ref: §3, pays: month } }
        """;

    private static readonly DateTime noon = new(2025, 5, 5, 12, 0, 0, DateTimeKind.Utc);
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-rates-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_10_the_real_file_comes_in_once_and_a_cell_without_a_rate_becomes_no_row(Engine engine)
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.Combine(Root.Folder, "..", "shared", "data"), "ecb", "eurofxref-hist.csv");
        Assert.SkipUnless(File.Exists(file), $"the real rates are not at {file}");
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        var cells = File.ReadLines(file).Skip(1).SelectMany(l => l.TrimEnd(',').Split(',').Skip(1)).ToList();

        var first = Take(database, file, new DateTime(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc));
        var again = Take(database, file, new DateTime(2026, 11, 2, 12, 0, 0, DateTimeKind.Utc));

        var days = File.ReadLines(file).Count() - 1;
        (first.Lines, first.Taken, again.Taken, again.Skipped).ShouldBe((days, days, 0, days));
        using var context = database.Context();
        context.ExchangeRates.Count().ShouldBe(cells.Count(c => c != "N/A"));
        context.ExchangeRates.AsEnumerable().Sum(r => decimal.Parse(r.PerEuro, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(cells.Where(c => c != "N/A").Sum(c => decimal.Parse(c, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_10_another_rate_for_a_known_day_is_refused_unless_it_corrects_and_what_was_known_before_stays(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = WithPartner(test);
        Take(database, Written("2025-04-17,1.25,0.80,N/A,\n"));
        var other = Written("2025-04-17,1.2500,0.81,N/A,\n2025-04-22,1.60,0.85,N/A,\n");

        var refused = ImportRates.Run(database, Request(other), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.NothingTaken>().Report;
        var corrected = ImportRates.Run(database, Request(other) with { Corrects = true, Now = noon.AddHours(1) }, TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;

        refused.Rejected.Select(r => $"{r.Line} {r.Place(Words.English)}: {r.Sentence(Words.English)}")
            .ShouldBe(["2 GBP: '0.81' differs from the rate 0.80 that is known for this day: take it in with --correct if it was published as a correction"]);
        (corrected.Taken, corrected.Changed, corrected.Skipped).ShouldBe((2, 1, 0));
        Pounds(FactLoading.Load(database)).ShouldBe(Rational.Of(81, 100));
        Pounds(FactLoading.Load(database, database.KnownAt(noon.AddMinutes(30)))).ShouldBe(Rational.Of(80, 100));
    }

    [Theory]
    [InlineData("2025-04-17,1.25,0,N/A,", "2 GBP: '0' is no rate: a figure above zero with a decimal point, or N/A where there is none")]
    [InlineData("2025-04-17,1.25,,N/A,", "2 GBP: '' is no rate: a figure above zero with a decimal point, or N/A where there is none")]
    [InlineData("2025-04-17,-1.25,1,N/A,", "2 USD: '-1.25' is no rate: a figure above zero with a decimal point, or N/A where there is none")]
    [InlineData("2025-04-17,1.25,1,n/a,", "2 RUB: 'n/a' is no rate: a figure above zero with a decimal point, or N/A where there is none")]
    [InlineData("2025-04-17,\"1,25\",1,N/A,", "2 USD: '1,25' is no rate: a figure above zero with a decimal point, or N/A where there is none")]
    [InlineData("2025-04-17,1.25,1,N/A,3", "2 5: '3' is no rate: a figure above zero with a decimal point, or N/A where there is none")]
    [InlineData("17/04/2025,1.25,1,N/A,", "2 Date: '17/04/2025' is no date of the form yyyy-MM-dd")]
    [InlineData("2025-05-06,1.25,1,N/A,", "2 Date: '2025-05-06' lies after the day of the import")]
    [InlineData("2025-04-17,1.25,1,N/A,\n2025-04-17,1.25,1,N/A,", "3 Date: '2025-04-17' stands in line 2 already")]
    [InlineData("2025-04-17,1.25,1,", "2 the line: the line has 4 fields, and the heading has 5")]
    [InlineData("2025-04-16,N/A,0.8,N/A,", "2 USD: the rate of this day is known as 1.5, and a published rate is not taken back")]
    public void A_wrong_cell_is_named_and_nothing_is_taken_in(string lines, string message)
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);
        Take(database, Written("2025-04-16,1.5,0.8,N/A,\n"));

        var outcome = ImportRates.Run(database, Request(Written(lines + "\n2025-04-15,1.4,0.8,N/A,\n")), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.NothingTaken>();

        outcome.Report.Rejected.Select(r => $"{r.Line} {r.Place(Words.English)}: {r.Sentence(Words.English)}").ShouldBe([message]);
        using var context = database.Context();
        context.ExchangeRates.Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("Day,USD\n2025-04-17,1.25\n", "the file does not begin with the column Date, so it is no file of reference rates of the ECB: it has Day, USD")]
    [InlineData("Date,USD,UDS,\n2025-04-17,1.25,1,\n", "line 1, column 3: 'UDS' is no currency of ISO 4217")]
    public void A_file_with_other_columns_is_refused(string text, string reason)
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var file = Path.Combine(_folder, "other.csv");
        File.WriteAllText(file, text);

        ImportRates.Run(Database.Open(test.ConnectionString), Request(file), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.FileRefused>().Sentence(Words.English).ShouldBe(reason);
    }

    [Fact]
    public void The_file_of_one_day_and_the_archive_are_read_like_the_file_of_all_days_and_older_days_can_be_left_out()
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);
        var archive = Path.Combine(_folder, "eurofxref.zip");
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("eurofxref.csv").Open();
            entry.Write(Encoding.ASCII.GetBytes("Date, USD, GBP, \n17 April 2025, 1.25, 0.80, \n"));
        }

        Take(database, archive).Taken.ShouldBe(1);
        var report = ImportRates.Run(database, Request(Written("2025-04-17,1.25,0.80,N/A,\n2025-04-16,1.2,0.9,N/A,\n")) with { Since = new DateOnly(2025, 4, 17) }, TestContext.Current.CancellationToken)
            .ShouldBeOfType<ImportOutcome.Done>().Report;

        (report.Taken, report.Skipped).ShouldBe((0, 2));
        using var context = database.Context();
        context.ExchangeRates.OrderBy(r => r.Sequence).Select(r => $"{r.Currency} {r.Day:yyyy-MM-dd} {r.PerEuro} {r.Source}").ShouldBe(["USD 2025-04-17 1.25 ECB", "GBP 2025-04-17 0.80 ECB"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_10_each_conversion_keeps_its_rate_day_and_source_in_the_stored_statement(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = WithPartner(test);
        Take(database, Written("2025-04-17,1.25,0.80,N/A,\n2025-04-22,1.60,0.85,100.5,\n"));
        Sell(database, "A,P1,100.01,USD,2025-04-20\nB,P1,10.00,GBP,2025-04-22\nC,P1,500.00,RUB,2025-04-22\n");
        var period = Period.Find("2025-04")!.Value;
        var day = new DateOnly(2025, 5, 10);
        var proposed = Propose.Run(database, "abroad", period, "ana", day, noon).ShouldBeOfType<ProposeOutcome.Proposed>();
        Post.Run(database, proposed.Number, "ana", day, noon).ShouldBeOfType<PostSettlementOutcome.Posted>();

        var number = IssueStatements.Run(database, new StatementsAsked("abroad", period, "P1", new Vendor("Maker", [], null)), "ana", day, noon)
            .ShouldBeOfType<IssueOutcome.Issued>().Statements.ShouldHaveSingleItem().Statement.Number;
        var opened = ReadStatements.Open(database, number).ShouldBeOfType<StatementOutcome.Opened>();

        // 100.01 USD x 0.80 / 1.25 = 64.0064; 500 RUB x 0.85 / 100.5 = 4.2288...: each rounded once.
        var statement = opened.Statement;
        statement.Bonuses.ShouldHaveSingleItem().Earned.ShouldBe(new Money(7_82, Currency.Of("GBP")));
        statement.Rates.Select(r => (r.Currency, r.Rate, r.Of, r.Source)).ShouldBe(
        [
            ("RUB", Rational.Of(85, 10_050), new DateOnly(2025, 4, 22), RateSource.Reference),
            ("USD", Rational.Of(80, 125), new DateOnly(2025, 4, 17), RateSource.Reference),
        ]);
        var text = PaperText.Of(StatementPaper.Of(statement, opened.Hash, Words.English));
        text.ShouldContain("reference rate of the European Central Bank of that day");
        Settle.Explain(database, "abroad", period, "P1").ShouldBeOfType<SettleOutcome.Settled>().Partners.Single().Earned.Single().Earned.Lines
            .SelectMany(All).Single(l => l["key"] is Arg.Word { Value: "A" }).With.ShouldContain(("rate_of", new Arg.Day(new DateOnly(2025, 4, 17))));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_10_a_line_in_a_currency_that_ended_refuses_the_figure_and_names_the_last_rate(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = WithPartner(test);
        Take(database, Written("2025-04-17,1.25,0.80,100.5,\n2025-04-22,1.60,0.85,N/A,\n"));
        Sell(database, "C,P1,500.00,RUB,2025-04-22\n");

        var earned = Settle.Run(database, "abroad", Period.Find("2025-04")!.Value).ShouldBeOfType<SettleOutcome.Settled>().Partners.Single().Earned.Single();

        var refused = earned.Refused.ShouldNotBeNull();
        new[] { refused }.SelectMany(All).Single(l => l.Kind == "rate_ended").With
            .ShouldBe([("currency", new Arg.Word("RUB")), ("rate_day", new Arg.Day(new DateOnly(2025, 4, 22))), ("last", new Arg.Day(new DateOnly(2025, 4, 17))), ("day", new Arg.Day(new DateOnly(2025, 4, 22))), ("line", new Arg.Word("C"))]);
    }

    private static IEnumerable<Reason> All(Reason line) => line.Below.SelectMany(All).Prepend(line);

    private static Rational? Pounds(IEnumerable<PartnerFacts> facts) => facts.Single().Common.Rates.Of(Currency.Eur, Currency.Of("GBP"), new DateOnly(2025, 4, 17))?.Value;

    private Database WithPartner(TestDatabase test)
    {
        var database = Database.Open(test.ConnectionString);
        Import(database, ImportOthers.Run, "import: partners\ncolumns: { id: id, name: name, kind: kind, country: country }", "id,name,kind,country\nP1,A,reseller,GB\n");
        PublishAbroad(database);
        return database;
    }

    private static void PublishAbroad(Database database)
    {
        var programme = ProgrammeText.Read(Programme).Value.ShouldNotBeNull();
        Publish.Run(database, programme.Name, programme.Version, programme.From, programme.Published, Encoding.UTF8.GetBytes(Programme), noon.AddHours(-1)).ShouldBeOfType<PublishOutcome.Published>();
        Enrol.Run(database, programme.Name, partner: null, asked: null, noon.AddHours(-1)).ShouldBeOfType<EnrolOutcome.Enrolled>();
    }

    private void Sell(Database database, string lines) => Import(
        database, ImportSales.Run, "import: sales\ncolumns: { key: key, partner: partner, net: net, currency: currency, invoiced_on: invoiced }", "key,partner,net,currency,invoiced\n" + lines);

    private void Import(Database database, Func<Database, ImportRequest, CancellationToken, ImportOutcome> use, string map, string csv)
    {
        var file = Path.Combine(_folder, "rows.csv");
        File.WriteAllText(file, csv);
        var mapping = MappingText.Read(map + "\ndates: yyyy-MM-dd\ndecimal mark: point").Value.ShouldNotBeNull();
        use(database, new ImportRequest { File = file, Mapping = mapping, Now = noon.AddHours(-1) }, TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>();
    }

    private string Written(string lines)
    {
        var file = Path.Combine(_folder, "eurofxref-hist.csv");
        File.WriteAllText(file, Heading + lines);
        return file;
    }

    private static RatesRequest Request(string file) => new() { File = file, Now = noon };

    private static ImportReport Take(Database database, string file, DateTime? now = null) =>
        ImportRates.Run(database, Request(file) with { Now = now ?? noon }, TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;
}
