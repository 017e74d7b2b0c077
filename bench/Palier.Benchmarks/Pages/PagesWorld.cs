using System.Collections.Immutable;
using System.Globalization;
using Palier.App.Ledger;
using Palier.App.Sample;
using Palier.App.Staff;
using Palier.App.Statements;
using Palier.Core.Acting;
using Palier.Core.Facts;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.Benchmarks.Pages;

/// <summary>A partner whose page is looked at, by somebody who works there.</summary>
internal sealed record Reader(string Partner, string Name, string Person, string Statement);

/// <summary>
/// The sample world in a file of its own, with its last quarter settled, posted and stated: 1,050 partners with people and certificates, and
/// three years of sales of very different number.
/// </summary>
internal sealed class PagesWorld : IDisposable
{
    public const string Manager = "Nora Lind";
    public const string Programme = "enterprise";

    private const int Readers = 50;

    private static readonly DateOnly lastMonth = new(2026, 10, 1);
    private static readonly DateOnly today = new(2026, 11, 1);
    private static readonly DateTime now = today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("palier-bench-").FullName;

    public PagesWorld()
    {
        var database = Database.Open(File);
        Installed = Expect<SampleOutcome.Installed>(InstallSample.Run(database, lastMonth, now));
        var statements = State(database);
        Partners = FactLoading.Partners(database);
        for (var i = 0; i < Readers; i++)
        {
            var partner = Partners[i * Partners.Length / Readers];
            var person = string.Create(CultureInfo.InvariantCulture, $"Reader {i + 1}");
            Expect<NameStaffOutcome.Named>(NameStaff.Add(database, person, partner.Id, [Role.Partner], lastMonth, "Mika Sato", now));
            People.Add(new Reader(partner.Id, partner.Name, person, statements[partner.Id]));
        }
    }

    public string File => Path.Combine(_folder, "palier.db");

    public SampleOutcome.Installed Installed { get; }

    /// <summary>Some partners, one after the other in the order of their numbers, which says nothing of their size.</summary>
    public List<Reader> People { get; } = [];

    public ImmutableArray<Partner> Partners { get; }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static Dictionary<string, string> State(Database database)
    {
        var quarter = Period.Find("2026-Q3")!.Value;
        var settled = Expect<ProposeOutcome.Proposed>(Propose.Run(database, Programme, quarter, Manager, today, now));
        Expect<PostSettlementOutcome.Posted>(Post.Run(database, settled.Number, "Tomas Weir", today, now, settled.Hash));
        var asked = new StatementsAsked(Programme, quarter, null, new Vendor("Meridian Systems", ["1 Harbour Street"], null));
        var issued = Expect<IssueOutcome.Issued>(IssueStatements.Run(database, asked, "Tomas Weir", today, now));
        return issued.Statements.ToDictionary(s => s.Statement.Partner.Id, s => s.Statement.Number, StringComparer.Ordinal);
    }

    private static T Expect<T>(object outcome)
        where T : class => outcome as T ?? throw new InvalidOperationException($"the world could not be made: {outcome}");
}
