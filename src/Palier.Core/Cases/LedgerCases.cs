using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Core.Cases;

/// <summary>
/// Checks what a case expects of money: movements, what was issued and posted, splits, payouts, balances, estimates. The books
/// are kept from the first day of the programme to the day of the case.
/// </summary>
internal sealed class LedgerCases(Programme programme, ImmutableArray<Programme> others, CaseWorld world, Action<Node, string, string, string, ImmutableArray<Reason>> fail, Action? step)
{
    private static readonly string[] OfBonus = ["split", "issued", "posted", "accrued", "true_up"];
    private static readonly string[] OfWallet = ["paid", "balance", "state", "held", "left", "why"];

    private BookedPartner? _booked;
    private Books? _books;

    private BookedPartner Booked => _booked ??= BooksTo(LastDay);

    /// <summary>The books of the case, kept to its last day.</summary>
    public Books Books => _books ??= Books.Keep(Booked, world.Vendor, LastDay, step);

    // A case that names no day looks at its period as it stands when it closes.
    public DateOnly LastDay => world.DayIsGiven ? world.Day
        : BooksTo(world.Day).Closes(programme, world.Period);

    private BookedPartner BooksTo(DateOnly day) => new(
        new BookedProgramme([programme, .. others.Where(o => o.Name == programme.Name)], others, new KnownPopulation(world.Everyone, programme.TimeZone)), world.Facts, day)
    {
        Given = world.Given,
        Standing = world.Standing,
    };

    /// <summary>Whether an expectation is about money in the books.</summary>
    public bool Knows(string name) => name == "movements" || (name.Split('.') is [var of, var what]
        && ((programme.FindBonus(of) is not null && OfBonus.Contains(what)) || (IsWallet(of) && OfWallet.Contains(what))));

    public void Check(Entry expected)
    {
        if (programme.Answers.Closes is null)
        {
            fail(expected.Key, expected.Key.Text, "", "the programme does not say when periods close (answers, closes)", []);
            return;
        }

        if (expected.Key.Text == "movements")
        {
            Movements(expected.Value);
            return;
        }

        var (name, what) = (expected.Key.Text.Split('.')[0], expected.Key.Text.Split('.')[1]);
        if (what == "split")
        {
            Split(programme.FindBonus(name)!, expected);
            return;
        }

        foreach (var (at, node) in expected.Value is MapNode map ? map.Entries.Select(e => (e.Key.Text, e.Value)) : [("", expected.Value)])
        {
            var (got, lines) = Got(name, what, at, node);
            if (((node as Scalar)?.Text ?? "") is var text && !Same(text, got))
            {
                fail(node, at.Length == 0 ? expected.Key.Text : $"{expected.Key.Text}: {at}", text, got, lines);
            }
        }
    }

    private static bool Same(string expected, string got) =>
        expected == got || (CaseValues.Number(expected) is { } e && CaseValues.Number(got.Split(' ')[0]) is { } g && e == g)
        || (expected.Length > 0 && !char.IsDigit(expected[0]) && got.Contains(expected, StringComparison.Ordinal));

    private static string Plain(Money amount) => amount.ToString().Split(' ')[0];

    private bool IsWallet(string name) => name == Wallet.Cash || programme.FindWallet(name) is not null;

    private Wallet WalletOf(string name) => programme.FindWallet(name) ?? new Wallet(name, default, LocalText.OfName(name), "");

    private Account AccountOf(string wallet) => new(world.Facts.Partner.Id, wallet);

