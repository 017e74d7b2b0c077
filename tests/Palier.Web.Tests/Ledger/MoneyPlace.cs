using System.Globalization;
using Palier.App.Ledger;
using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Ledger;

/// <summary>A database with one published example and partners that take part in it, and the days as a test writes them.</summary>
internal sealed class MoneyPlace : IDisposable
{
    private readonly TestDatabase _place;
    private int _lines;

    public MoneyPlace(Engine engine, string example, string[]? partners = null)
    {
        _place = TestDatabase.CopyOf("empty and migrated", engine, c => Database.Open(c));
        Database = Database.Open(_place.ConnectionString);
        var text = File.ReadAllBytes(Path.Combine(Root.Folder, "programmes", "examples", example, "programme.yaml"));
        Programme = example.Replace('-', '_');
        var from = new DateOnly(2025, 1, 1);
        using var saving = Database.Begin(At("2024-12-01"), "test");
        saving.AddRows([new ProgrammeVersionRow { Name = Programme, Version = 1, Bytes = text, Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text)), ValidFrom = from, PublishedOn = new(2024, 11, 15) }]);
        foreach (var partner in partners ?? ["P1"])
        {
            saving.Add([new Partner { Id = partner, Name = partner, Country = "BE", Kind = "reseller" }]);
            saving.Add([new Enrolment { Partner = partner, Programme = Programme, AcceptedOn = from, From = from }]);
        }

        saving.Commit();
    }

    public Database Database { get; }

    public string ConnectionString => _place.ConnectionString;

    public string Programme { get; }

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Period Of(string period) => Period.Find(period)!.Value;

    public static DateTime At(string day) => Day(day).ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc);

    /// <summary>A sale or, below zero, a return that becomes known on a day.</summary>
    public void Sale(string day, long cents, string? known = null, string partner = "P1", string? corrects = null)
    {
        using var saving = Database.Begin(At(known ?? day), "test");
        saving.Add([new SalesLine
        {
            Partner = partner, Key = $"L{++_lines}", Type = corrects is null ? LineType.Sale : LineType.Return, Corrects = corrects,
            Net = new LineAmount(cents * 100, Currency.Eur), InvoicedOn = Day(day), PaidOn = Day(day),
        }]);
        saving.Commit();
    }

    public ProposeOutcome Settle(string period, string on, string by = "ana") => Propose.Run(Database, Programme, Of(period), by, Day(on), At(on));

    public PostSettlementOutcome PostIt(ProposeOutcome proposed, string on, string by = "ben") =>
        Post.Run(Database, proposed.ShouldBeOfType<ProposeOutcome.Proposed>().Number, by, Day(on), At(on));

    public void SettleAndPost(string period, string on) => PostIt(Settle(period, on), on).ShouldBeOfType<PostSettlementOutcome.Posted>();

    public CloseOutcome CloseIt(string period, string on) => Close.Run(Database, Programme, Of(period), "ana", Day(on), At(on));

    /// <summary>The movements as <c>2025-02-14 vendor:rebate -> P1:cash 50.00 EUR</c>.</summary>
    public IReadOnlyList<string> Lines() =>
    [
        .. ListLedger.Movements(Database, Programme).Select(m => $"{m.Movement.On:yyyy-MM-dd} {m.Movement.From} -> {m.Movement.To} {m.Movement.Amount}"),
    ];

    public long Balance(string account, string owner = "P1") =>
        ListLedger.Balances(Database, Programme, owner).Where(b => b.Account.Name == account).Sum(b => b.Amount.Minor);

    /// <summary>Balances are what the movements sum to, and every currency sums to nothing.</summary>
    public void BalancesAreTheSum()
    {
        using var context = Database.Context();
        var kept = context.Balances.AsEnumerable().Where(b => b.Minor != 0).OrderBy(b => b.Owner).ThenBy(b => b.Account).ThenBy(b => b.Currency).Select(b => (b.Programme, b.Owner, b.Account, b.Currency, b.Minor)).ToList();
        var movements = context.Movements.ToList();
        var summed = movements.SelectMany(m => new[] { (m.Programme, Owner: m.ToOwner, Account: m.ToAccount, m.Currency, m.Minor), (m.Programme, Owner: m.FromOwner, Account: m.FromAccount, m.Currency, Minor: -m.Minor) })
            .GroupBy(s => (s.Programme, s.Owner, s.Account, s.Currency)).Select(g => (g.Key.Programme, g.Key.Owner, g.Key.Account, g.Key.Currency, Minor: g.Sum(s => s.Minor)))
            .Where(s => s.Minor != 0).OrderBy(s => s.Owner).ThenBy(s => s.Account).ThenBy(s => s.Currency).ToList();
        kept.ShouldBe(summed, ignoreOrder: true);
        kept.GroupBy(b => b.Currency).ShouldAllBe(g => g.Sum(b => b.Minor) == 0);
    }

    public void Dispose() => _place.Dispose();
}
