using Palier.App.BankAccounts;
using Palier.App.Messages;
using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.App.Ledger;

/// <summary>What came of bank accounts and of the messages about them.</summary>
public sealed partial class MoneyTelling
{
    public MoneyTold Of(BankAccountOutcome outcome) => outcome switch
    {
        BankAccountOutcome.Proposed o => Done(o.Told ? "account_asked_told" : "account_asked", AccountJson(o.Number, o.Owner, o.Place, "asked", o.Effects.CountsFrom, o.Effects),
            ("number", Plain(o.Number)), ("owner", o.Owner), ("where", $"{o.Place}"), ("affects", Effects(o.Effects))),
        BankAccountOutcome.InForce o => Done("account_in_force", AccountJson(o.Number, o.Owner, o.Place, "in-force", o.From), ("number", Plain(o.Number)), ("owner", o.Owner), ("where", $"{o.Place}")),
        BankAccountOutcome.Waits o => Done("account_waits", AccountJson(o.Number, o.Owner, o.Place, "waiting", o.From), ("number", Plain(o.Number)), ("owner", o.Owner), ("where", $"{o.Place}"), ("day", Day(o.From))),
        BankAccountOutcome.Rejected o => Done("account_rejected", new { account = o.Number, state = "rejected" }, ("number", Plain(o.Number))),
        BankAccountOutcome.Stopped o => Done("account_stopped", new { account = o.Number, o.Owner, stops = o.Change, state = "asked" }, ("number", Plain(o.Number)), ("owner", o.Owner), ("change", Plain(o.Change)), ("where", $"{o.Place}")),
        BankAccountOutcome.Kept o => Done("account_kept", new { account = o.Number, o.Owner, stops = o.Change, state = "in-force" }, ("owner", o.Owner), ("change", Plain(o.Change)), ("where", $"{o.Place}")),
        BankAccountOutcome.GoesOn o => Done("account_goes_on", new { account = o.Number, stops = o.Change, state = "rejected", countsFrom = o.From }, ("change", Plain(o.Change)), ("day", Day(o.From))),
        BankAccountOutcome.Wrong o => new MoneyTold(false, $"account_{o.Mistakes[0].Field}", title is null ? string.Join(Environment.NewLine, o.Mistakes.Select(Mistake)) : words.Line(o.Mistakes[0].What, null), new { }),
        BankAccountOutcome.NoSuchOwner o => Refused("account_no_owner", ("id", o.Id)),
        BankAccountOutcome.NothingChanges o => Refused("account_nothing_changes", ("number", Plain(o.Number)), ("owner", o.Owner)),
        BankAccountOutcome.AskedBefore o => Refused("account_asked_before", ("number", Plain(o.Number)), ("owner", o.Owner)),
        BankAccountOutcome.NothingToStop o => Refused("account_nothing_to_stop", ("owner", o.Owner)),
        BankAccountOutcome.NoSuchAccount o => Refused("no_account", ("number", Plain(o.Number))),
        BankAccountOutcome.DecidedBefore o => Refused(o.Approved ? "account_approved_before" : "account_rejected_before", ("number", Plain(o.Number)), ("by", o.By)),
        BankAccountOutcome.NotApproved o => Of(o.Why),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    public MoneyTold Of(SendMessagesOutcome outcome) => outcome switch
    {
        SendMessagesOutcome.Done { Refused: [_, ..] } o => Refused("messages_refused", ("refused", Plain(o.Refused.Length)), ("sent", Plain(o.Sent.Length)), ("numbers", string.Join(", ", o.Refused.Select(r => $"{Plain(r.Number)} ({Plain(r.Code)})")))),
        SendMessagesOutcome.Done { Sent: [] } => Done("messages_none", new { sent = Array.Empty<int>() }),
        SendMessagesOutcome.Done o => Done("messages_sent", new { sent = o.Sent }, ("sent", Plain(o.Sent.Length))),
        SendMessagesOutcome.NotLetIn o => Refused("messages_not_let_in", ("server", o.Server), ("user", o.User), ("waiting", Plain(o.Waiting))),
        SendMessagesOutcome.AsksWho o => Refused("messages_asks_who", ("server", o.Server), ("waiting", Plain(o.Waiting))),
        SendMessagesOutcome.NoSignIn o => Refused(o.IsEncrypted ? "messages_no_sign_in" : "messages_not_encrypted", ("server", o.Server), ("waiting", Plain(o.Waiting))),
        SendMessagesOutcome.NotReached o => Refused("messages_not_reached", ("server", o.Server), ("why", o.Why), ("waiting", Plain(o.Waiting))),
        SendMessagesOutcome.NoServer o => Refused("messages_no_server", ("server", o.Server)),
        SendMessagesOutcome.NoSender o => Refused("messages_no_sender", ("from", o.From)),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    /// <summary>What approving an account would do, as sentences.</summary>
    public string Effects(AccountEffects effects) => string.Join(' ', EffectLines(effects));

    private IEnumerable<string> EffectLines(AccountEffects effects) =>
    [
        words.Say("account_affects", ("day", Day(effects.CountsFrom))),
        effects.Payable.IsEmpty ? words.Say("account_affects_nothing") : words.Say("account_affects_payable", ("amount", string.Join(", ", effects.Payable.Select(Amount)))),
        .. effects.Batches.Select(b => words.Say("account_affects_batch", ("number", Plain(b.Number)), ("day", Day(b.ExecuteOn)))),
    ];

    private string Mistake(AccountMistake mistake) => words.Say(
        mistake.Value.Trim().Length == 0 ? "account_mistake_empty" : "account_mistake",
        ("field", words.Say($"account_field.{mistake.Field}")), ("value", mistake.Value.Trim()), ("what", words.Line(mistake.What, null)));

    private static object AccountJson(int number, string owner, AccountPlace place, string state, DateOnly from, AccountEffects? effects = null) => new
    {
        account = number, owner, place.Country, place.Ends, state, countsFrom = from,
        payable = effects?.Payable.Select(m => m.ToString()), batches = effects?.Batches,
    };
}
