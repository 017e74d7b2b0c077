using System.Collections.Immutable;
using Palier.Core.Payments;

namespace Palier.Core.Tests.Payments;

/// <summary>Which account counts on which day, and what a stop does to a change that waits.</summary>
public sealed class AccountsOverTimeTests
{
    private static readonly AccountProposed first = Account(1, "2026-01-05", "a", 2, "2026-01-06", "2026-01-06");

    private static readonly AccountProposed change = Account(3, "2026-02-01", "b", 4, "2026-02-02", "2026-02-07");

    [Fact]
    public void The_first_account_counts_from_the_day_of_its_approval()
    {
        var accounts = Of(first);

        (InForce(accounts, "2026-01-05"), InForce(accounts, "2026-01-06")).ShouldBe((null, 1));
        Of().CountsFrom(Account(9, "2026-03-01", "z"), Day("2026-03-02")).ShouldBe(Day("2026-03-02"));
    }

    [Fact]
    public void A_change_counts_five_days_after_its_approval_and_not_a_day_sooner()
    {
        var accounts = Of(first, change);

        (InForce(accounts, "2026-02-02"), InForce(accounts, "2026-02-06"), InForce(accounts, "2026-02-07")).ShouldBe((1, 1, 3));
        Of(first).CountsFrom(Account(9, "2026-02-01", "z"), Day("2026-02-27")).ShouldBe(Day("2026-03-04"), "days of the calendar, whatever the month");
        (accounts.Waiting(Day("2026-02-06"))?.Number, accounts.Waiting(Day("2026-02-07"))?.Number).ShouldBe((3, null));
    }

    [Fact]
    public void The_account_in_force_named_again_counts_at_once_where_no_change_waits()
    {
        Of(first).CountsFrom(Account(9, "2026-02-01", "a"), Day("2026-02-27")).ShouldBe(Day("2026-02-27"));
        Of(first, change).CountsFrom(Account(9, "2026-03-01", "a"), Day("2026-03-02")).ShouldBe(Day("2026-03-07"), "the one before it is a change like any other");
    }

    [Fact]
    public void Who_proposes_the_account_in_force_again_stops_the_change_at_once()
    {
        var stop = Account(5, "2026-02-03", "a");
        var accounts = Of(first, change, stop);

        accounts.StoppedBy(stop).ShouldBe(change);
        accounts.StopOf(change).ShouldBe(stop);
        (InForce(accounts, "2026-02-07"), InForce(accounts, "2026-06-01")).ShouldBe((1, 1), "while nobody decides, payments go where they went");
        accounts.Waiting(Day("2026-06-01"))?.Number.ShouldBe(3);
        accounts.CountsFrom(stop, Day("2026-02-04")).ShouldBe(Day("2026-02-07"));
    }

    [Fact]
    public void A_stop_that_is_approved_ends_the_change_for_good()
    {
        var accounts = Of(first, change, Account(5, "2026-02-03", "a", 6, "2026-02-04", "2026-02-07"));

        (InForce(accounts, "2026-02-06"), InForce(accounts, "2026-02-07")).ShouldBe((1, 5), "the same account under another number");
        accounts.Waiting(Day("2026-02-05")).ShouldBeNull();
        accounts.Begins(change).ShouldBeNull();
    }

    [Fact]
    public void A_stop_that_is_rejected_lets_the_change_go_on_from_its_day_or_from_that_of_the_rejection()
    {
        var soon = Of(first, change, Account(5, "2026-02-03", "a", 6, "2026-02-04", "2026-02-07", approved: false));
        (InForce(soon, "2026-02-06"), InForce(soon, "2026-02-07")).ShouldBe((1, 3));

        var late = Of(first, change, Account(5, "2026-02-03", "a", 6, "2026-02-20", "2026-02-20", approved: false));
        (InForce(late, "2026-02-19"), InForce(late, "2026-02-20")).ShouldBe((1, 3));
    }

    [Fact]
    public void A_stop_comes_before_the_change_counts_and_names_the_account_in_force()
    {
        InForce(Of(first, change, Account(5, "2026-02-07", "a")), "2026-02-07").ShouldBe(3, "too late");
        InForce(Of(first, change, Account(5, "2026-02-03", "c")), "2026-02-07").ShouldBe(3, "another account");
        InForce(Of(first, Account(3, "2026-02-01", "b", 6, "2026-02-02", "2026-02-07"), Account(5, "2026-02-01", "a")), "2026-02-07").ShouldBe(3, "it was proposed before the change was approved");
    }

    [Fact]
    public void Of_two_changes_the_one_that_was_approved_last_takes_the_place()
    {
        var accounts = Of(first, change, Account(5, "2026-02-03", "c", 6, "2026-02-04", "2026-02-09"));

        (InForce(accounts, "2026-02-08"), InForce(accounts, "2026-02-09")).ShouldBe((3, 5));
        InForce(Of(first, Account(3, "2026-02-01", "b", 4, "2026-02-02", "2026-02-02", approved: false)), "2026-03-01").ShouldBe(1, "what was rejected never counts");
    }

    private static AccountsOverTime Of(params ImmutableArray<AccountProposed> accounts) => new(accounts);

    private static int? InForce(AccountsOverTime accounts, string day) => accounts.InForce(Day(day))?.Number;

    private static AccountProposed Account(int number, string day, string same, int? decided = null, string decidedOn = "2026-01-01", string from = "2026-01-01", bool approved = true) =>
        new(number, number, Day(day), same, decided is { } sequence ? new AccountDecided(sequence, Day(decidedOn), approved, Day(from)) : null);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
