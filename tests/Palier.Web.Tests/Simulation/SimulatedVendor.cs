using System.Text;
using Palier.App.Ledger;
using Palier.App.Programmes;
using Palier.App.Staff;
using Palier.App.Statements;
using Palier.Core.Acting;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Audit;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Simulation;

/// <summary>
/// A vendor with twenty partners and five staff, whose days are made from a seed: what happens next, who does it and when is drawn,
/// and everything is done by the use cases that the verbs and pages call.
/// </summary>
internal sealed class SimulatedVendor : IDisposable
{
    private const int Partners = 20;
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly Vendor Vendor = new("Meridian Systems", ["An invented vendor"], null);
    private static readonly (string Name, Role[] Roles)[] Staff =
    [
        ("Ana", [Role.Operator]), ("Ben", [Role.Finance]), ("Cleo", [Role.Finance, Role.Compliance]), ("Dan", [Role.ProgrammeManager]), ("Eve", [Role.Auditor]),
    ];

    private readonly TestDatabase _place;
    private readonly Random _dice;
    private readonly string _late;
    private readonly List<(string Partner, string Key, long Cents, DateOnly On)> _sales = [];
    private readonly List<(int Number, int Movements)> _proposals = [];
    private readonly List<(int Number, string By)> _adjustments = [];
    private readonly List<(int Number, string By)> _reopenings = [];
    private readonly List<int> _holds = [];
    private readonly List<Period> _closed = [];
    private Period? _settled;
    private DateTime _now = First.ToDateTime(new TimeOnly(6, 0), DateTimeKind.Utc);
    private int _version = 1;
    private int _line;

    public SimulatedVendor(Engine engine, int seed)
    {
        _dice = new Random(seed);
        _late = seed % 2 == 0 ? "adjust next" : "reopen";
        _place = TestDatabase.CopyOf("empty and migrated", engine, c => Database.Open(c));
        Database = Database.Open(_place.ConnectionString, Path.Combine(Directory.CreateTempSubdirectory("palier-simulation-").FullName, "anchor"));
        foreach (var (name, roles) in Staff)
        {
            NameStaff.Add(Database, name, null, [.. roles], First, Staff[0].Name, Tick()).ShouldBeOfType<NameStaffOutcome.Named>();
        }

        PublishVersion(First, First.AddMonths(-2), 300);
        using var saving = Database.Begin(Tick(), "partners");
        for (var i = 1; i <= Partners; i++)
        {
            saving.Add([new Partner { Id = $"P{i:00}", Name = $"Partner {i}", Country = "BE", Kind = "reseller" }]);
            saving.Add([new Enrolment { Partner = $"P{i:00}", Programme = SimulatedProgramme.Name, AcceptedOn = First, From = First }]);
        }

        saving.Commit(new AuditNote(Staff[0].Name, "enrol", "partners"));
    }

    public Database Database { get; }

    public DateOnly Today => DateOnly.FromDateTime(_now);

    /// <summary>What was done and what came of it, step by step: the end of it stands in the message of a failure.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Statements as they were issued, by number.</summary>
    public Dictionary<string, string> Issued { get; } = [];

    /// <summary>The settlement that the last step posted, after which what is earned is posted for every period that is open; null after any other step.</summary>
    public int? JustPosted { get; private set; }

    /// <summary>How often each outcome came.</summary>
    public SortedDictionary<string, int> Outcomes { get; } = new(StringComparer.Ordinal);

    public void Dispose()
    {
        Directory.Delete(Path.GetDirectoryName(Database.Anchor!)!, recursive: true);
        _place.Dispose();
    }

    /// <summary>Does the next thing.</summary>
    public void Step()
    {
        JustPosted = null;
        (int Weight, Func<object> Do)[] all =
        [
            (28, Sell), (10, Return), (5, Correct), (14, NextDays), (3, Leave), (3, PublishNext),
            (12, Settle), (9, PostProposal), (1, WithdrawProposal), (4, ClosePeriod), (3, AskToReopen), (3, ConfirmReopening),
            (3, HoldSomebody), (3, ReleaseSomebody), (4, ProposeAdjustment), (4, Reverse), (4, DecideOnAdjustment), (3, IssueTheStatements), (1, Rebuild),
        ];
        var drawn = _dice.Next(all.Sum(a => a.Weight));
        var next = all.First(a => (drawn -= a.Weight) < 0);
        var outcome = next.Do();
        var kind = $"{next.Do.Method.Name}: {outcome.GetType().Name}";
        Outcomes[kind] = Outcomes.GetValueOrDefault(kind) + 1;
        Done.Add($"{Today:yyyy-MM-dd} {next.Do.Method.Name} -> {outcome}");
    }

    private DateTime Tick() => _now = _now.AddSeconds(1);

    private T Any<T>(IReadOnlyList<T> of) => of[_dice.Next(of.Count)];

    private string SomePartner() => $"P{_dice.Next(1, Partners + 1):00}";

