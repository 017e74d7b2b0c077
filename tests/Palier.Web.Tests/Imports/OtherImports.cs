using Palier.App.Imports;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Imports;

public sealed class OtherImports : IDisposable
{
    private const string Partners = "import: partners\ncolumns: { id: id, name: name, kind: kind, country: country, parent: parent }";
    private const string WithVat = "import: partners\ncolumns: { id: id, name: name, kind: kind, country: country, vat: vat }";
    private const string People = "import: people\ncolumns: { id: id, name: name, partner: partner, from: from, until: until, certificate: certificate, passed_on: passed }";
    private const string Invoices = "import: invoices\ncolumns: { id: id, partner: partner, open: open, currency: currency, due_on: due, paid_on: paid }";
    private const string Facts = "import: facts\ncolumns: { partner: partner, what: what, value: value, from: from, until: until, by: by }";

    private static readonly DateTime noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Other_content_of_a_known_id_counts_from_now_on_and_the_past_stays(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = WithPartner(test);
        Take(database, Invoices, "id,partner,open,currency,due,paid\nB1,P1,10.5,EUR,2026-01-01,\n", noon);

        var report = Take(database, Invoices, "id,partner,open,currency,due,paid\nB1,P1,10.5,EUR,2026-01-01,2026-02-01\nB2,P1,1,EUR,2026-01-01,\n", noon.AddHours(1));

        (report.Taken, report.Changed, report.Skipped).ShouldBe((2, 1, 0));
        FactLoading.Load(database).Single().Invoices.Single(i => i.Id == "B1").PaidOn.ShouldBe(new DateOnly(2026, 2, 1));
        FactLoading.Load(database, database.KnownAt(noon.AddMinutes(30))).Single().Invoices.Single().PaidOn.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_record_of_imports_says_what_was_taken_in(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = WithPartner(test);

        using var context = database.Context();
        var row = context.Imports.ShouldHaveSingleItem();
        (row.Kind, row.FileName, row.Mapping, row.Lines, row.Taken, row.Rejected).ShouldBe(("partners", "rows.csv", "map", 1, 1, 0));
        row.Hash.ShouldMatch("^[0-9a-f]{64}$");
    }

    [Theory]
    [InlineData(Partners, "id,name,kind,country,parent\nP2,B,reseller,Belgium,", "2 country: 'Belgium' is no country code of two capital letters")]
    [InlineData(Partners, "id,name,kind,country,parent\nP2,,reseller,BE,", "2 name: name is empty, and it must be given")]
    [InlineData(Partners, "id,name,kind,country,parent\nP2,B,reseller,BE,\nP2,C,reseller,BE,", "3 id: 'P2' stands in line 2 already")]
    [InlineData(WithVat, "id,name,kind,country,vat\nP2,B,reseller,BE,BE0428759497\nP3,C,reseller,BE,BE0428759498", "3 vat: 'BE0428759498' is no VAT number. The check digit of the VAT number of BE does not fit: a character is wrong, or two changed places.")]
    [InlineData(People, "id,name,partner,from,until,certificate,passed\nN1,Ana,P9,2026-01-01,,,", "2 partner: the partner 'P9' is not known: import it first, or say 'unknown partner: create' in the mapping")]
    [InlineData(People, "id,name,partner,from,until,certificate,passed\nN1,Ana,P1,,,,", "2 from: from is empty, and it must be given")]
    [InlineData(People, "id,name,partner,from,until,certificate,passed\nN1,Ana,P1,2026-01-01,2026-01-01,,", "2 until: '2026-01-01' is not after 2026-01-01")]
    [InlineData(People, "id,name,partner,from,until,certificate,passed\nN1,Ana,,,,sales,", "2 passed: passed is empty, and it must be given")]
    [InlineData(Invoices, "id,partner,open,currency,due,paid\nB1,P1,ten,EUR,2026-01-01,", "2 open: 'ten' is no amount with a decimal point")]
    [InlineData(Invoices, "id,partner,open,currency,due,paid\nB1,P1,10,XYZ,2026-01-01,", "2 currency: 'XYZ' is no currency of ISO 4217")]
    [InlineData(Invoices, "id,partner,open,currency,due,paid\nB1,P1,10,EUR,1 May,", "2 due: '1 May' is no date of the form yyyy-MM-dd")]
    [InlineData(Facts, "partner,what,value,from,until,by\nP9,invitation,,2026-01-01,,office", "2 partner: the partner 'P9' is not known: import it first, or say 'unknown partner: create' in the mapping")]
    [InlineData(Facts, "partner,what,value,from,until,by\nP1,invitation,,2026-01-01,,", "2 by: by is empty, and it must be given")]
    [InlineData(Facts, "partner,what,value,from,until,by\nP1,invitation,,2026-01-01,,office\nP1,invitation,no,2026-01-01,,office", "3 what: 'invitation' stands in line 2 already")]
    public void A_wrong_line_is_listed_and_nothing_is_taken_in(string map, string csv, string message)
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var database = WithPartner(test);

        var outcome = ImportOthers.Run(database, Request(map, csv + "\n", noon), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.NothingTaken>();

        outcome.Report.Rejected.Select(r => $"{r.Line} {r.Column}: {r.Sentence(Words.English)}").ShouldBe([message]);
        var facts = FactLoading.Load(database).Single();
        (facts.Partner.Name, facts.People.Length, facts.Invoices.Length, facts.Asserted.Length).ShouldBe(("A", 0, 0, 0));
    }

    private Database WithPartner(TestDatabase test)
    {
        var database = Database.Open(test.ConnectionString);
        Take(database, Partners, "id,name,kind,country,parent\nP1,A,reseller,BE,\n", noon).Taken.ShouldBe(1);
        return database;
    }

    private ImportReport Take(Database database, string map, string csv, DateTime now) =>
        ImportOthers.Run(database, Request(map, csv, now), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>().Report;

    private ImportRequest Request(string map, string csv, DateTime now)
    {
        var file = Path.Combine(_folder, "rows.csv");
        File.WriteAllText(file, csv);
        return new ImportRequest { File = file, Mapping = MappingText.Read(map + "\ndates: yyyy-MM-dd\ndecimal mark: point").Value.ShouldNotBeNull(), MappingName = "map", Now = now };
    }
}
