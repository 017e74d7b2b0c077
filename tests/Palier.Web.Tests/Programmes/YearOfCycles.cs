using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Palier.App.Imports;
using Palier.App.Ledger;
using Palier.App.Programmes;
using Palier.App.Statements;
using Palier.Core.Definition;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Programmes;

/// <summary>
/// A year of real sales, lived through: each quarter's lines become known after it, and it is settled, posted, stated and closed ten
/// days after its end. Then a return and a price correction arrive late, and one quarter is opened again by two persons.
/// </summary>
public sealed class YearOfCycles : IDisposable
{
    public const string WithReturn = "AW00000697";
    public const string WithCorrection = "AW00000010";
    public const string WithNothing = "AW00000001";
    private static readonly Vendor vendor = new("Ridgeline Cycles", ["An invented maker of bicycles"], null);

    private const string LateMapping =
        """
        import: sales
        dates: yyyy-MM-dd
        decimal mark: point
        rounding: half up
        columns: { partner: reseller, key: line, net: net, currency: currency, sold_on: day, invoiced_on: day, area: area, type: type, corrects: corrects }
        """;

    private readonly TestDatabase _test = TestDatabase.Empty(Engine.Sqlite);
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-year-").FullName;
    private readonly Dictionary<(string Quarter, string Reseller), IssuedStatement> _issued = [];
    private readonly string[] _lines;
    private readonly string _head;

    public YearOfCycles()
    {
        var data = Path.Combine(Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.Combine(Root.Folder, "..", "shared", "data"), "adventureworks", "sales_lines.csv");
        IsThere = File.Exists(data);
        Database = Database.Open(_test.ConnectionString, Path.Combine(_folder, "anchor"));
        var all = IsThere ? File.ReadAllLines(data) : [""];
        (_head, _lines) = (all[0], [.. all.Skip(1).Where(IsTaken)]);
        if (IsThere)
        {
            Live();
        }
    }

    /// <summary>Whether the real sales are at hand.</summary>
    public bool IsThere { get; }

    public Database Database { get; }

    /// <summary>Statements as they were issued at the end of each quarter, by quarter and reseller.</summary>
    public IReadOnlyDictionary<(string Quarter, string Reseller), IssuedStatement> Issued => _issued;

    /// <summary>The statement of the quarter that was opened again, issued anew.</summary>
    public IssuedStatement? Corrected { get; private set; }

    /// <summary>How the year went on at the bank.</summary>
    internal YearPaid Paid { get; private set; } = null!;

    public void Dispose()
    {
        _test.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // A tenth of the resellers and those that are looked at; all of them with the full counts.
    private static bool IsTaken(string line) => Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full"
        || line[..10] is WithReturn or WithCorrection or WithNothing || line[9] == '7';

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime At(string day) => Day(day).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);

    private static Period Quarter(string name) => Period.Find(name)!.Value;

    private void Live()
    {
        var text = File.ReadAllBytes(Path.Combine(Root.Folder, "programmes", "cycles", "programme.yaml"));
        var programme = ProgrammeText.Read(Encoding.UTF8.GetString(text)).Value!;
        Publish.Run(Database, programme.Name, programme.Version, programme.From, programme.Published, text, At("2010-11-15")).ShouldBeOfType<PublishOutcome.Published>();
        Through("2012-Q4", "", "2013-01-01", "2013-01-05", "2013-01-11");
        Through("2013-Q1", "2013-01-01", "2013-04-01", "2013-04-05", "2013-04-11");
        Through("2013-Q2", "2013-04-01", "2013-07-01", "2013-07-05", "2013-07-11");
        Through("2013-Q3", "2013-07-01", "2013-10-01", "2013-10-05", "2013-10-11");
        Late();
        OpenAgain();
        Through("2013-Q4", "2013-10-01", "9", "2014-01-05", "2014-01-11");
        Paid = new YearPaid(Database);
        Paid.Live(_issued[("2013-Q4", WithReturn)], _issued[("2013-Q4", WithCorrection)]);
    }