    // Now and then somebody tries what is not theirs to do; a verb would stop there.
    private object As(Act act, Func<string, object> use)
    {
        var who = Any(_dice.Next(5) == 0 ? Staff : [.. Staff.Where(s => Rights.Allows(s.Roles, act))]).Name;
        return WhoActs.Of(Database, who, act, Today, "nobody") is WhoActsOutcome.May may ? use(may.Name) : new NotAllowed(who, act);
    }

    private Period SomePeriod()
    {
        var month = new DateOnly(Today.Year, Today.Month, 1).AddMonths(-_dice.Next(1, 4));
        var quarter = month.AddMonths(-((month.Month - 1) % 3));
        return _dice.Next(4) == 0 ? new Period(quarter, quarter.AddMonths(3)) : new Period(month, month.AddMonths(1));
    }

    private void Add(SalesLine line, string what)
    {
        using var saving = Database.Begin(Tick(), what);
        saving.Add([line]);
        saving.Commit(new AuditNote(Staff[0].Name, "import", line.Key));
    }

    // Some are known weeks later than they were invoiced.
    private Added Sell()
    {
        var (partner, cents) = (SomePartner(), (long)_dice.Next(1, 300_000));
        var on = Today.AddDays(-(_dice.Next(4) == 0 ? _dice.Next(5, 70) : _dice.Next(0, 3)));
        on = on < First ? First : on;
        var key = $"S{++_line}";
        Add(new SalesLine { Partner = partner, Key = key, Net = new LineAmount(cents * 100, Currency.Eur), InvoicedOn = on }, "sell");
        _sales.Add((partner, key, cents, on));
        return new Added(partner, key, cents, on);
    }

    private object Return() => Against(LineType.Return, (cents, dice) => dice.Next(3) == 0 ? -cents : -Math.Max(1, cents / 2));

    private object Correct() => Against(LineType.Correction, (cents, dice) => dice.Next(2) == 0 ? -Math.Max(1, cents / 10) : Math.Max(1, cents / 8));

    private object Against(LineType type, Func<long, Random, long> amount)
    {
        if (_sales.Count == 0)
        {
            return new NothingThere();
        }

        var sale = Any(_sales);
        _sales.Remove(sale);
        var (key, cents) = ($"S{++_line}", amount(sale.Cents, _dice));
        var line = new SalesLine { Partner = sale.Partner, Key = key, Type = type, Corrects = sale.Key, Net = new LineAmount(cents * 100, Currency.Eur), InvoicedOn = type == LineType.Return ? Today : sale.On };
        Add(line, "return or correct");
        return new Added(sale.Partner, key, cents, line.InvoicedOn!.Value);
    }

    private Later NextDays()
    {
        _now = Today.AddDays(_dice.Next(1, 7)).ToDateTime(new TimeOnly(6, 0), DateTimeKind.Utc);
        return new Later(Today);
    }

    private Taking Leave()
    {
        var partner = SomePartner();
        using var saving = Database.Begin(Tick(), "leave or come back");
        var until = _dice.Next(3) == 0 ? Today.AddDays(_dice.Next(0, 20)) : (DateOnly?)null;
        saving.Add([new Enrolment { Partner = partner, Programme = SimulatedProgramme.Name, AcceptedOn = First, From = First, Until = until }]);
        saving.Commit(new AuditNote(Staff[0].Name, "enrol", partner));
        return new Taking(partner, until);
    }

    // Valid from weeks ago or from weeks ahead.
    private PublishOutcome PublishNext() => PublishVersion(Today.AddDays(_dice.Next(-60, 30)), Today, _dice.Next(200, 600));

    private PublishOutcome PublishVersion(DateOnly from, DateOnly published, int topRate)
    {
        var text = SimulatedProgramme.Text(_version, from, published, topRate, _late);
        var outcome = Publish.Run(Database, SimulatedProgramme.Name, _version, from, published, Encoding.UTF8.GetBytes(text), Tick(), "Dan");
        _version += outcome is PublishOutcome.Published ? 1 : 0;
        return outcome;
    }

    private object Settle() => As(Act.Settle, by =>
    {
        var period = SomePeriod();
        var outcome = Propose.Run(Database, SimulatedProgramme.Name, period, by, Today, Tick());
        if (outcome is ProposeOutcome.Proposed proposed)
        {
            _settled = period;
            _proposals.Add((proposed.Number, proposed.Proposal.Movements.Length));
            return new Waiting(proposed.Number, proposed.Proposal.Movements.Length);
        }

        outcome.ShouldNotBeOfType<ProposeOutcome.NotComputable>();
        return outcome;
    });

    // Mostly the last one; an older one is refused where anything came since, and posted once where nothing did.
    private object PostProposal() => _proposals.Count == 0 ? new NothingThere() : As(Act.Post, by =>
    {
        var (number, movements) = _dice.Next(4) == 0 ? Any(_proposals) : _proposals[^1];
        var outcome = Post.Run(Database, number, by, Today, Tick());
        if (outcome is PostSettlementOutcome.Posted posted)
        {
            posted.Movements.ShouldBe(movements);
            Post.Run(Database, number, by, Today, Tick()).ShouldBeOfType<PostSettlementOutcome.PostedBefore>();
            JustPosted = number;
        }

        return outcome;
    });

