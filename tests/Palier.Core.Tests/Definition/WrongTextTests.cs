using Palier.Core.Definition;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Definition;

/// <summary>Wrong programme texts, each with the message it gets: where, what, and what to write instead.</summary>
public sealed class WrongTextTests
{
    private const string Head = """
        programme: p
        version: 1
        from: 2025-01-01
        published: 2024-11-15
        currency: EUR
        time_zone: Europe/Brussels
        answers: { counts_on: sold_on, line_rounding: in total, value_at: start of period, level_at: start of period, returns: when returned, leavers: until they leave }
        metrics:
          revenue: { sum: sale.net }
          revenue_12m: { sum: sale.net, over: 12 closed months }
          growth: { growth_of: revenue, against: a year earlier }

        """;

    private const string Ladder = """
        levels:
          up: { every: quarter, starts: at once }
          down: { every: year, starts: at once }
          ladder: { registered: always, silver: { revenue_12m: 100 } }

        """;

    public static TheoryData<string, string, string> Texts() => new()
    {
        { "an unknown word", Head + "bonusses: {}", "12:1 P103 bonusses is not a word of programme. The nearest is bonuses." },
        { "a key given twice", Head + "lists: { small: [LU] }\nlists: { big: [DE] }", "13:1 P102 lists is given twice; it stands first in line 12. Leave one of them." },
        { "a percentage without its sign", Head + Ladder + "bonuses:\n  b: { ref: §1, every: quarter, requires: { growth: 10 }, amount: [ { rate: 2%, of: revenue }, { round: { to: 0.01, half: up } } ] }", "17:53 P106 10 is meant as a percentage: write the sign, 10%." },
        { "an amount with a percent sign", Head + Ladder.Replace("100", "100%"), "15:56 P106 100% is a percentage, and this place takes none. Leave the sign out, or write the figure that is meant." },
        { "a misspelt figure", Head + Ladder.Replace("revenue_12m", "revenu_12m"), "15:43 P201 revenu_12m is not defined in this text. The nearest is revenue_12m." },
        { "a window of two readings", Head.Replace("12 closed months", "12 months"), "10:39 P307 12 months: closed or to date? Write 12 months to date, or put closed before the unit. Known ones: the period, 12 closed months, 4 closed quarters, 12 months to date, 365 days to date, 12 months to 31 March, year to date, 2024-Q3, since 2024-01-01, since enrolment, 12 months after customer.first_sold_on, 5 closed months and month to date, ever." },
        { "a scale that does not ascend", Head + "bonuses:\n  b: { ref: §1, every: quarter, amount: [ { rate: { kind: slab, from: { 0: 1%, 500: 2%, 100: 3% } }, of: revenue }, { round: { to: 0.01, half: up } } ] }", "13:89 P401 100 does not come after the one before it. List them in ascending order." },
        { "a scale without its kind", Head + "bonuses:\n  b: { ref: §1, every: quarter, amount: [ { rate: { from: { 0: 1% } }, of: revenue }, { round: { to: 0.01, half: up } } ] }", "13:51 P308 The kind of scale is missing: on 6,000 with 2% from 0, 3% from 1,000 and 5% from 5,000, slab pays 300 and stepped pays 190." },
        { "an amount without rounding", Head + "bonuses:\n  b: { ref: §1, every: quarter, amount: [ { rate: 2%, of: revenue } ] }", "13:43 P315 The amount does not say how it is rounded: end with round: { to: 0.01, half: up }." },
        { "a level without its window", Head + Ladder.Replace("revenue_12m", "revenue"), "15:43 P321 revenue has no window, and a level has no period: say over, for example 12 closed months." },
        { "an open question", Head.Replace("counts_on: sold_on, ", ""), "9:3 P301 revenue counts sales lines, and the text does not say on which day: answers, counts_on: sold_on, invoiced_on or paid_on." },
        { "a table that forgets a level", Head + Ladder + "bonuses:\n  b: { ref: §1, every: quarter, amount: [ { rate: { silver: 2% }, of: revenue }, { round: { to: 0.01, half: up } } ] }", "17:51 P406 The level registered is missing in this table." },
        { "a date that is none", Head.Replace("2025-01-01", "2025-13-01"), "3:7 P105 2025-13-01 does not fit here. Expected: a day like 2025-07-01." },
        { "a ladder that does not say whether a level is lost", Head + Ladder.Replace("  down: { every: year, starts: at once }\n", ""), "13:3 P324 Does a level ever go down? Say down: never, or when it is reviewed: down: { every: year, starts: at once }." },
        { "a clock without the day a change begins", Head + Ladder.Replace("every: quarter, starts: at once", "every: quarter"), "13:7 P108 starts is missing in clock of levels." },
        { "a change that reaches back before its review", Head + Ladder.Replace("every: quarter, starts: at once", "every: quarter, starts: first day of the quarter"), "13:33 P105 first day of the quarter does not fit here. Expected: at once, the day after, or first day of next month." },
        { "a review that never comes", Head + Ladder.Replace("every: year", "every: sometimes"), "14:18 P105 sometimes does not fit here. Expected: day, week, month, quarter, half-year, year, or days like 1 March, or January and July." },
        { "a grace of one review", Head + Ladder.Replace("every: year, ", "every: year, after: 1 reviews in a row, "), "14:31 P105 1 reviews in a row does not fit here. Expected: 2 to 12 reviews in a row." },
        { "a time zone that is none", Head.Replace("Europe/Brussels", "Europe/Bruxelles"), "6:12 P115 Europe/Bruxelles is not a time zone. Write one like Europe/Brussels." },
        { "a hold of something unknown", Head + "holds:\n  h: { while: { revenue: 1 }, stops: [payoff], releases: at once, because: Stop. }", "13:39 P103 payoff is not a word of stops. The nearest is payout." },
        { "a match to a level that is none", Head + "membership: { requires: always, match: { from: { old: { top: golden } }, takes: best, until: 2026-01-01 } }\n" + Ladder, "12:62 P103 golden is not a word of levels." },
        { "one text for several areas, read as one", Head + "for_each: [a, b]", "12:11 P116 This text is one programme for each of several words: a, b. Name the one that is meant." },
        { "a currency that is none", Head.Replace("EUR", "EURO"), "5:11 P114 EURO is not a currency code of ISO 4217." },
        { "no YAML", "programme: [", "2:1 P101" },
        { "nothing at all", "", "1:1 P110 The text is empty." },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_wrong_text_is_refused_with_its_place_and_what_to_write(string what, string text, string message)
    {
        var reading = ProgrammeText.Read(text);
        var got = string.Join("\n", reading.Mistakes.Select(m => $"{m.Place} {m.Code} {Words.English.Mistake(m)}"));
        got.ShouldStartWith(message, Case.Sensitive, what);
        reading.Mistakes.ShouldAllBe(m => Words.French.Mistake(m).Length > 10 && !Words.French.Mistake(m).Contains("{nearest}") && !Words.French.Mistake(m).Contains("{value}"));
    }

    [Fact]
    public void All_mistakes_of_a_text_are_reported_at_once_and_in_order()
    {
        var reading = ProgrammeText.Read(Head.Replace("EUR", "XYZ").Replace("version: 1", "version: one").Replace("growth_of", "grwth_of"));
        reading.Value.ShouldBeNull();
        reading.Mistakes.Select(m => m.Place.Line).ShouldBe([2, 5, 11, 11]);
    }

    [Fact]
    public void Metrics_that_stand_on_each_other_in_a_ring_are_refused()
    {
        var reading = ProgrammeText.Read(Head + "").Value;
        reading.ShouldNotBeNull();
        var ring = ProgrammeText.Read(Head.Replace("growth: { growth_of: revenue, against: a year earlier }", "growth: { growth_of: other, against: a year earlier }\n  other: { sum: [growth] }"));
        ring.Mistakes.ShouldContain(m => m.Code == "P204");
    }
}
