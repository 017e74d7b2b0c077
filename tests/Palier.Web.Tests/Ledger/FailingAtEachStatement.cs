using Microsoft.EntityFrameworkCore;
using Palier.App.Imports;
using Palier.App.Ledger;
using Palier.App.Statements;
using Palier.App.Verification;
using Palier.Core.Statements;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Ledger;

/// <summary>Each use case is made to fail at its first statement, its second, and so on to its last: nothing is half done, and then it succeeds.</summary>
public sealed class FailingAtEachStatement : IDisposable
{
    private const string Mapping =
        """
        import: sales
        dates: yyyy-MM-dd
        decimal mark: point
        columns: { partner: Partner, key: Line, net: Net, currency: Currency, invoiced_on: Invoiced }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("palier-failing-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_15_a_failure_at_any_statement_leaves_nothing_half_done_and_the_same_again_succeeds(Engine engine)
    {
        using var place = new MoneyPlace(engine, "reopened");
        place.Sale("2025-01-10", 1_000_00);
        var file = Path.Combine(_folder, "sales.csv");
        File.WriteAllText(file, "Partner,Line,Net,Currency,Invoiced\nP1,A1,200.00,EUR,2025-01-20\nP1,A2,300.00,EUR,2025-01-21\n");
        var request = new ImportRequest { File = file, Mapping = MappingText.Read(Mapping).Value!, MappingName = "m", Now = At("2025-02-13") };

        Survives(place, "import", d => ImportSales.Run(d, request, CancellationToken.None), o => o is ImportOutcome.Done);
        Survives(place, "settle", d => Propose.Run(d, "reopened", Of("2025-01"), "ana", Day("2025-02-14"), At("2025-02-14")), o => o is ProposeOutcome.Proposed);
        Survives(place, "post", d => Post.Run(d, 1, "ben", Day("2025-02-14"), At("2025-02-14")), o => o is PostSettlementOutcome.Posted);
        Survives(place, "close", d => Close.Run(d, "reopened", Of("2025-01"), "ana", Day("2025-02-14"), At("2025-02-14")), o => o is CloseOutcome.Closed);
        Survives(place, "ask to reopen", d => Reopen.Ask(d, "reopened", Of("2025-01"), "late", "ana", Day("2025-02-15"), At("2025-02-15")), o => o is ReopenOutcome.Asked);
        Survives(place, "reopen", d => Reopen.Confirm(d, 1, "ben", Day("2025-02-15"), At("2025-02-15")), o => o is ReopenOutcome.Opened);
        Survives(place, "adjust", d => Adjust.Run(d, new AdjustmentAsked("reopened", "P1", "cash", 5m, "goodwill"), "ana", Day("2025-02-16"), At("2025-02-16")), o => o is AdjustOutcome.Proposed);
        Survives(place, "approve", d => DecideAdjustment.Run(d, 1, true, "ben", Day("2025-02-16"), At("2025-02-16")), o => o is AdjustOutcome.Posted);
        Survives(place, "issue statements", d => IssueStatements.Run(d, new StatementsAsked("reopened", Of("2025-01"), null, new Vendor("Meridian Systems", [], null)), "ana", Day("2025-02-16"), At("2025-02-16")), o => o is IssueOutcome.Issued);

        Verify.Run(place.Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
        place.Lines().ShouldBe(["2025-02-14 vendor:rebate -> P1:cash 75.00 EUR", "2025-02-16 vendor:adjustments -> P1:cash 5.00 EUR"]);
    }

    internal static void Survives<T>(MoneyPlace place, string what, Func<Database, T> use, Func<T, bool> isDone)
    {
        var before = Counts(place);
        for (var n = 1; ; n++)
        {
            n.ShouldBeLessThan(500, what);
            var sent = 0;
            try
            {
                var outcome = use(place.Database.Telling(_ =>
                {
                    if (++sent == n)
                    {
                        throw new BrokenAt(n);
                    }
                }));
                sent.ShouldBeLessThan(n, $"{what}: a failure was swallowed");
                isDone(outcome).ShouldBeTrue($"{what}: {outcome}");
                n.ShouldBeGreaterThan(3, $"{what} sends statements that can fail");
                place.BalancesAreTheSum();
                Counts(place).ShouldNotBe(before, what);
                return;
            }
            catch (BrokenAt broken)
            {
                broken.Statement.ShouldBe(n);
                Counts(place).ShouldBe(before, $"{what} broken at statement {n} left something behind");
            }
        }
    }

    /// <summary>How many rows each table has.</summary>
    internal static string Counts(MoneyPlace place)
    {
        using var context = place.Database.Context();
        context.Database.OpenConnection();
        return string.Join(", ", context.Model.GetEntityTypes().Select(t => t.GetTableName()!).Order(StringComparer.Ordinal)
            .Select(t => $"{t} {Count(context, t)}"));
    }

    private static int Count(PalierContext context, string table)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed class BrokenAt(int statement) : Exception($"broken at statement {statement}")
    {
        public int Statement { get; } = statement;
    }
}