    private object WithdrawProposal() => _proposals.Count == 0 ? new NothingThere() : As(Act.Post, by => Post.Withdraw(Database, Any(_proposals).Number, by, Today, Tick()));

    // Often the one that was settled last.
    private object ClosePeriod() => As(Act.Close, by =>
    {
        var period = _settled is { } settled && _dice.Next(3) > 0 ? settled : SomePeriod();
        var outcome = Close.Run(Database, SimulatedProgramme.Name, period, by, Today, Tick());
        if (outcome is CloseOutcome.Closed)
        {
            _closed.Add(period);
        }

        return outcome is CloseOutcome.NotSettled ? new NothingThere() : outcome;
    });

    private object AskToReopen() => As(Act.AskToReopen, by =>
    {
        var period = _closed.Count > 0 && _dice.Next(3) > 0 ? Any(_closed) : SomePeriod();
        var outcome = Reopen.Ask(Database, SimulatedProgramme.Name, period, "late lines", by, Today, Tick());
        if (outcome is ReopenOutcome.Asked asked)
        {
            _reopenings.Add((asked.Number, by));
        }

        return outcome;
    });

    private object ConfirmReopening() => _reopenings.Count == 0 ? new NothingThere() : As(Act.ConfirmReopening, by =>
    {
        var (number, asked) = Any(_reopenings);
        var outcome = Reopen.Confirm(Database, number, by, Today, Tick());
        if (by == asked)
        {
            outcome.ShouldNotBeOfType<ReopenOutcome.Opened>("the same person does not confirm");
        }

        return outcome;
    });

    private object HoldSomebody() => As(Act.Hold, by =>
    {
        var outcome = Hold.Run(Database, SimulatedProgramme.Name, SomePartner(), "a question is open", by, Today, Tick());
        _holds.Add(outcome.ShouldBeOfType<HoldOutcome.Placed>().Number);
        return outcome;
    });

    private object ReleaseSomebody() => _holds.Count == 0 ? new NothingThere() : As(Act.Release, by => ReleaseHold.Run(Database, Any(_holds), by, Today, Tick()));

    private object ProposeAdjustment() => As(Act.ProposeAdjustment, by =>
        Asked(Adjust.Run(Database, new AdjustmentAsked(SimulatedProgramme.Name, SomePartner(), Any(["cash", "funds"]), _dice.Next(-5_000, 5_000) / 100m, "agreed"), by, Today, Tick()), by));

    private object Reverse() => As(Act.ProposeAdjustment, by =>
    {
        using var context = Database.Context();
        var all = context.Movements.Select(m => m.Sequence).ToList();
        return all.Count == 0 ? new NothingThere() : Asked(Adjust.Reverse(Database, Any(all), "posted in error", by, Today, Tick()), by);
    });

    private AdjustOutcome Asked(AdjustOutcome outcome, string by)
    {
        if (outcome is AdjustOutcome.Proposed proposed)
        {
            _adjustments.Add((proposed.Number, by));
        }

        return outcome;
    }

    private object DecideOnAdjustment() => _adjustments.Count == 0 ? new NothingThere() : As(Act.DecideAdjustment, by =>
    {
        var (number, asked) = Any(_adjustments);
        var outcome = DecideAdjustment.Run(Database, number, _dice.Next(4) > 0, by, Today, Tick());
        if (by == asked)
        {
            outcome.ShouldNotBeOfType<AdjustOutcome.Posted>("the same person does not approve");
        }

        return outcome;
    });

    private object IssueTheStatements() => As(Act.IssueStatements, by =>
    {
        var outcome = IssueStatements.Run(Database, new StatementsAsked(SimulatedProgramme.Name, SomePeriod(), _dice.Next(3) == 0 ? null : SomePartner(), Vendor), by, Today, Tick());
        foreach (var statement in outcome is IssueOutcome.Issued issued ? issued.Statements : [])
        {
            Issued[statement.Statement.Number] = statement.Hash;
        }

        return outcome is IssueOutcome.Issued all ? new Statements(all.Statements.Length, all.Statements.Count(s => s.Corrects is not null)) : outcome;
    });

    private Rebuilt Rebuild()
    {
        var rebuilt = App.Verification.RebuildBalances.Run(Database, "Ana", Tick());
        rebuilt.Differences.ShouldBe(0);
        return new Rebuilt(rebuilt.Accounts);
    }

    private sealed record NotAllowed(string Who, Act Act);

    private sealed record NothingThere;

    private sealed record Later(DateOnly Day);

    private sealed record Rebuilt(int Accounts);

    private sealed record Added(string Partner, string Key, long Cents, DateOnly On);

    private sealed record Taking(string Partner, DateOnly? Until);

    private sealed record Waiting(int Number, int Movements);

    private sealed record Statements(int Count, int Corrections);
}
