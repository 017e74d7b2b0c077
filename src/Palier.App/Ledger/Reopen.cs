using Palier.App.Approvals;
using Palier.Core.Acting;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Ledger;

/// <summary>What came of opening a closed period again.</summary>
public abstract record ReopenOutcome
{
    private ReopenOutcome()
    {
    }

    /// <summary>It waits for a second person.</summary>
    public sealed record Asked(int Number, Period Period) : ReopenOutcome;

    public sealed record Opened(int Number, string Programme, Period Period) : ReopenOutcome;

    public sealed record ReasonMissing : ReopenOutcome;

    public sealed record NotClosed(Period Period) : ReopenOutcome;

    public sealed record NoSuchRequest(int Number) : ReopenOutcome;

    public sealed record OpenedBefore(int Number, string By) : ReopenOutcome;

    /// <summary>This person's approval does not count.</summary>
    public sealed record NotApproved(Approval Why) : ReopenOutcome;
}

/// <summary>Opens a closed period again: one person asks with a reason, another confirms.</summary>
public static class Reopen
{
    /// <summary>Asks for it.</summary>
    public static ReopenOutcome Ask(Database database, string programme, Period period, string reason, string by, DateOnly on, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ReopenOutcome.ReasonMissing();
        }

        using var saving = database.Begin(now, $"ask to reopen {programme} {period}");
        if (!IsClosed(saving.Context, programme, period))
        {
            return new ReopenOutcome.NotClosed(period);
        }

        var number = (saving.Context.Reopenings.Max(r => (int?)r.Number) ?? 0) + 1;
        saving.AddRows([new ReopeningRow { Number = number, Programme = programme, PeriodFrom = period.From, PeriodUntil = period.Until, Reason = reason.Trim(), By = by, Day = on }]);
        return Deeds.Commit(saving, new Deed("ask to reopen", by, on, $"reopening {number}"), new ReopenOutcome.Asked(number, period));
    }

    /// <summary>Confirms it as the second person; from then on the period is open.</summary>
    public static ReopenOutcome Confirm(Database database, int number, string by, DateOnly on, DateTime now, string? shown = null)
    {
        using var saving = database.Begin(now, $"reopen {number}");
        if (saving.Context.Reopenings.FirstOrDefault(r => r.Number == number) is not { } asked)
        {
            return new ReopenOutcome.NoSuchRequest(number);
        }

        if (saving.Context.ReopeningConfirmations.FirstOrDefault(c => c.Reopening == number) is { } before)
        {
            return new ReopenOutcome.OpenedBefore(number, before.By);
        }

        var period = new Period(asked.PeriodFrom, asked.PeriodUntil);
        if (!IsClosed(saving.Context, asked.Programme, period))
        {
            return new ReopenOutcome.NotClosed(period);
        }

        var hash = HashOf(asked);
        var approval = Approving.Decide(saving, new ToApprove(Subject.Reopening, number, hash, Approving.Who(saving.Context, asked.By), [], 1), by, approve: true, shown, on);
        if (approval is not Approval.Complete)
        {
            return new ReopenOutcome.NotApproved(approval);
        }

        saving.AddRows([new ReopeningConfirmationRow { Reopening = number, AskedBy = asked.By, By = by, Day = on }]);
        return Deeds.Commit(saving, new Deed("reopen", by, on, $"reopening {number}", hash), new ReopenOutcome.Opened(number, asked.Programme, period));
    }

    /// <summary>The hash of everything that is shown of a request to open a period again.</summary>
    internal static string HashOf(ReopeningRow asked) => Approving.HashOf(
        ("number", asked.Number), ("programme", asked.Programme), ("from", asked.PeriodFrom), ("until", asked.PeriodUntil), ("reason", asked.Reason), ("by", asked.By));

    private static bool IsClosed(PalierContext context, string programme, Period period) =>
        PeriodStanding.Of(PeriodsSaid.Of(context, programme, long.MaxValue), period) == PeriodState.Closed;
}
