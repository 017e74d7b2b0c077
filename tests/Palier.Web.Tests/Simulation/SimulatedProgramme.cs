using System.Globalization;

namespace Palier.Web.Tests.Simulation;

/// <summary>The programme of the simulated vendor: levels, a stepped bonus, money in two wallets, a budget that all share, small amounts carried forward.</summary>
internal static class SimulatedProgramme
{
    public const string Name = "simulated";

    /// <summary>The text of a version.</summary>
    /// <param name="version">From 1.</param>
    /// <param name="from">The first day it is valid.</param>
    /// <param name="published">The day it is published.</param>
    /// <param name="topRate">The rate of the highest band in hundredths of a percent: what versions change.</param>
    /// <param name="late">What late facts and late rules do: <c>adjust next</c> or <c>reopen</c>.</param>
    public static string Text(int version, DateOnly from, DateOnly published, int topRate, string late) => string.Create(CultureInfo.InvariantCulture, $$"""
        programme: {{Name}}
        version:   {{version}}
        from:      {{from:yyyy-MM-dd}}
        published: {{published:yyyy-MM-dd}}
        currency:  EUR
        time_zone: Europe/Brussels
        answers:
          counts_on:     invoiced_on
          converts_at:   own currency only
          line_rounding: in total
          value_at:      start of period
          level_at:      start of period
          returns:       when returned
          disputed:      counted
          late_facts:    {{late}}
          late_rules:    {{late}}
          closes:        10 working days after end of period
          debts:         earned back first
          accrues:       as earned
          mergers:       history stays
          working_days:  Monday to Friday
        metrics:
          revenue: { ref: §1, sum: sale.net }
          yearly:  { ref: §1, sum: sale.net, over: 12 closed months }
        levels:
          up:   { every: month, starts: at once }
          down: never
          ladder:
            registered: always
            gold:       { yearly: 12_000 }
        bonuses:
          rebate:
            ref:    §2
            every:  month
            amount: [ { rate: { by: revenue, kind: stepped, from: { 0: 1%, 1_000: 2%, 4_000: {{topRate / 100m}}% } }, of: revenue }, { round: { to: 0.01, half: up } } ]
          growth:
            ref:    §3
            for:    [gold]
            every:  quarter
            amount:
              - { rate: 1.7%, of: revenue }
              - { round: { to: 0.01, half: even } }
              - { split: { cash: 66.7%, funds: 33.3% }, remainder: largest }
          pool:
            ref:    §4
            every:  quarter
            amount:
              - { rate: 5%, of: revenue }
              - { at_most: 900, per: programme, every: year, shared: pro rata }
              - { round: { to: 0.01, half: up } }
        wallets:
          cash:  { ref: §5, pays: month, at_least: 25 }
          funds: { ref: §6, lasts: 6 months, unused: forfeited }
        """);
}
