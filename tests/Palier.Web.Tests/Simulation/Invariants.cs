using Palier.App.Ledger;
using Palier.App.Verification;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;
using Palier.Reference;

namespace Palier.Web.Tests.Simulation;

/// <summary>What holds after every step of a simulation. Rows are compared with what was read when they came.</summary>
internal sealed class Invariants(SimulatedVendor vendor, Random dice)
{
    private const int PartnersAsked = 2;
    private readonly List<MovementRow> _movements = [];
    private readonly Dictionary<(string Owner, string Account, string Currency), long> _sums = [];
    private long _last;

    /// <summary>What a step added is sound, and balances are what the movements sum to.</summary>
    public void AfterStep()
    {
        using var context = vendor.Database.Context();
        var came = context.Movements.Where(m => m.Sequence > _last).OrderBy(m => m.Sequence).ToList();
        foreach (var movement in came)
        {
            Book(movement);
            IsFounded(context, movement);
        }

        context.Balances.AsEnumerable().Where(b => b.Minor != 0).Select(b => $"{b.Owner}:{b.Account} {b.Currency} {b.Minor}").Order(StringComparer.Ordinal)
            .ShouldBe(_sums.Where(s => s.Value != 0).Select(s => $"{s.Key.Owner}:{s.Key.Account} {s.Key.Currency} {s.Value}").Order(StringComparer.Ordinal), "balances are the sums of the movements");
        _sums.Values.Sum().ShouldBe(0, "what one account gets another gives");
        if (vendor.JustPosted is { } settlement)
        {
            EarnedIsPosted(context, settlement);
        }
    }

    /// <summary>Nothing that was written changed, and everything follows from what was recorded.</summary>
    public void Whole()
    {
        using (var context = vendor.Database.Context())
        {
            context.Movements.OrderBy(m => m.Sequence).AsEnumerable().Select(m => $"{m}").ShouldBe(_movements.Select(m => $"{m}"), "movements never change");
            context.IssuedStatements.ToDictionary(s => s.Number, s => s.Hash).Count.ShouldBeGreaterThanOrEqualTo(vendor.Issued.Count);
            context.AdjustmentDecisions.AsEnumerable().ShouldAllBe(d => d.By != d.AskedBy);
            context.ReopeningConfirmations.AsEnumerable().ShouldAllBe(c => c.By != c.AskedBy);
        }

        foreach (var (number, hash) in vendor.Issued)
        {
            App.Statements.ReadStatements.Open(vendor.Database, number).ShouldBeOfType<App.Statements.StatementOutcome.Opened>().Hash.ShouldBe(hash, $"statement {number} stays as it was issued");
        }

        Verify.Run(vendor.Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty("verify finds nothing");
    }

    private void Book(MovementRow movement)
    {
        movement.Minor.ShouldBeGreaterThan(0);
        (movement.FromOwner, movement.FromAccount).ShouldNotBe((movement.ToOwner, movement.ToAccount));
        Add(movement.FromOwner, movement.FromAccount, -movement.Minor);
        Add(movement.ToOwner, movement.ToAccount, movement.Minor);
        if (movement.Purpose is Purpose.Paid or Purpose.Forfeited)
        {
            _sums[(movement.FromOwner, movement.FromAccount, movement.Currency)].ShouldBeGreaterThanOrEqualTo(0, $"no more is paid or lost than there is: {movement}");
        }

        _movements.Add(movement);
        _last = movement.Sequence;

        void Add(string owner, string account, long minor) =>
            _sums[(owner, account, movement.Currency)] = _sums.GetValueOrDefault((owner, account, movement.Currency)) + minor;
    }

    private static void IsFounded(PalierContext context, MovementRow movement)
    {
        if (movement.Settlement is { } settlement)
        {
            context.SettlementEvents.Count(e => e.Settlement == settlement && e.Posted).ShouldBe(1, "a settlement is posted once");
        }
        else
        {
            var decision = context.AdjustmentDecisions.Single(d => d.Adjustment == movement.Adjustment);
            (decision.Approved, decision.By == decision.AskedBy).ShouldBe((true, false), "two persons stand behind what is moved by hand");
        }
    }

    // Posted for each open period of some partners is what the reference computes from the facts, to the cent.
    private void EarnedIsPosted(PalierContext context, int settlement)
    {
        var keptTo = context.Settlements.Single(s => s.Number == settlement).KeptTo;
        var books = StoredBooks.Load(context, SimulatedProgramme.Name);
        var everyone = FactLoading.Everyone(context);
        foreach (var partner in Enumerable.Range(0, PartnersAsked).Select(_ => everyone.All[dice.Next(everyone.All.Length)].Partner.Id))
        {
            foreach (var (bonus, period) in Open(books, keptTo))
            {
                var version = new Versions(books.Versions).For(period.From, keptTo)!;
                var reckoned = Reckonings.Of(version, books.Versions, partner, everyone.All, everyone.Belongings, everyone.Takeovers, keptTo).Earned(bonus, period);
                var posted = _movements.Where(m => m.Partner == partner && m.Purpose == Purpose.Earned && m.Name == bonus && m.PeriodFrom == period.From && m.PeriodUntil == period.Until)
                    .Select(RowMapping.Fact).GroupBy(m => m.Of.Part.Name, m => m.ForPart.Minor).Select(g => $"{g.Key}/ {g.Sum()}").Where(p => !p.EndsWith(" 0", StringComparison.Ordinal));
                posted.Order(StringComparer.Ordinal).ShouldBe(reckoned.Parts.Where(p => p.Value != 0).Select(p => $"{p.Key} {p.Value}").Order(StringComparer.Ordinal), $"{partner} {bonus} {period}");
            }
        }
    }

    private static IEnumerable<(string Bonus, Period Period)> Open(StoredBooks books, DateOnly keptTo)
    {
        var first = new DateOnly(keptTo.Year, keptTo.Month, 1).AddMonths(-6);
        foreach (var bonus in books.Versions[^1].Bonuses)
        {
            foreach (var period in Calendar.Periods(bonus.Every, new Period(first, keptTo), 1))
            {
                if (period.Until <= keptTo && new Versions(books.Versions).For(period.From, keptTo) is { } version
                    && books.Closes(version, period) <= keptTo && books.StateOf(period) == PeriodState.Open)
                {
                    yield return (bonus.Name, period);
                }
            }
        }
    }
}