    private void Through(string quarter, string from, string until, string known, string on)
    {
        var file = Path.Combine(_folder, quarter + ".csv");
        File.WriteAllLines(file, [_head, .. _lines.Where(l => Dated(l) is var d && string.CompareOrdinal(d, from) >= 0 && string.CompareOrdinal(d, until) < 0)]);
        var mapping = File.ReadAllText(Path.Combine(Root.Folder, "programmes", "cycles", "sales.mapping.yaml"));
        Import(file, mapping, known);
        Enrol.Run(Database, "cycles", null, null, At(known)).ShouldBeOfType<EnrolOutcome.Enrolled>();
        Settle(quarter, on);
        foreach (var one in Issue(quarter, on))
        {
            _issued[(quarter, one.Statement.Partner.Id)] = one;
        }

        Close.Run(Database, "cycles", Quarter(quarter), "Ben", Day(on), At(on)).ShouldBeOfType<CloseOutcome.Closed>();

        static string Dated(string line) => Regex.Match(line, ",(?<day>20[0-9]{2}-[0-9]{2}-[0-9]{2}),", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["day"].Value;
    }

    // What was bought in January comes back at the end of March, and a price of May was wrong; both become known in October.
    private void Late()
    {
        var (bought, priced) = (Largest(WithReturn, "2013-01"), Largest(WithCorrection, "2013-05"));
        var file = Path.Combine(_folder, "late.csv");
        File.WriteAllLines(file,
        [
            "reseller,line,day,net,currency,area,type,corrects",
            $"{WithReturn},LATE-1,2013-03-28,-{bought.Net},{bought.Currency},bikes,return,{bought.Key}",
            $"{WithCorrection},LATE-2,{priced.Day},-{(decimal.Parse(priced.Net, CultureInfo.InvariantCulture) / 10m).ToString("0.0000", CultureInfo.InvariantCulture)},{priced.Currency},bikes,correction,{priced.Key}",
        ]);
        Import(file, LateMapping, "2013-10-20");
    }

    private (string Key, string Day, string Net, string Currency) Largest(string reseller, string month)
    {
        using var context = Database.Context();
        var line = context.SalesLines.Where(l => l.Partner == reseller).AsEnumerable().Select(RowMapping.Fact)
            .Where(l => l.SoldOn!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture) == month && l.Area == "bikes").MaxBy(l => l.Net.TenThousandths)
            ?? throw new InvalidOperationException($"{reseller} bought no bicycle in {month}");
        return (line.Key, line.SoldOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (line.Net.TenThousandths / 10_000m).ToString("0.0000", CultureInfo.InvariantCulture), line.Net.Currency.Code);
    }

    private void OpenAgain()
    {
        var (quarter, on) = (Quarter("2013-Q2"), Day("2013-10-21"));
        var asked = Reopen.Ask(Database, "cycles", quarter, "A price was wrong", "Ben", on, At("2013-10-21")).ShouldBeOfType<ReopenOutcome.Asked>();
        Reopen.Confirm(Database, asked.Number, "Ben", on, At("2013-10-21")).ShouldBeOfType<ReopenOutcome.NotApproved>().Why.ShouldBeOfType<Core.Acting.Approval.SamePerson>();
        Reopen.Confirm(Database, asked.Number, "Cleo", on, At("2013-10-21")).ShouldBeOfType<ReopenOutcome.Opened>();
        Settle("2013-Q2", "2013-10-21");
        Corrected = Issue("2013-Q2", "2013-10-21").Single(s => s.Statement.Partner.Id == WithCorrection);
        Close.Run(Database, "cycles", quarter, "Ben", on, At("2013-10-21")).ShouldBeOfType<CloseOutcome.Closed>();
    }

    private void Import(string file, string mapping, string known) =>
        ImportSales.Run(Database, new ImportRequest { File = file, Mapping = MappingText.Read(mapping).Value.ShouldNotBeNull(), Now = At(known) }, CancellationToken.None).ShouldBeOfType<ImportOutcome.Done>();

    private void Settle(string quarter, string on)
    {
        var proposed = Propose.Run(Database, "cycles", Quarter(quarter), "Ana", Day(on), At(on)).ShouldBeOfType<ProposeOutcome.Proposed>();
        Post.Run(Database, proposed.Number, "Ben", Day(on), At(on)).ShouldBeOfType<PostSettlementOutcome.Posted>();
    }

    private IEnumerable<IssuedStatement> Issue(string quarter, string on) => new[] { WithReturn, WithCorrection, WithNothing }.SelectMany(reseller =>
        IssueStatements.Run(Database, new StatementsAsked("cycles", Quarter(quarter), reseller, vendor), "Ben", Day(on), At(on)).ShouldBeOfType<IssueOutcome.Issued>().Statements);
}
