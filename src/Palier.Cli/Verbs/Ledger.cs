using System.CommandLine;
using Palier.App.Ledger;
using Palier.Data;

namespace Palier.Cli.Verbs;

/// <summary>Shows what accounts hold, and every movement of them.</summary>
internal static class Ledger
{
    public static Command Verb(Terminal terminal)
    {
        var programme = new Argument<string>("PROGRAMME") { Description = "The name of a published programme." };
        var owner = new Option<string?>("--owner") { Description = "Accounts of one owner: a partner, a person, or vendor.", HelpName = "ID" };
        var account = new Option<string?>("--account") { Description = "One account of the owner, like cash: its movements.", HelpName = "NAME" };
        var movements = new Option<bool>("--movements") { Description = "Every movement instead of what accounts hold." };
        var verb = new Command("ledger", "What accounts hold, and every movement of them.") { programme, owner, account, movements };
        verb.SetAction(parsed =>
        {
            var (name, whose, which) = (parsed.GetRequiredValue(programme), parsed.GetValue(owner), parsed.GetValue(account));
            if (which is not null && whose is null)
            {
                return terminal.Complain(Ending.UsedWrongly, "Say whose account: --owner.");
            }

            return DatabaseChoice.With(parsed, terminal, database => which is not null || parsed.GetValue(movements)
                ? Movements(database, name, whose, which, terminal, parsed.GetValue(CommonOptions.Json))
                : Balances(database, name, whose, terminal, parsed.GetValue(CommonOptions.Json)));
        });
        return verb;
    }

    private static int Balances(Database database, string programme, string? owner, Terminal terminal, bool json)
    {
        var all = ListLedger.Balances(database, programme, owner);
        if (json)
        {
            terminal.SayJson(new { programme, accounts = all.Select(b => new { owner = b.Account.Owner, account = b.Account.Name, amount = b.Amount.ToString(), b.Owes }) });
            return Ending.Done;
        }

        foreach (var balance in all)
        {
            terminal.Say(terminal.Words.Say(balance.Owes ? "money.account_owes" : "money.account", ("account", balance.Account.ToString()), ("amount", terminal.Words.Language.Money(balance.Amount))));
        }

        return all.IsEmpty ? Empty(programme, terminal) : Ending.Done;
    }

    private static int Movements(Database database, string programme, string? owner, string? account, Terminal terminal, bool json)
    {
        var all = ListLedger.Movements(database, programme, owner, account);
        if (json)
        {
            terminal.SayJson(new
            {
                programme,
                movements = all.Select(m => new
                {
                    number = m.Sequence, m.Partner, day = m.Movement.On, from = m.Movement.From.ToString(), to = m.Movement.To.ToString(), amount = m.Movement.Amount.ToString(),
                    key = m.Movement.Key, m.Movement.Version, m.Settlement, m.Adjustment, m.Payment, m.Batch, m.Corrects, m.Reason,
                }),
            });
            return Ending.Done;
        }

        foreach (var m in all)
        {
            var what = m.Adjustment is { } adjustment ? terminal.Words.Say("money.by_adjustment", ("number", MoneyTelling.Plain(adjustment)), ("reason", m.Reason ?? ""))
                : m.Payment is { } payment ? terminal.Words.Say("money.by_payment", ("number", MoneyTelling.Plain(payment)), ("batch", MoneyTelling.Plain(m.Batch ?? 0)))
                : terminal.Words.Say("money.by_settlement", ("number", MoneyTelling.Plain(m.Settlement ?? 0)));
            terminal.Say(terminal.Words.Say("money.movement", ("number", MoneyTelling.Plain(m.Sequence)), ("day", m.Movement.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
                ("from", m.Movement.From.ToString()), ("to", m.Movement.To.ToString()), ("amount", terminal.Words.Language.Money(m.Movement.Amount)), ("what", what)));
        }

        return all.IsEmpty ? Empty(programme, terminal) : Ending.Done;
    }

    private static int Empty(string programme, Terminal terminal)
    {
        terminal.Say(terminal.Words.Say("money.empty_ledger", ("programme", programme)));
        return Ending.Done;
    }
}
