using System.Collections.Immutable;

namespace Palier.Core.Acting;

/// <summary>Which role may do what: this table and no other place.</summary>
public static class Rights
{
    private static readonly ImmutableSortedDictionary<Act, ImmutableArray<Role>> may = ImmutableSortedDictionary<Act, ImmutableArray<Role>>.Empty
        .Add(Act.Publish, [Role.ProgrammeManager])
        .Add(Act.Enrol, [Role.ProgrammeManager, Role.Operator])
        .Add(Act.ImportFacts, [Role.Operator])
        .Add(Act.ImportRates, [Role.Finance, Role.Operator])
        .Add(Act.Settle, [Role.ProgrammeManager, Role.Finance])
        .Add(Act.Post, [Role.Finance])
        .Add(Act.Close, [Role.Finance])
        .Add(Act.AskToReopen, [Role.ProgrammeManager, Role.Finance])
        .Add(Act.ConfirmReopening, [Role.Finance, Role.Compliance])
        .Add(Act.ProposeAdjustment, [Role.ProgrammeManager, Role.Finance])
        .Add(Act.DecideAdjustment, [Role.Finance, Role.Compliance])
        .Add(Act.Hold, [Role.ProgrammeManager, Role.Finance, Role.Compliance])
        .Add(Act.Release, [Role.Finance, Role.Compliance])
        .Add(Act.IssueStatements, [Role.Finance])
        .Add(Act.NameStaff, [Role.Operator])
        .Add(Act.Rebuild, [Role.Operator])
        .Add(Act.DecidePublication, [Role.ProgrammeManager, Role.Finance])
        .Add(Act.ProposeOverride, [Role.ProgrammeManager])
        .Add(Act.DecideOverride, [Role.ProgrammeManager, Role.Compliance])
        .Add(Act.Dispute, [Role.Partner, Role.ProgrammeManager])
        .Add(Act.AnswerDispute, [Role.ProgrammeManager, Role.Finance])
        .Add(Act.ProposeBankAccount, [Role.Partner, Role.Finance])
        .Add(Act.DecideBankAccount, [Role.Finance, Role.Compliance])
        .Add(Act.ProposePayout, [Role.Finance])
        .Add(Act.DecidePayout, [Role.Finance, Role.Compliance])
        .Add(Act.ReadBankFile, [Role.Finance, Role.Operator])
        .Add(Act.ResolvePayment, [Role.Finance])
        .Add(Act.LookAtBooking, [Role.Finance])
        .Add(Act.DecideResolution, [Role.Finance, Role.Compliance])
        .Add(Act.ProposeLimit, [Role.Finance, Role.Compliance])
        .Add(Act.DecideLimit, [Role.Finance, Role.Compliance])
        .Add(Act.SendMessages, [Role.Operator, Role.Finance])
        .Add(Act.StopBankAccount, [Role.Partner, Role.Finance, Role.Compliance])
        .Add(Act.SeeAccountNumbers, [Role.Finance, Role.Compliance]);

    /// <summary>The roles that may do something.</summary>
    public static ImmutableArray<Role> RolesFor(Act act) => may[act];

    /// <summary>Whether somebody with these roles may do something.</summary>
    public static bool Allows(IEnumerable<Role> roles, Act act) => roles.Any(r => may[act].Contains(r));
}
