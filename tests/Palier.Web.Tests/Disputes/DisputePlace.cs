using Palier.App.Disputes;
using Palier.App.Ledger;
using Palier.App.Staff;
using Palier.App.Statements;
using Palier.App.Verification;
using Palier.Core.Acting;
using Palier.Core.Statements;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Disputes;

/// <summary>January of two partners, settled, posted and stated on 5 February 2025, and the people of the vendor and of the partners.</summary>
internal sealed class DisputePlace : IDisposable
{
    public DisputePlace(Engine engine)
    {
        Place = new MoneyPlace(engine, "disputes", ["P1", "P2"]);
        Name("mika", null, Role.Operator);
        Name("ana", null, Role.ProgrammeManager, Role.Finance);
        Name("ben", null, Role.Finance);
        Name("cleo", null, Role.Compliance);
        Name("Ben at the bank", "ben", Role.Finance);
        NameStaff.Add(Place.Database, "pia", "P1", [Role.Partner], Day("2024-12-01"), "mika", At("2024-12-01")).ShouldBeOfType<NameStaffOutcome.Named>();
        NameStaff.Add(Place.Database, "paul", "P2", [Role.Partner], Day("2024-12-01"), "mika", At("2024-12-01")).ShouldBeOfType<NameStaffOutcome.Named>();
        Place.Sale("2025-01-10", 1_000_00);
        Place.Sale("2025-01-11", 2_000_00, partner: "P2");
        Place.SettleAndPost("2025-01", "2025-02-05");
        Issue("2025-01", "2025-02-05");
    }

    public MoneyPlace Place { get; }

    public Database Database => Place.Database;

    public string Statement => ReadStatements.List(Database, "P1")[^1].Of;

    public DisputeOutcome Raise(string line, string on, string by = "pia", decimal? amount = null, string reason = "Order 17 is missing", string? statement = null) =>
        RaiseDispute.Run(Database, new DisputeAsked(statement ?? Statement, line, reason, amount), by, Day(on), At(on));

    public int Raised(string line, string on) => Raise(line, on).ShouldBeOfType<DisputeOutcome.Raised>().Number;

    public AnswerOutcome Answer(int number, string on, decimal? amount = null, string by = "ana", string reason = "We looked at it") =>
        AnswerDispute.Run(Database, number, amount, reason, by, Day(on), At(on));

    public AdjustOutcome Decide(int adjustment, string on, bool approve = true, string by = "ben", string? shown = null) =>
        DecideAdjustment.Run(Database, adjustment, approve, by, Day(on), At(on), shown);

    public IssueOutcome.Issued Issue(string period, string on) =>
        IssueStatements.Run(Database, new StatementsAsked(Place.Programme, Of(period), null, new Vendor("Meridian Systems", [], null)), "ana", Day(on), At(on)).ShouldBeOfType<IssueOutcome.Issued>();

    /// <summary>Keeps the books of January on to a day, where there is anything to post.</summary>
    public void KeepTo(string on)
    {
        if (Place.Settle("2025-01", on) is ProposeOutcome.Proposed proposed)
        {
            Place.PostIt(proposed, on).ShouldBeOfType<PostSettlementOutcome.Posted>();
        }
    }

    public void IsClean() => Verify.Run(Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();

    public void Dispose() => Place.Dispose();

    private void Name(string name, string? sameAs, params Role[] roles) =>
        NameStaff.Add(Place.Database, name, null, [.. roles], Day("2024-12-01"), "mika", At("2024-12-01"), sameAs).ShouldBeOfType<NameStaffOutcome.Named>();
}
