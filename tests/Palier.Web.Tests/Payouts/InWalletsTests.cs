using Palier.App.Ledger;
using Palier.App.Payouts;
using Palier.App.Programmes;
using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Payouts;

/// <summary>What is still in wallets: page by page as a whole, and as the books say.</summary>
public sealed class InWalletsTests
{
    private static readonly DateOnly on = Day("2025-03-06");

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Wallets_opened_a_few_at_a_time_say_what_the_whole_books_say(Engine engine)
    {
        using var place = HeldByRule(engine);

        SaysWhatTheWholeBooksSay(place.Database, on, "payout_held", "payout_owes", "wallet_until_closing");
        ListInWallets.Run(place.Database, on).Single(w => w.Programme.Name == "third").Why.Kind.ShouldBe("payout_held", "by a rule that counts sales");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void So_they_do_where_no_rule_counts_anything(Engine engine)
    {
        using var place = WithoutRule(engine);

        SaysWhatTheWholeBooksSay(place.Database, Day("2025-04-07"), "payout_carried", "payout_to_confirm");
        SaysWhatTheWholeBooksSay(place.Database, Day("2025-05-06"), "payout_carried", "payout_kept", "wallet_next_settlement");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_a_wallet_holds_is_its_balance(Engine engine)
    {
        using var place = HeldByRule(engine);

        var listed = ListInWallets.Run(place.Database, on).GroupBy(w => (w.Programme.Name, w.Account.Owner, Account: w.Account.Name, w.Amount.Currency.Code))
            .Select(g => (g.Key.Name, g.Key.Owner, g.Key.Account, g.Key.Code, Minor: g.Sum(w => w.Amount.Minor)));

        using var context = place.Database.Context();
        listed.ShouldBe(context.Balances.Where(b => b.Minor != 0 && b.Account == "cash").AsEnumerable().Select(b => (b.Programme, b.Owner, b.Account, b.Currency, b.Minor)), ignoreOrder: true);
    }

    // Programmes that hold payouts while a bill is overdue, or since a second sale; one partner held by hand, one that owes, and money that came after the payout.
    private static PayoutPlace HeldByRule(Engine engine)
    {
        var place = new PayoutPlace(engine, ("P1", 100_00), ("P2", 50_00), ("P3", 70_00), ("P4", 20_00));
        place.AnotherProgramme("second", "USD", ("P1", 10m), ("P3", 20m));
        place.AnotherProgramme("third", "EUR", t => t.Replace("count: invoice, where: { days_overdue: { above: 0 } }, at: the day", "count: sale, over: 12 closed months", StringComparison.Ordinal)
            .Replace("overdue_bills: 1", "overdue_bills: 2", StringComparison.Ordinal), ("P1", 30m));
        Given(place.Database, "third", "P1", 7m, "2025-02-20");
        Hold.Run(place.Database, place.Money.Programme, "P2", "Bank account in question", "eva", Day("2025-02-20"), At("2025-02-20")).ShouldBeOfType<HoldOutcome.Placed>();
        using (var saving = place.Database.Begin(At("2025-02-20"), "test"))
        {
            saving.Add([new Invoice { Partner = "P4", Id = "B1", Open = new LineAmount(1_000_000, Currency.Eur), DueOn = Day("2025-02-01") }]);
            saving.Commit();
        }

        foreach (var (partner, cents) in new[] { ("P1", 400_00), ("P2", 600_00), ("P3", -900_00), ("P4", 800_00) })
        {
            place.Money.Sale("2025-02-10", cents, partner: partner);
        }

        place.Money.SettleAndPost("2025-02", "2025-03-05");
        Given(place.Database, place.Money.Programme, "P1", 3m, "2025-03-06");
        Given(place.Database, place.Money.Programme, "P2", 4m, "2025-03-06");
        Given(place.Database, "second", "P1", 5m, "2025-03-06");
        return place;
    }

    // Little is carried, one partner has not said where it is paid, one has not confirmed yet.
    private static MoneyPlace WithoutRule(Engine engine)
    {
        var place = new MoneyPlace(engine, "payouts", ["P1", "P2", "P3"]);
        using (var saving = place.Database.Begin(At("2025-01-02"), "test"))
        {
            saving.Add([new AssertedFact { Partner = "P2", What = "bank_details", From = Day("2025-01-02"), By = "partner" }]);
            saving.Commit();
        }

        foreach (var (partner, cents) in new[] { ("P1", 500_00), ("P2", 600_00), ("P3", 100_00) })
        {
            place.Sale("2024-12-10", cents, partner: partner, known: "2025-01-03");
            place.Sale("2025-01-10", cents, partner: partner);
        }

        place.SettleAndPost("2025-Q1", "2025-04-07");
        return place;
    }

    private static void Given(Database database, string programme, string partner, decimal amount, string day)
    {
        var asked = Adjust.Run(database, new AdjustmentAsked(programme, partner, "cash", amount, "by hand"), "ana", Day(day), At(day)).ShouldBeOfType<AdjustOutcome.Proposed>();
        DecideAdjustment.Run(database, asked.Number, true, "ben", Day(day), At(day)).ShouldBeOfType<AdjustOutcome.Posted>();
    }

    // One wallet a page, all pages together, everything at once, and the slow way: everybody's facts and movements, whoever is asked for.
    private static void SaysWhatTheWholeBooksSay(Database database, DateOnly day, params string[] kinds)
    {
        var texts = PublishedProgrammes.All(database);
        var wallets = ListInWallets.Some(database, texts, day, 0, 0).Wallets;
        var pages = Enumerable.Range(0, wallets).SelectMany(page => ListInWallets.Some(database, texts, day, page, 1).Lines).ToList();

        using var context = database.Context();
        var whole = InWallets.Filled(context).GroupBy(f => f.Programme).SelectMany(g => InWallets.Of(StoredBooks.Load(context, g.Key), g.Select(f => f.Account).ToHashSet(), day));
        pages.Select(w => w.Why.Kind).Distinct().Order(StringComparer.Ordinal).ShouldBe(kinds);
        pages.Select(Line).ShouldBe(ListInWallets.Run(database, day).Select(Line));
        pages.Select(Line).ShouldBe(whole.Select(Line), ignoreOrder: true);
    }

    private static string Line(InWallet w) => $"{w.Programme.Name} {w.Partner} {w.Account} {w.Amount} {w.Why.Kind}";
}
