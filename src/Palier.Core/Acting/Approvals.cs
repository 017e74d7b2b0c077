using System.Collections.Immutable;

namespace Palier.Core.Acting;

/// <summary>Somebody who acts.</summary>
/// <param name="Name">The name they act under.</param>
/// <param name="Person">Who they are: the same for all names of one person.</param>
/// <param name="Partner">The partner whose people they are one of; null for the vendor's own.</param>
public sealed record Somebody(string Name, string Person, string? Partner);

/// <summary>What others must approve.</summary>
/// <param name="Subject">What kind of thing it is.</param>
/// <param name="Number">Its number among those of its kind.</param>
/// <param name="Hash">The hash of everything that is shown of it.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Concerns">The partners and persons who gain or lose by it.</param>
/// <param name="Needed">How many persons must approve it beside the one who asked: 1, or 2 where it is above a limit.</param>
public sealed record ToApprove(Subject Subject, int Number, string Hash, Somebody By, ImmutableArray<string> Concerns, int Needed);

/// <summary>An approval that was given.</summary>
public sealed record Approved(Somebody By, string Hash);

/// <summary>What comes of approving or rejecting something.</summary>
public abstract record Approval
{
    private Approval()
    {
    }

    /// <summary>Everybody who must has approved: it takes effect.</summary>
    /// <param name="Turn">Which person after the first this is.</param>
    public sealed record Complete(int Turn) : Approval;

    /// <summary>It is above the limit, and a third person must approve it too.</summary>
    public sealed record ThirdNeeded(int Turn) : Approval;

    /// <summary>It is refused for good.</summary>
    public sealed record Rejected(int Turn) : Approval;

    /// <summary>What was shown is no longer what it is; look at it again.</summary>
    public sealed record ChangedSince(int Number) : Approval;

    /// <summary>Who asked cannot be the second person too, under whatever name.</summary>
    public sealed record SamePerson(string Name) : Approval;

    /// <summary>This person approved it already; another one must.</summary>
    public sealed record ApprovedBefore(string Name) : Approval;

    /// <summary>It is about this person or the partner they belong to, and nobody decides what concerns them.</summary>
    public sealed record ConcernsThem(string Name) : Approval;
}

/// <summary>Decides whether somebody's approval counts. Four eyes on money: bound to what was shown, by another person, whom it does not concern.</summary>
public static class Approvals
{
    /// <param name="asked">What is to be approved, as it is now.</param>
    /// <param name="before">The approvals so far.</param>
    /// <param name="by">Who approves or rejects.</param>
    /// <param name="approve">Whether they approve.</param>
    /// <param name="shown">The hash of what they were shown; null where only the number was given, which names what cannot change.</param>
    public static Approval Decide(ToApprove asked, ImmutableArray<Approved> before, Somebody by, bool approve, string? shown)
    {
        if (IsOne(asked.By, by))
        {
            return new Approval.SamePerson(by.Name);
        }

        if (Concern(asked.Concerns, by))
        {
            return new Approval.ConcernsThem(by.Name);
        }

        if (before.Any(b => IsOne(b.By, by)))
        {
            return new Approval.ApprovedBefore(by.Name);
        }

        var turn = before.Length + 1;
        return !approve ? new Approval.Rejected(turn)
            : (shown is not null && shown != asked.Hash) || before.Any(b => b.Hash != asked.Hash) ? new Approval.ChangedSince(asked.Number)
            : turn < asked.Needed ? new Approval.ThirdNeeded(turn) : new Approval.Complete(turn);
    }

    /// <summary>Whether partners or persons who gain or lose by something are somebody, or the partner they belong to.</summary>
    public static bool Concern(ImmutableArray<string> whom, Somebody by) => whom.Any(c => c == by.Partner || IsNamed(c, by));

    private static bool IsOne(Somebody one, Somebody other) => SecondPerson.Of(one.Person, other.Person) is SecondPerson.TheSame || SecondPerson.Of(one.Name, other.Name) is SecondPerson.TheSame;

    private static bool IsNamed(string whom, Somebody by) => SecondPerson.Of(whom, by.Name) is SecondPerson.TheSame || SecondPerson.Of(whom, by.Person) is SecondPerson.TheSame;
}
