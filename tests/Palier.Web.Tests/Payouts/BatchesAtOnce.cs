using Palier.App.Payouts;
using Palier.Core.Payments;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Payouts;

/// <summary>Many people at once: nothing is paid twice, and of two decisions one wins.</summary>
public sealed class BatchesAtOnce
{
    private static readonly int rounds = Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full" ? 200 : 20;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_05_of_64_payouts_at_once_against_one_balance_no_more_is_paid_than_is_there(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00));
        place.Account("P1", "EUR", PayoutPlace.Iban(1));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() =>
            place.Propose(by: $"proposer {i}") is ProposeBatchOutcome.Proposed proposed ? place.Decide(proposed.Batch.Number, $"approver {i}") : null)));

        outcomes.Count(o => o is DecideBatchOutcome.Approved).ShouldBe(1);
        outcomes.Count(o => o is null).ShouldBe(63, "what is in one batch is not in another");
        place.Sent().ShouldBe(["1 money_held P1:payable -> P1:sent_eur 100.00 EUR"]);
        place.Money.Balance("payable").ShouldBe(0);
        place.IsSound();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task P_16_of_two_decisions_at_once_one_wins_and_the_batch_is_posted_at_most_once(Engine engine)
    {
        using var place = new PayoutPlace(engine, [.. Enumerable.Range(1, rounds).Select(i => ($"P{i}", 1_00L))]);
        for (var i = 1; i <= rounds; i++)
        {
            place.Account($"P{i}", "EUR", PayoutPlace.Iban(i));
            var number = place.Proposed(payees: $"P{i}");
            Func<DecideBatchOutcome> other = (i % 3) switch
            {
                0 => () => place.Decide(number, "eva"),
                1 => () => place.Decide(number, "eva", approve: false),
                _ => () => place.Withdraw(number),
            };

            var outcomes = await Task.WhenAll(Task.Run(() => place.Decide(number)), Task.Run(other));

            var wins = outcomes.Single(o => o is not DecideBatchOutcome.EndedBefore);
            outcomes.Count(o => o is DecideBatchOutcome.EndedBefore).ShouldBe(1, $"round {i}");
            using var context = place.Database.Context();
            context.Audit.Count(a => a.Of == $"batch {number}" && a.What != "propose payout").ShouldBe(1);
            context.PayoutBatchEvents.Single(e => e.Batch == number).End.ShouldBe(wins switch
            {
                DecideBatchOutcome.Approved => BatchEnd.Approved,
                DecideBatchOutcome.Rejected => BatchEnd.Rejected,
                _ => BatchEnd.Withdrawn,
            });
            context.Movements.Count(m => m.FromOwner == $"P{i}" && m.FromAccount == "payable").ShouldBe(wins is DecideBatchOutcome.Approved ? 1 : 0);
        }

        place.IsSound();
    }
}
