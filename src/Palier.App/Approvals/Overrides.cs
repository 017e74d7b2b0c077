using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.App.Programmes;
using Palier.Core.Acting;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Approvals;

/// <summary>A level that somebody asks to give a partner against the reviews.</summary>
/// <param name="Until">The first day on which the reviews decide again.</param>
public sealed record OverrideAsked(string Programme, string Partner, string Level, DateOnly From, DateOnly Until, string Reason);

/// <summary>An override as lists show it.</summary>
/// <param name="Approved">Null while it waits for a second person.</param>
public sealed record OverrideListed(int Number, string Programme, string Partner, string Level, DateOnly From, DateOnly Until, string Reason, string Hash, string By, DateOnly Day, bool? Approved, string? DecidedBy);

/// <summary>What came of setting a level against the reviews.</summary>
public abstract record OverrideOutcome
{
    private OverrideOutcome()
    {
    }

    /// <summary>It waits for a second person; until then the reviews decide.</summary>
    public sealed record Proposed(int Number, OverrideAsked Asked) : OverrideOutcome;

    public sealed record InForce(int Number, OverrideAsked Asked) : OverrideOutcome;

    public sealed record Rejected(int Number) : OverrideOutcome;

    public sealed record ReasonMissing : OverrideOutcome;

    public sealed record NoSuchProgramme(string Name) : OverrideOutcome;

    public sealed record NoSuchPartner(string Id) : OverrideOutcome;

    public sealed record NoSuchLevel(string Level, ImmutableArray<string> Levels) : OverrideOutcome;

    public sealed record EndsBeforeItBegins(DateOnly From, DateOnly Until) : OverrideOutcome;

    /// <summary>The text of the programme lets nobody set a level by hand.</summary>
    public sealed record NobodyMay(string Programme) : OverrideOutcome;

    /// <summary>The text of the programme lets it last until before this day at most.</summary>
    public sealed record TooLong(DateOnly Latest) : OverrideOutcome;

    public sealed record NoSuchOverride(int Number) : OverrideOutcome;

    public sealed record DecidedBefore(int Number, bool Approved, string By) : OverrideOutcome;

    /// <summary>This person's approval does not count.</summary>
    public sealed record NotApproved(Approval Why) : OverrideOutcome;
}

/// <summary>Gives a partner a level against the reviews, for a time and with a reason: one person proposes, another whom it does not concern approves.</summary>
public static class Overrides
{
    public static OverrideOutcome Propose(Database database, OverrideAsked asked, string by, DateOnly on, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(asked.Reason))
        {
            return new OverrideOutcome.ReasonMissing();
        }

        if (asked.Until <= asked.From)
        {
            return new OverrideOutcome.EndsBeforeItBegins(asked.From, asked.Until);
        }

        using var saving = database.Begin(now, $"propose a level of {asked.Partner}");
        var context = saving.Context;
        if (PublishedProgrammes.All(context).LastOrDefault(p => p.Name == asked.Programme) is not { } latest)
        {
            return new OverrideOutcome.NoSuchProgramme(asked.Programme);
        }

        if (!context.Organisations.Any(o => o.Id == asked.Partner))
        {
            return new OverrideOutcome.NoSuchPartner(asked.Partner);
        }

        var holds = new Versions([.. PublishedProgrammes.All(context).Where(p => p.Name == asked.Programme)]).For(asked.From, on) ?? latest;
        if (Refused(holds, asked) is { } refused)
        {
            return refused;
        }

        var row = new OverrideProposalRow
        {
            Number = (context.OverrideProposals.Max(o => (int?)o.Number) ?? 0) + 1, Partner = asked.Partner, Programme = asked.Programme, Level = asked.Level, From = asked.From, Until = asked.Until,
            Reason = asked.Reason.Trim(), By = by, Day = on,
        };
        saving.AddRows([row]);
        return Deeds.Commit(saving, new Deed("propose override", by, on, $"override {row.Number}", HashOf(row)), new OverrideOutcome.Proposed(row.Number, Of(row)));
    }

    /// <summary>Approves or rejects it as the second person. Approved, it is a fact from that moment on.</summary>
    public static OverrideOutcome Decide(Database database, int number, bool approve, string by, DateOnly on, DateTime now, string? shown = null)
    {
        using var saving = database.Begin(now, $"{(approve ? "approve" : "reject")} override {number}");
        var context = saving.Context;
        if (context.OverrideProposals.FirstOrDefault(o => o.Number == number) is not { } asked)
        {
            return new OverrideOutcome.NoSuchOverride(number);
        }

        if (context.OverrideDecisions.FirstOrDefault(d => d.Override == number) is { } before)
        {
            return new OverrideOutcome.DecidedBefore(number, before.Approved, before.By);
        }

        var toApprove = new ToApprove(Subject.Override, number, HashOf(asked), Approving.Who(context, asked.By), [asked.Partner], 1);
        var approval = Approving.Decide(saving, toApprove, by, approve, shown, on);
        if (approval is not (Approval.Complete or Approval.Rejected))
        {
            return new OverrideOutcome.NotApproved(approval);
        }

        saving.AddRows([new OverrideDecisionRow { Override = number, Approved = approve, AskedBy = asked.By, By = by, Day = on }]);
        if (approve)
        {
            saving.Add([new LevelOverride { Partner = asked.Partner, Programme = asked.Programme, Level = asked.Level, From = asked.From, Until = asked.Until, Reason = asked.Reason, By = asked.By }]);
        }

        return Deeds.Commit<OverrideOutcome>(saving, new Deed(approve ? "approve" : "reject", by, on, $"override {number}", toApprove.Hash),
            approve ? new OverrideOutcome.InForce(number, Of(asked)) : new OverrideOutcome.Rejected(number));
    }

    /// <summary>Every override that was proposed, the latest first.</summary>
    public static ImmutableArray<OverrideListed> List(Database database)
    {
        using var context = database.Context();
        var decisions = context.OverrideDecisions.ToDictionary(d => d.Override);
        return [.. context.OverrideProposals.OrderByDescending(o => o.Number).AsEnumerable().Select(o => (Of: o, Decided: decisions.GetValueOrDefault(o.Number)))
            .Select(o => new OverrideListed(o.Of.Number, o.Of.Programme, o.Of.Partner, o.Of.Level, o.Of.From, o.Of.Until, o.Of.Reason, HashOf(o.Of), o.Of.By, o.Of.Day, o.Decided?.Approved, o.Decided?.By))];
    }

    private static OverrideOutcome? Refused(Programme programme, OverrideAsked asked) => programme.Ladder is not { } ladder || ladder.Find(asked.Level) is null
        ? new OverrideOutcome.NoSuchLevel(asked.Level, [.. programme.Ladder?.Levels.Select(l => l.Name) ?? []])
        : ladder.Override is not { } rule ? new OverrideOutcome.NobodyMay(programme.Name)
        : rule.Lasts.After(asked.From, WorkingDays.WeekendsOnly) is var latest && asked.Until > latest ? new OverrideOutcome.TooLong(latest) : null;

    private static OverrideAsked Of(OverrideProposalRow row) => new(row.Programme, row.Partner, row.Level, row.From, row.Until, row.Reason);

    private static string HashOf(OverrideProposalRow row) => Approving.HashOf(
        ("number", row.Number), ("programme", row.Programme), ("partner", row.Partner), ("level", row.Level), ("from", row.From), ("until", row.Until), ("reason", row.Reason), ("by", row.By));
}
