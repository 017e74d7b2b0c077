using System.Collections.Immutable;
using Palier.App.Approvals;
using Palier.App.Ledger;
using Palier.App.Statements;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Disputes;

/// <summary>What somebody says is wrong.</summary>
/// <param name="Statement">The number of a statement, as <c>17</c> or as <c>S-2026-000017</c>.</param>
/// <param name="Line">The line: the name of a bonus, or the key of a movement.</param>
/// <param name="Reason">Why.</param>
/// <param name="Amount">What it should come to; null where that is not said.</param>
public sealed record DisputeAsked(string Statement, string Line, string Reason, decimal? Amount = null);

/// <summary>What came of disputing.</summary>
public abstract record DisputeOutcome
{
    private DisputeOutcome()
    {
    }

    /// <summary>It waits for an answer, and the payout of its wallet and period waits for that.</summary>
    public sealed record Raised(int Number, string Statement, string Line, Money Amount, DateOnly? Until) : DisputeOutcome;

    public sealed record ReasonMissing : DisputeOutcome;

    /// <summary>There is no statement of that number, or none that this person may see.</summary>
    public sealed record NoSuchStatement(string Number) : DisputeOutcome;

    /// <summary>A later statement counts in its place.</summary>
    public sealed record Corrected(string Number, string By) : DisputeOutcome;

    public sealed record NoSuchLine(string Statement, string Line, ImmutableArray<string> Lines) : DisputeOutcome;

    public sealed record NotYetIssued(string Statement, DateOnly Issued) : DisputeOutcome;

    public sealed record TooLate(string Line, DateOnly Last) : DisputeOutcome;

    public sealed record InDisputeBefore(string Line, int Dispute) : DisputeOutcome;

    /// <summary>More decimals than the currency has, or more than can be kept.</summary>
    public sealed record NotAnAmount(decimal Amount, Currency Currency) : DisputeOutcome;
}

/// <summary>Disputes one line of a statement, as the partner or on its behalf. What it pays waits from then on.</summary>
public static class RaiseDispute
{
    public static DisputeOutcome Run(Database database, DisputeAsked asked, string by, DateOnly on, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(asked.Reason))
        {
            return new DisputeOutcome.ReasonMissing();
        }

        using var saving = database.Begin(now, $"dispute {asked.Statement}");
        if (OwnStatements.Find(saving.Context, asked.Statement, by) is not { } row)
        {
            return new DisputeOutcome.NoSuchStatement(asked.Statement);
        }

        var statement = StatementJson.Read(row.Content);
        if (OwnStatements.CorrectedBy(saving.Context, row) is { } newer)
        {
            return new DisputeOutcome.Corrected(statement.Number, newer);
        }

        var lines = DisputableLines.Of(statement);
        if (lines.FirstOrDefault(l => l.Line == asked.Line.Trim()) is not { } line)
        {
            return new DisputeOutcome.NoSuchLine(statement.Number, asked.Line, [.. lines.Select(l => l.Line)]);
        }

        return InTime(saving, row, statement, line, asked, by, on);
    }

    private static DisputeOutcome InTime(Saving saving, IssuedStatementRow row, Statement statement, DisputableLine line, DisputeAsked asked, string by, DateOnly on)
    {
        var (context, clocks) = (saving.Context, new Clocks(saving.Context));
        var all = line.Wallets.Select(w => (Wallet: w, Clock: clocks.Of(row.Programme, row.Partner, w, statement.Period))).ToList();
        var (wallet, clock) = all.OrderByDescending(w => clocks.Versions(row.Programme)[^1].FindWallet(w.Wallet)?.Pays is not null).First();
        if (on < statement.IssuedOn)
        {
            return new DisputeOutcome.NotYetIssued(statement.Number, statement.IssuedOn);
        }

        if (!clock.IsInTime(on))
        {
            return new DisputeOutcome.TooLate(line.Line, clock.Last!.Value);
        }

        var before = context.Disputes.Where(d => d.Statement == row.Number && d.Line == line.Line).OrderBy(d => d.Number).AsEnumerable().LastOrDefault();
        if (before is not null && !DisputeFacts.StateOf(context, before).IsOver)
        {
            return new DisputeOutcome.InDisputeBefore(line.Line, before.Number);
        }

        var claimed = asked.Amount is { } amount ? MinorUnits.Of(amount, line.Amount.Currency) : null;
        if (asked.Amount is { } typed && claimed is null)
        {
            return new DisputeOutcome.NotAnAmount(typed, line.Amount.Currency);
        }

        var dispute = new DisputeRow
        {
            Number = (context.Disputes.Max(d => (int?)d.Number) ?? 0) + 1, Partner = row.Partner, Programme = row.Programme, Statement = row.Number, Line = line.Line, Wallet = wallet,
            PeriodFrom = clock.Period.From, PeriodUntil = clock.Period.Until, Minor = line.Amount.Minor, ClaimedMinor = claimed, Currency = line.Amount.Currency.Code,
            Reason = asked.Reason.Trim(), Until = clock.Last, By = by, Day = on,
        };
        saving.AddRows([dispute]);
        saving.Add(all.Select(w => DisputeFacts.Said(DisputeFacts.Dispute, DisputeFacts.KeyOf(dispute.Number, w.Wallet), statement, w.Wallet, w.Clock.Period, on)).ToList());
        return Deeds.Commit<DisputeOutcome>(saving, new Deed("dispute", by, on, $"dispute {dispute.Number}"), new DisputeOutcome.Raised(dispute.Number, statement.Number, line.Line, line.Amount, clock.Last));
    }
}
