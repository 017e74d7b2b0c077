using Palier.Core.Definition;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Definition;

/// <summary>Wrong texts about money: splits, caps, budgets, wallets, requests, and what a text leaves open.</summary>
public sealed class WrongMoneyTests
{
    private const string Answers = "counts_on: sold_on, line_rounding: in total, value_at: start of period, level_at: start of period, returns: when returned";
    private const string Books = ", late_facts: adjust next, late_rules: adjust next, closes: 10 working days after end of period, debts: earned back first";

    public static TheoryData<string, string, string> Texts() => new()
    {
        { "shares that are not the whole", Bonus("split: { cash: 60%, coop: 30% }, remainder: first"), "P602 The shares are 90% together. They must be 100%." },
        { "a split that does not say who gets the rest", Bonus("split: { cash: 60%, coop: 40% }"), "P325 Splitting 15 by 80%, 8% and 12% leaves a unit over." },
        { "a split into a wallet that is none", Bonus("split: { cash: 60%, copo: 40% }, remainder: first"), "P103 copo is not a word of wallets. The nearest is coop." },
        { "a step after the split", Bonus("split: { cash: 100% }, remainder: first }, { at_most: 10"), "P611 After split nothing follows: it is the last step." },
        { "money and points in one split", Bonus("split: { cash: 60%, points: 40% }, remainder: first"), "P603 b goes to wallets that hold different things. One amount is one thing." },
        { "a budget that does not say how it is shared", Bonus("at_most: 10, per: programme, every: year }, { round: { to: 0.01, half: up }"), "P605 A budget says both: per: programme, and shared: pro rata or first come." },
        { "who comes first, where nothing has a day", Bonus("at_most: 10, per: programme, shared: first come }, { round: { to: 0.01, half: up }"), "P612 Who comes first is known only for things with a day of their own" },
        { "a cap for each of nothing", Bonus("at_most: 10, per: customer }, { round: { to: 0.01, half: up }"), "P615 A cap per customer needs for_each: the amount is one for the whole partner." },
        { "where without for_each", Text("every: month, where: { area: ai-cloud }, amount: [ { rate: 1%, of: revenue }, { round: { to: 0.01, half: up } } ]"), "P616 b is computed for the partner as a whole: where belongs to for_each." },
        { "settled less often than earned", Text("every: month, settled: quarter, amount: [ { rate: 1%, of: revenue }, { round: { to: 0.01, half: up } } ]"), "P614 b is settled as often as it is earned, or less often." },
        { "points with cents", Text("every: month, to: points, amount: [ { each: 1, of: revenue }, { round: { to: 0.01, half: up } } ]"), "P613 points are whole: round: { to: 1, half: up }." },
        { "a wallet that expires to nowhere", Text(Plain, "  coop: { ref: §2, lasts: 12 months }"), "P316 coop can be used for a time, and the text does not say what becomes of the rest: lasts and unused: forfeited, or carries over." },
        { "a least amount of what is not paid out", Text(Plain, "  coop: { ref: §2, at_least: 50 }"), "P609 coop is not paid out, so it takes no at_least." },
        { "a need that nobody states", Text(Plain, "  coop: { ref: §2, pays: month, missing: { needs: [bank_details], wait: 30 days, then: forfeited } }"), "P610 bank_details is not a fact that somebody states." },
        { "when periods close", Text(Plain, answers: Answers + Books.Replace("closes: 10 working days after end of period, ", "")), "P306 coop is settled, and the text does not say when periods close and what becomes of what arrives later" },
        { "what becomes of debts", Text(Plain, answers: Answers + Books.Replace(", debts: earned back first", "")), "P318 coop may have to give money back, and the text does not say how: answers, debts: earned back first or invoiced." },
        { "a quota that refills and leaves the rest open", Text(Plain) + "benefits:\n  exams: { ref: §3, limit: { at_most: 2, every: year } }\n", "P316 exams can be used for a time, and the text does not say what becomes of the rest: unused: lapses, or carries over." },
        { "a limit per what requests do not have", Text(Plain) + "benefits:\n  exams: { ref: §3, limit: { at_most: 2, per: request.enginer } }\n", "P103 enginer is not a word of fields of request. The nearest is engineer." },
        { "a request that spends a wallet that is none", Text(Plain) + "requests:\n  plan: { ref: §3, spends: coup }\n", "P103 coup is not a word of wallets. The nearest is coop." },
        { "a stack of what has nothing in common", Text(Plain).Replace("bonuses:\n", "bonuses:\n  stack: { one: { of: [b], takes: first, per: sale } }\n"), "P618 b is not computed for what is named here: per: sale." },
        { "a run-off of more than all", Text("every: month, run_off: { after: leaving, lasts: 3 months, times: 150% }, amount: [ { rate: 1%, of: revenue }, { round: { to: 0.01, half: up } } ]"), "P105 150% does not fit here. Expected: a part of it like 50%." },
    };

    private const string Plain = "every: month, amount: [ { rate: 1%, of: revenue }, { round: { to: 0.01, half: up } } ]";

    private static string Bonus(string last) =>
        Text($"every: month, amount: [ {{ rate: 1%, of: revenue }}, {{ round: {{ to: 0.01, half: up }} }}, {{ {last} }} ]");

    private static string Text(string bonus, string wallet = "  coop: { ref: §2, lasts: 12 months, unused: forfeited }", string answers = Answers + Books) => $$"""
        programme: p
        version: 1
        from: 2025-01-01
        published: 2024-11-15
        currency: EUR
        time_zone: Europe/Brussels
        answers: { {{answers}} }
        metrics:
          revenue: { sum: sale.net }
        bonuses:
          b: { ref: §1, {{bonus}} }
        wallets:
        {{wallet}}
          points: { ref: §2, unit: points }

        """;

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_wrong_text_about_money_is_refused_and_says_what_to_write(string what, string text, string message)
    {
        var mistakes = ProgrammeText.Read(text).Mistakes;
        mistakes.Select(m => $"{m.Code} {Words.English.Mistake(m)}").ShouldContain(m => m.StartsWith(message, StringComparison.Ordinal), $"{what}: {string.Join("\n", mistakes.Select(m => $"{m.Code} {Words.English.Mistake(m)}"))}");
        mistakes.ShouldAllBe(m => Words.French.Mistake(m).Length > 10 && !Words.French.Mistake(m).Contains('{', StringComparison.Ordinal) == !Words.English.Mistake(m).Contains('{', StringComparison.Ordinal));
    }

    [Fact]
    public void The_text_that_the_others_are_made_from_is_right() => ProgrammeText.Read(Text(Plain)).IsRefused.ShouldBeFalse();
}