    private (string Got, ImmutableArray<Reason> Lines) Got(string name, string what, string at, Node node)
    {
        var period = Period.Find(at) ?? world.Period;
        var day = CaseValues.Day(at) ?? LastDay;
        switch (what)
        {
            case "issued":
                var issued = Books.IssuedSoFar.LastOrDefault(i => i.Closing.Bonus == name && (i.Closing.Period == period || i.Closing.ToDate == period || i.Closing.ToDate.LastDay == period.LastDay));
                return (issued is null ? "none" : Plain(issued.Amount(programme.Currency)), []);
            case "posted":
                return (Plain(Posted(name, period)), []);
            case "accrued":
                var estimate = Booked.Accrued(programme.FindBonus(name)!, world.Period, day);
                return (Plain(estimate.Amount), [Accruals.Line(estimate, day)]);
            case "true_up":
                var last = Booked.Accrued(programme.FindBonus(name)!, world.Period, day);
                return (Plain(Accruals.TrueUp(Posted(name, world.Period), last)), [Accruals.Line(last, day)]);
            case "balance":
                return (Plain(Books.Journal.Balance(AccountOf(name), programme.CurrencyOf(WalletOf(name)), day)), []);
            case "left":
                var left = Entries.Left(Books.Journal, AccountOf(name), WalletOf(name), programme.CurrencyOf(WalletOf(name)), LastDay, Booked.Payouts("").Calendar)
                    .FirstOrDefault(e => e.Period == period);
                return (left is null ? "0" : Plain(left.Left), []);
            default:
                return OfPayout(name, what, period, day);
        }
    }

    private Money Posted(string bonus, Period period) => Books.Journal.Of(bonus, period)
        .Aggregate(Money.Zero(programme.CurrencyOf(programme.FindBonus(bonus)!)), (sum, m) => sum + m.ForPart);

    private (string Got, ImmutableArray<Reason> Lines) OfPayout(string wallet, string what, Period period, DateOnly day)
    {
        if (what == "held")
        {
            return (string.Join(", ", Booked.Payouts("").HoldsOn(day).Select(h => h.Name)) is { Length: > 0 } names ? names : "none", []);
        }

        var standing = Books.PayoutsSoFar.LastOrDefault(p => p.Payout.Wallet.Name == wallet && p.Payout.Period == period);
        if (standing is null)
        {
            return ("none", []);
        }

        ImmutableArray<Reason> lines = [PayoutLines.Of(standing)];
        return what switch
        {
            "paid" => (standing.State is PayoutState.Paid ? Plain(standing.Payout.Amount) : "0.00", lines),
            "why" => (ExplanationText.Of(lines, Words.English, programme), lines),
            _ => (WordOf(standing.State), lines),
        };
    }

    private static string WordOf(PayoutState state) => state switch
    {
        PayoutState.Paid => "paid",
        PayoutState.Carried => "carried",
        PayoutState.Owes => "owes",
        PayoutState.ToConfirm => "to confirm",
        PayoutState.Disputed => "disputed",
        PayoutState.Kept => "kept",
        PayoutState.Held => "held",
        PayoutState.Forfeited => "forfeited",
        _ => "nothing",
    };

    private void Movements(Node node)
    {
        var expected = ((node as Scalar)?.Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Squeezed).ToList();
        var dated = expected.Count > 0 && CaseValues.Day(expected[0].Split(' ')[0]) is not null;
        var got = MovementText.Lines(Books.Journal.Movements, dated).Select(Squeezed).ToList();
        if (!expected.SequenceEqual(got))
        {
            fail(node, "movements", string.Join('\n', expected), string.Join('\n', MovementText.Lines(Books.Journal.Movements, dated)), []);
        }
    }

    private static string Squeezed(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // By wallet; where a wallet has several owners, by owner below it.
    private void Split(Bonus bonus, Entry expected)
    {
        var earning = new Evaluation<WithReasons>(programme, world.Facts, others, world.Given, null, world.Everyone, standing: world.Standing).Earned(bonus, world.Period);
        var wanted = (expected.Value as MapNode)?.Entries.SelectMany(e => e.Value is MapNode owners
            ? owners.Entries.Select(o => ($"{o.Key.Text}:{e.Key.Text}", (o.Value as Scalar)?.Text ?? ""))
            : [(e.Key.Text, (e.Value as Scalar)?.Text ?? "")]).ToList() ?? [];
        var got = earning.Parts.Where(p => p.Amount.Minor != 0).Select(p => (p.Owner is null ? p.Wallet : $"{p.Owner}:{p.Wallet}", Plain(p.Amount))).ToList();
        if (wanted.Count != got.Count || wanted.Any(w => !got.Any(g => g.Item1 == w.Item1 && Same(w.Item2, g.Item2))))
        {
            fail(expected.Value, expected.Key.Text, string.Join(", ", wanted), string.Join(", ", got), earning.Earned.Lines);
        }
    }
}
