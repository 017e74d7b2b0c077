using Palier.App.Ledger;
using Palier.Core.Ledger;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Disputes;

/// <summary>What came of confirming a statement.</summary>
public abstract record ConfirmOutcome
{
    private ConfirmOutcome()
    {
    }

    public sealed record Confirmed(string Number, DateOnly On) : ConfirmOutcome;

    /// <summary>It was confirmed before, or nobody objected in time.</summary>
    public sealed record ConfirmedBefore(string Number, DateOnly On) : ConfirmOutcome;

    /// <summary>There is no statement of that number, or none that this person may see.</summary>
    public sealed record NoSuchStatement(string Number) : ConfirmOutcome;

    public sealed record Corrected(string Number, string By) : ConfirmOutcome;

    public sealed record InDispute(string Number, DateOnly Since) : ConfirmOutcome;

    public sealed record NotYetIssued(string Number, DateOnly Issued) : ConfirmOutcome;

    /// <summary>Nobody confirmed it in time, and what it pays is lost by the programme.</summary>
    public sealed record TooLate(string Number, DateOnly Last) : ConfirmOutcome;
}

/// <summary>Confirms a statement, as the partner or on its behalf: what it pays waits no longer for silence.</summary>
public static class ConfirmStatement
{
    public static ConfirmOutcome Run(Database database, string number, string by, DateOnly on, DateTime now)
    {
        using var saving = database.Begin(now, $"confirm {number}");
        if (OwnStatements.Find(saving.Context, number, by) is not { } row)
        {
            return new ConfirmOutcome.NoSuchStatement(number);
        }

        var (statement, clocks) = (StatementJson.Read(row.Content), new Clocks(saving.Context));
        if (on < statement.IssuedOn)
        {
            return new ConfirmOutcome.NotYetIssued(statement.Number, statement.IssuedOn);
        }

        return StatementAgreements.Of(saving.Context, row, clocks, on).Agreement switch
        {
            Agreement.Corrected => new ConfirmOutcome.Corrected(statement.Number, OwnStatements.CorrectedBy(saving.Context, row)!),
            Agreement.InDispute dispute => new ConfirmOutcome.InDispute(statement.Number, dispute.Since),
            Agreement.Confirmed before => new ConfirmOutcome.ConfirmedBefore(statement.Number, before.On),
            Agreement.ByItself itself => new ConfirmOutcome.ConfirmedBefore(statement.Number, itself.On),
            Agreement.Lapsed lapsed => new ConfirmOutcome.TooLate(statement.Number, lapsed.On),
            _ => Confirm(saving, row, statement, clocks, by, on),
        };
    }

    // The statement of a month says nothing of the quarter that its wallet pays, except that of the last month, with which the quarter is whole.
    private static ConfirmOutcome Confirm(Saving saving, IssuedStatementRow row, Statement statement, Clocks clocks, string by, DateOnly on)
    {
        var wallets = statement.Accounts.Select(a => a.Name).Where(a => !new Account(row.Partner, a).IsOfPayment).Append(clocks.MainWallet(row.Programme, statement.Period)).Distinct();
        saving.Add(wallets.Select(w => (Wallet: w, Paid: clocks.Of(row.Programme, row.Partner, w, statement.Period).Period))
            .Select(w => DisputeFacts.Said(DisputeFacts.Confirmation, StatementAgreements.KeyOf(row.Number, w.Wallet), statement, w.Wallet, w.Paid.Until == statement.Period.Until ? w.Paid : statement.Period, on)).ToList());
        return Deeds.Commit<ConfirmOutcome>(saving, new Deed("confirm statement", by, on, $"statement {row.Number}"), new ConfirmOutcome.Confirmed(statement.Number, on));
    }
}
