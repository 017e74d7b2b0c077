using System.Diagnostics;
using System.Text;
using Palier.App.Accruing;
using Palier.App.Exports;
using Palier.App.Ledger;
using Palier.App.Statements;
using Palier.Core.Ledger;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Exports;

namespace Palier.Web.Tests.Programmes;

/// <summary>Real sales settled, posted, stated and exported: three years of a bicycle maker, closed on one day.</summary>
public sealed class CyclesInTheBooks : IDisposable
{
    private static readonly DateTime Known = new(2013, 10, 5, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Day = new(2013, 10, 10);
    private static readonly Period Quarter = Period.Find("2013-Q3")!.Value;
    private static readonly Vendor Vendor = new("Ridgeline Cycles", ["An invented maker of bicycles"], null);
    private readonly TestDatabase _test = TestDatabase.Empty(Engine.Sqlite);
    private readonly TestDatabase _other = TestDatabase.Empty(Engine.Sqlite);

    public void Dispose()
    {
        _test.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task P_04_hledger_agrees_with_every_balance_of_the_books()
    {
        var (movements, balances) = await Hledger.Agrees(Posted(_test, null));

        movements.ShouldBeGreaterThan(1_000);
        balances.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task P_08_statements_have_the_same_bytes_under_every_culture_zone_number_of_threads_and_order_of_import()
    {
        var database = Posted(_test, null);
        var issued = Issue(database);
        issued.Statements.Length.ShouldBe(701);
        issued.Statements.ShouldAllBe(s => s.IsNew);

        foreach (var (culture, zone, threads) in new[] { ("en", "UTC", 1), ("de_DE", "Pacific/Apia", 8), ("tr_TR", "UTC", 8), ("ar_SA", "Pacific/Apia", 1) })
        {
            // A statement whose bytes were others would be issued anew, as a correction.
            (await Palier(culture, zone, threads, "statement", "issue", "cycles", "--period", "2013-Q3", "--partner", "AW00000010", "--as", "clerk", "--on", "2013-10-11", "--db", _test.ConnectionString))
                .ShouldContain("0 issued, 1 were issued before and are the same");
        }

        var shuffled = Issue(Posted(_other, 4711));
        shuffled.Statements.Select(s => (s.Statement.Partner.Id, s.Hash)).ShouldBe(issued.Statements.Select(s => (s.Statement.Partner.Id, s.Hash)));
    }

    [Fact]
    public void A_statement_adds_up_to_what_was_posted_and_is_issued_once()
    {
        var database = Posted(_test, null);
        var one = IssueStatements.Run(database, new StatementsAsked("cycles", Quarter, "AW00000010", Vendor), "clerk", Day, Known).ShouldBeOfType<IssueOutcome.Issued>().Statements.ShouldHaveSingleItem();
        var again = Issue(database).Statements.Single(s => s.Statement.Partner.Id == "AW00000010");

        (again.IsNew, again.Hash).ShouldBe((false, one.Hash));
        one.Statement.Bonuses.Select(b => b.Earned.ToString()).ShouldBe(["1137.09 USD", "633.93 USD"]);
        var cash = one.Statement.Accounts.Single(a => a.Name == "cash");
        cash.Movements.Where(m => m.Purpose == Purpose.Earned && m.Period == Quarter).Sum(m => m.Amount.Minor).ShouldBe(1_771_02);
        ReadStatements.Open(database, one.Statement.Number).ShouldBeOfType<StatementOutcome.Opened>().Hash.ShouldBe(one.Hash);
        ReadStatements.Open(database, "S-2012-000001").ShouldBeOfType<StatementOutcome.NoSuchStatement>();
        IssueStatements.Run(database, new StatementsAsked("cycles", Period.Find("2013-Q4")!.Value, null, Vendor), "clerk", Day, Known).ShouldBeOfType<IssueOutcome.NotSettled>();
    }

    [Fact]
    public void Accruals_of_an_open_quarter_state_what_is_earned_what_belongs_to_the_day_and_what_is_expected()
    {
        var database = CyclesData.Fill(_test.ConnectionString, Known);
        var accruals = EstimateAccruals.Run(database, "cycles", new DateOnly(2013, 8, 31)).ShouldBeOfType<AccrualsOutcome.Estimated>();

        accruals.Lines.Length.ShouldBe(2 * 701);
        var levels = AccrualFiles.ByLevel(accruals).Where(l => l.Bonus.Name == "volume_bonus").ToList();
        levels.Select(l => l.Level!.Name).ShouldBe(["dealer", "bronze", "silver", "gold"]);
        levels.Sum(l => l.Expected.Minor).ShouldBeGreaterThan(levels.Sum(l => l.ToDate.Minor), "a month of the quarter is still to come");
        levels.Sum(l => l.Accrued.Minor).ShouldBe(accruals.Lines.Where(l => l.Bonus.Name == "volume_bonus").Sum(l => l.Estimate.Amount.Minor));
        Encoding.UTF8.GetString(AccrualFiles.Of(accruals, ExportForm.Hledger)).ShouldContain("method: expected value");
    }

    private static IssueOutcome.Issued Issue(Database database) =>
        IssueStatements.Run(database, new StatementsAsked("cycles", Quarter, null, Vendor), "clerk", Day, Known).ShouldBeOfType<IssueOutcome.Issued>();

    private static Database Posted(TestDatabase test, int? seed)
    {
        var database = CyclesData.Fill(test.ConnectionString, Known, seed);
        var proposed = Propose.Run(database, "cycles", Quarter, "clerk", Day, Known).ShouldBeOfType<ProposeOutcome.Proposed>();
        Post.Run(database, proposed.Number, "clerk", Day, Known).ShouldBeOfType<PostSettlementOutcome.Posted>();
        return database;
    }

    private static async Task<string> Palier(string culture, string zone, int threads, params string[] args)
    {
        var (ending, output) = await Run(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "palier.dll"), .. args])
        {
            Environment = { ["LC_ALL"] = $"{culture}.UTF-8", ["TZ"] = zone, ["DOTNET_PROCESSOR_COUNT"] = threads.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        });
        ending.ShouldBe(0, output);
        return output;
    }

    private static async Task<(int Ending, string Output)> Run(ProcessStartInfo start)
    {
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
    }
}
