using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Ledger;
using Palier.Core.Statements;
using Palier.Core.Values;

namespace Palier.Core.Tests.Statements;

/// <summary>The third quarter of an invented partner: a bonus with a converted line, a fund, a payment and one that is carried.</summary>
internal static class ExampleStatement
{
    public static readonly Period Quarter = Period.Find("2026-Q3")!.Value;

    private const string Text =
        """
        programme: growth
        title:     { en: Growth Programme, fr: Programme Croissance }
        version:   2
        from:      2026-01-01
        published: 2025-11-20
        currency:  EUR
        time_zone: Europe/Brussels
        answers:
          counts_on:     invoiced_on
          converts_at:   { GBP: 1.17 }
          line_rounding: each line
          value_at:      start of period
          level_at:      start of period
          returns:       when returned
          late_facts:    adjust next
          late_rules:    adjust next
          closes:        10 days after end of period
          debts:         earned back first
          accrues:       expected value
          mergers:       history stays
        metrics:
          revenue:       { title: { en: Revenue, fr: Chiffre d’affaires }, ref: §3.1, sum: sale.net }
          cloud_revenue: { title: { en: Cloud revenue, fr: Chiffre d’affaires cloud }, ref: §3.2, same_as: revenue, where: { area: cloud } }
        wallets:
          cash: { title: { en: Bonus account, fr: Compte bonus }, ref: §6.1, pays: quarter, at_least: 100, due: 30 days after end of period }
          fund: { title: { en: Marketing fund, fr: Fonds marketing }, ref: §6.2, lasts: 6 months, unused: forfeited }
        bonuses:
          growth_bonus:
            title:  { en: Growth bonus, fr: Bonus de croissance }
            ref:    §5.1
            every:  quarter
            amount:
              - rate:    { kind: stepped, from: { 0: 2%, 100_000: 3.5% } }
                of:      revenue
              - at_most: 25_000
              - round:   { to: 0.01, half: up }
          cloud_fund:
            title:  { en: Cloud marketing fund, fr: Fonds marketing cloud }
            ref:    §5.2
            every:  quarter
            to:     fund
            amount:
              - rate:  0.5%
                of:    cloud_revenue
              - round: { to: 0.01, half: up }
        """;

    public static readonly Programme Programme = ProgrammeText.Read(Text) is { Value: { } programme } ? programme
        : throw new InvalidOperationException(string.Join('\n', ProgrammeText.Read(Text).Mistakes.Select(Palier.Core.Wording.Words.English.Mistake)));

    /// <summary>The statement as it is issued; more sales make it another one.</summary>
    public static Statement Of(string name = "Atelier Nuage SAS", string number = "S-2026-000017", params ReadOnlySpan<SalesLine> more) =>
        Composing.Of(ToBe(name, more), number, new DateOnly(2026, 10, 12));

    public static ToBeStated ToBe(string name, params ReadOnlySpan<SalesLine> more)
    {
        var partner = new Partner { Id = "P-0417", Name = name, Country = "FR", City = "Lyon", Kind = "reseller" };
        var facts = new PartnerFacts { Partner = partner, Sales = [.. Sales(), .. more] };
        var evaluation = new Evaluation<WithReasons>(Programme, facts);
        return ToBe(partner, [.. Programme.Bonuses.Select(b => evaluation.Earned(b, Quarter))]);
    }

    private static ToBeStated ToBe(Partner partner, ImmutableArray<Earning> earned)
    {
        var (cash, fund, close) = (new Account(partner.Id, "cash"), new Account(partner.Id, "fund"), new DateOnly(2026, 10, 10));
        var (first, growth, cloud) = (Money(8_730_12), earned[0].Earned.Value, earned[1].Earned.Value);
        Movement[] movements =
        [
            Moved(new Account("vendor", "growth_bonus"), cash, first, new DateOnly(2026, 7, 10), Purpose.Earned, "growth_bonus", "2026-Q2", 1),
            Moved(cash, Account.Payable(partner.Id), first, new DateOnly(2026, 7, 30), Purpose.Paid, "cash", "2026-Q2", 1),
            Moved(new Account("vendor", "growth_bonus"), cash, growth, close, Purpose.Earned, "growth_bonus", "2026-Q3", 1),
            Moved(cash, new Account("vendor", "growth_bonus"), Money(103_13), close, Purpose.Earned, "growth_bonus", "2026-Q2", 2),
            Moved(new Account("vendor", "cloud_fund"), fund, cloud, close, Purpose.Earned, "cloud_fund", "2026-Q3", 1),
        ];
        var pays = new Payout(Programme.FindWallet("cash")!, cash, Quarter, growth - Money(103_13), close);
        return new ToBeStated
        {
            Programme = Programme,
            Partner = partner,
            Period = Quarter,
            Vendor = new Vendor("Meridian Systems", ["Partner programmes", "Quai des Arènes 12, 1000 Brussels"], null),
            Earned = earned,
            Journal = ((PostOutcome.Posted)Journal.Empty.Post(movements)).Journal,
            After = new DateOnly(2026, 7, 10),
            Until = close,
            KnownOn = new DateOnly(2026, 10, 9),
            Payouts = [new PayoutStanding(pays, new PayoutState.Paid(close, new DateOnly(2026, 10, 30), null, false))],
        };
    }

    public static SalesLine Sale(string key, decimal net, string area, int day, string currency = "EUR") => new()
    {
        Partner = "P-0417", Key = key, Net = new LineAmount((long)(net * LineAmount.Unit), Currency.Of(currency)), Area = area, InvoicedOn = new DateOnly(2026, 8, day), Customer = $"C-{day:000}",
    };

    private static IEnumerable<SalesLine> Sales() =>
        Enumerable.Range(1, 28).Select(i => Sale($"INV-{i:0000}", 4_100.35m + (i * 312.5m), i % 3 == 0 ? "cloud" : "network", i))
            .Append(Sale("INV-0100", 3_333.33m, "cloud", 30, "GBP"));

    private static Money Money(long cents) => new(cents, Currency.Eur);

    private static Movement Moved(Account from, Account to, Money amount, DateOnly on, Purpose purpose, string name, string period, int number) =>
        new(from, to, amount, on, new Matter(purpose, name, Period.Find(period)!.Value, from.Owner == "vendor" ? to : from, number), 2);
}
