using System.Collections.Immutable;
using System.Globalization;
using Palier.App.BankAccounts;
using Palier.App.Ledger;
using Palier.App.Payouts;
using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.Cli;

/// <summary>What is due, and batches, as lines or for programs.</summary>
internal static class PayoutShown
{
    public static int Due(DueListed due, ImmutableArray<InWallet> inWallets, NumbersSeen numbers, Terminal terminal, bool json)
    {
        var telling = terminal.Money();
        if (json)
        {
            terminal.SayJson(DueJson(due, inWallets, numbers, telling));
            return Ending.Done;
        }

        foreach (var one in due.Payees)
        {
            terminal.Say(one.Amount is { } amount
                ? Say("payout.line_due", ("payee", one.Payee), ("amount", Money(amount)), ("account", numbers.Of(((PayeeAccount.InForce)one.Account).Account)))
                : Say("payout.line_not_due", ("payee", one.Payee), ("payable", string.Join(", ", one.Payable.Select(p => Money(p.Free + p.Held))))));
            Lines(one.Parts, one.PaidIn, terminal);
            foreach (var why in one.Why)
            {
                terminal.Say(Say("payout.line_why", ("why", telling.Line(why))));
            }
        }

        if (due.Payees.IsEmpty)
        {
            terminal.Say(Say("payout.due_none", ("day", terminal.Words.Language.Day(due.On))));
        }

        foreach (var (line, i) in inWallets.Select((w, i) => (w, i)))
        {
            terminal.Say(i == 0 ? Say("payout.due_wallets") + Environment.NewLine + Wallet(line) : Wallet(line));
        }

        return Ending.Done;

        string Say(string key, params ReadOnlySpan<(string, string)> figures) => terminal.Words.Say(key, figures);

        string Money(Money money) => terminal.Words.Language.Money(money);

        string Wallet(InWallet w) => Say("payout.line_wallet", ("owner", w.Account.Owner), ("programme", w.Programme.Name), ("account", w.Account.Name), ("amount", Money(w.Amount)), ("why", telling.Line(w)));
    }

    public static int Batches(ImmutableArray<BatchListed> batches, Terminal terminal, bool json)
    {
        if (json)
        {
            terminal.SayJson(new { batches = batches.Select(b => ListedJson(b)) });
            return Ending.Done;
        }

        foreach (var one in batches)
        {
            terminal.Say(terminal.Words.Say("payout.line_batch", ("number", MoneyTelling.Plain(one.Number)), ("day", Iso(one.ExecuteOn)), ("amount", terminal.Words.Language.Money(one.Total)),
                ("payments", MoneyTelling.Plain(one.Payments)), ("state", State(one, terminal))));
        }

        if (batches.IsEmpty)
        {
            terminal.Say(terminal.Words.Say("payout.batches_none"));
        }

        return Ending.Done;
    }

    public static int Batch(BatchShown shown, NumbersSeen numbers, Terminal terminal, bool json)
    {
        var (batch, words, telling) = (shown.Batch, terminal.Words, terminal.Money());
        if (json)
        {
            terminal.SayJson(new
            {
                of = ListedJson(shown.Listed), content = MoneyTelling.BatchJson(batch, shown.Listed.Hash, numbers), shown.Payments, shown.Approvals, shown.Needed, shown.FileHash,
                differing = shown.Differing.Select(d => new { kind = d.Kind, d.Payee, d.Programme, text = telling.Line(d) }),
            });
            return Ending.Done;
        }

        terminal.Say(words.Say("payout.shown", ("number", MoneyTelling.Plain(batch.Number)), ("payments", MoneyTelling.Plain(batch.Payments.Length)), ("amount", words.Language.Money(batch.Total)),
            ("day", words.Language.Day(batch.ExecuteOn)), ("debtor", numbers.Of(batch.Debtor)), ("state", State(shown.Listed, terminal))));
        foreach (var payment in batch.Payments)
        {
            terminal.Say(words.Say("payout.line_payment", ("payee", payment.Payee), ("amount", words.Language.Money(new Money(payment.Minor, batch.Of))), ("account", numbers.Of(payment.Account)), ("id", shown.EndToEnd(payment))));
            Lines(payment.Parts, batch.Of, terminal);
        }

        terminal.Say(words.Say("payout.shown_hash", ("hash", shown.Listed.Hash)));
        foreach (var differing in shown.Differing)
        {
            terminal.Say(telling.Line(differing));
        }

        return Ending.Done;
    }

    private static void Lines(ImmutableArray<PaymentPart> parts, Currency? paidIn, Terminal terminal)
    {
        foreach (var part in parts)
        {
            terminal.Say(terminal.Words.Say("payout.line_part", ("programme", part.Programme), ("partner", part.Partner), ("periods", string.Join(", ", part.For.Select(f => f.Period).Distinct())),
                ("amount", terminal.Words.Language.Money(new Money(part.Minor, Currency.Of(part.Currency))))));
            if (part.Rate is not null && paidIn is { } currency)
            {
                terminal.Say(terminal.Words.Say("payout.line_rate", ("paid", terminal.Words.Language.Money(new Money(part.PaidMinor, currency))), ("rate", terminal.Money().Rate(part, currency))));
            }
        }
    }

    private static object DueJson(DueListed due, ImmutableArray<InWallet> inWallets, NumbersSeen numbers, MoneyTelling telling) => new
    {
        due.On,
        payees = due.Payees.Select(p => new
        {
            p.Payee, paidIn = p.PaidIn?.Code, amount = p.Amount?.ToString(), account = p.Account is PayeeAccount.InForce there ? numbers.Of(there.Account) : null,
            payable = p.Payable.Select(one => new { one.Programme, one.Partner, free = one.Free.ToString(), held = one.Held.ToString(), paidFor = one.For.Select(f => $"{f.Wallet} {f.Period}") }),
            parts = p.Parts.Select(part => new { part.Programme, part.Partner, part.Minor, part.Currency, part.PaidMinor, part.Rate, part.RateDay, part.RateSource }),
            why = p.Why.Select(w => new { kind = w.GetType().Name, text = telling.Line(w) }),
        }),
        inWallets = inWallets.Select(w => new { w.Account.Owner, programme = w.Programme.Name, w.Partner, wallet = w.Account.Name, amount = w.Amount.ToString(), kind = w.Why.Kind, text = telling.Line(w) }),
        batches = due.Batches.Select(b => new { amount = b.Amount.ToString(), b.Payees }),
    };

    private static object ListedJson(BatchListed b) =>
        new { batch = b.Number, total = b.Total.ToString(), b.Payments, b.ExecuteOn, b.Hash, b.By, b.Day, end = b.End, b.EndedBy, b.EndedOn };

    private static string State(BatchListed one, Terminal terminal) =>
        one.End is { } end ? terminal.Words.Say($"payout.state_{end}", ("by", one.EndedBy!)) : terminal.Words.Say("payout.state_waits", ("by", one.By));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
