using System.Collections.Immutable;

namespace Palier.Core.Payments;

/// <summary>An account that was proposed for an owner, and what was decided of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Sequence">When it was proposed, among everything else.</param>
/// <param name="On">The day of that.</param>
/// <param name="Same">Equal for two proposals of the very same account.</param>
/// <param name="Decision">What a second person decided; null while it waits for one.</param>
public sealed record AccountProposed(int Number, long Sequence, DateOnly On, string Same, AccountDecided? Decision);

/// <summary>What a second person decided of an account.</summary>
/// <param name="Sequence">When, among everything else.</param>
/// <param name="On">The day of that.</param>
/// <param name="Approved">Whether it was approved.</param>
/// <param name="CountsFrom">The first day on which payments go there.</param>
public sealed record AccountDecided(long Sequence, DateOnly On, bool Approved, DateOnly CountsFrom);

/// <summary>
/// Which account of an owner counts on which day. The first one counts from the day on which it is approved. A change counts five days
/// later; until then it can be stopped by proposing the account in force once more. Where nothing waits, the account in force named again counts at once: payments go where they went.
/// </summary>
/// <param name="proposed">The accounts of one owner, and for the vendor of one currency.</param>
public sealed class AccountsOverTime(ImmutableArray<AccountProposed> proposed)
{
    /// <summary>The days that a change waits: more than any weekend with the holidays around it that most of Europe has.</summary>
    public const int DaysToWait = 5;

    /// <summary>The account in force on a day; null where there is none.</summary>
    public AccountProposed? InForce(DateOnly on) => InForce(on, long.MaxValue);

    /// <summary>Everything that was proposed.</summary>
    public ImmutableArray<AccountProposed> Proposed => proposed;

    /// <summary>The change that was approved and does not count yet on a day, also where somebody stopped it and nobody decided that; null where none waits.</summary>
    public AccountProposed? Waiting(DateOnly on) => InForce(on) is not { } there ? null
        : Approved(long.MaxValue).LastOrDefault(a => a.Decision!.Sequence > there.Decision!.Sequence && a.Same != there.Same
            && StopOf(a)?.Decision is null && !(Begins(a, long.MaxValue) <= on));

    /// <summary>The proposal that stops a change, be it approved or undecided; null where nothing stops it.</summary>
    public AccountProposed? StopOf(AccountProposed change) => proposed.Where(p => p.Decision?.Approved != false && Stops(p, change)).OrderBy(p => p.Decision is null).ThenBy(p => p.Sequence).FirstOrDefault();

    /// <summary>The change that a proposal stops; null where it stops none.</summary>
    public AccountProposed? StoppedBy(AccountProposed proposal) => Approved(long.MaxValue).LastOrDefault(a => a != proposal && Stops(proposal, a));

    /// <summary>The first day on which payments go to an account; null where it is not approved, or is stopped.</summary>
    public DateOnly? Begins(AccountProposed account) => account.Decision is { Approved: true } ? Begins(account, long.MaxValue) : null;

    /// <summary>From which day an account counts when it is approved on a day.</summary>
    public DateOnly CountsFrom(AccountProposed proposal, DateOnly on) =>
        StoppedBy(proposal) is { } stopped ? Later(stopped.Decision!.CountsFrom, on)
        : InForce(on)?.Same == proposal.Same ? on
        : Approved(long.MaxValue).Any() ? on.AddDays(DaysToWait) : on;

    // Whoever stops a change names the account in force again, after the change was approved and before it counts.
    private bool Stops(AccountProposed stop, AccountProposed change) =>
        change.Decision is { Approved: true } decided && stop.Sequence > decided.Sequence && stop.On < decided.CountsFrom && stop.Same != change.Same
        && InForce(stop.On, stop.Sequence)?.Same == stop.Same;

    private AccountProposed? InForce(DateOnly on, long before) => Approved(before)
        .Select(a => (Account: a, From: Begins(a, before))).Where(a => a.From <= on).OrderBy(a => a.From).ThenBy(a => a.Account.Decision!.Sequence).LastOrDefault().Account;

    private IEnumerable<AccountProposed> Approved(long before) =>
        proposed.Where(p => p.Decision is { Approved: true } d && d.Sequence < before).OrderBy(p => p.Decision!.Sequence);

    // While a stop waits for its second person the change does not count; once the stop is rejected it does, from that day at the earliest.
    private DateOnly? Begins(AccountProposed change, long before)
    {
        var from = change.Decision!.CountsFrom;
        foreach (var stop in proposed.Where(p => p.Sequence < before && Stops(p, change)))
        {
            if (stop.Decision is not { } decided || decided.Sequence >= before || decided.Approved)
            {
                return null;
            }

            from = Later(from, decided.On);
        }

        return from;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
