using System.Collections.Immutable;
using System.Text;

namespace Palier.Core.Tests.Programmes;

/// <summary>
/// Makes texts that use every construct of the language in some combination, and facts for them: the same number makes the same.
/// </summary>
internal sealed class GeneratedWorld
{
    private readonly Chance _chance;
    private readonly List<GeneratedMetric> _metrics;

    public GeneratedWorld(int seed)
    {
        _chance = new Chance(seed);
        _metrics = Chosen(new GeneratedMetrics(_chance).All());
        Text = Written(version: 1, from: "2023-01-01", published: "2022-11-01");
        BaseCamp = OtherProgramme();
        SecondVersion = _chance.Once(4) ? Text.Replace("version:   1", "version:   2", StringComparison.Ordinal)
            .Replace("from:      2023-01-01", "from:      2025-03-01", StringComparison.Ordinal)
            .Replace("published: 2022-11-01", $"published: {_chance.One("2024-11-01", "2025-05-10")}", StringComparison.Ordinal)
            .Replace("yearly: 1", "yearly: 2", StringComparison.Ordinal) : null;
        Facts = new GeneratedFacts(_chance).Everyone();
    }

    public string Text { get; }

    /// <summary>The text of the other programme that conditions ask.</summary>
    public string BaseCamp { get; }

    /// <summary>A later version of the text, or null.</summary>
    public string? SecondVersion { get; }

    public Core.Facts.Population Facts { get; }

    private List<GeneratedMetric> Chosen(IReadOnlyList<GeneratedMetric> all)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal) { "revenue", "yearly", "tested", "lines", "people" };
        wanted.UnionWith(_chance.Some(all.Select(m => m.Name), 7));
        while (wanted.SelectMany(w => all.First(m => m.Name == w).Needs).Except(wanted).ToList() is { Count: > 0 } missing)
        {
            wanted.UnionWith(missing);
        }

        return [.. all.Where(m => wanted.Contains(m.Name))];
    }

    private string Written(int version, string from, string published)
    {
        var text = new StringBuilder();
        text.Append($"""
            programme: generated
            version:   {version}
            from:      {from}
            published: {published}
            currency:  EUR
            time_zone: Europe/Brussels
            year_starts: {_chance.One("1 January", "1 January", "1 October", "1 February")}
            held_by:   {_chance.One("site", "site", "country", "group")}

            answers:
              counts_on:     {_chance.One("sold_on", "invoiced_on", "paid_on")}
              converts_at:   {_chance.One("{ GBP: 1.17 }", "{ GBP: { 2023-01-01: 1.15, 2025-01-01: 1.2 } }", "reference rate of the day")}
              line_rounding: {_chance.One("each line", "in total")}
              value_at:      {_chance.One("start of period", "end of period", "sale.invoiced_on")}
              level_at:      {_chance.One("start of period", "end of period")}
              returns:       {_chance.One("when returned", "in the period of the sale")}
              disputed:      {_chance.One("left out", "counted")}
              late_facts:    adjust next
              late_rules:    adjust next
              closes:        {_chance.One("10 working days after end of period", "5 days after end of period")}
              debts:         earned back first
              accrues:       as earned
              leavers:       {_chance.One("until they leave", "to end of period")}
              shared_people: {_chance.One("each employer", "first employer", "no employer")}
              mergers:       {_chance.One("history moves", "history stays")}
              working_days:  {_chance.One("partner.country", "BE")}

            lists:
              cloud:  [multicloud, ai-cloud]
              listed: {"{"} 2023-01-01: [srv-200, srv-300], 2024-10-01: [srv-300, srv-400] {"}"}
              small:  [LU, MT]
              areas:  [multicloud, virtualisation, ai-cloud]
              experts:
                systems-expert: always
                sales-expert:   always
                sales-classic:  {"{"} until: {_chance.One("2 years", "400 days", "18 months")} after passed_on {"}"}

            facts:
              sale.workload: [migration, new]
              sale.users:    count
              audit:         {"{"} asserted_by: audit office, evidence: report, lasts: {_chance.One("12 months", "40 working days")} {"}"}
              survey:        {"{"} asserted_by: survey office, evidence: report, unit: points {"}"}
              adoption:      {"{"} asserted_by: adoption office, evidence: report, unit: percent, lasts: 12 months {"}"}
              agreed_rate:   {"{"} asserted_by: channel manager, evidence: document, unit: percent {"}"}

            metrics:

            """);
        foreach (var metric in _metrics)
        {
            text.Append($"  {metric.Name}: {metric.Line}\n");
        }

        return text.Append(Membership()).Append(Levels()).Append(Benefits())
            .Append(new GeneratedBonuses(_chance, _metrics, onlyWhatIsEarned: false).Text()).Append(WalletsAndHolds()).ToString();
    }

    private string Map(bool inLevels = true) => new GeneratedConditions(_chance, _metrics, inLevels).Map();

    private string Membership() => _chance.Once(2) ? "" : $"""
        membership:
          needs:    [signed_terms, bank_details]
          requires: {Map()}
          fix:      {_chance.One("30 days", "10 working days")}
          again:    {_chance.One("6 months", "20 working days")} after refusal
          starts:   {_chance.One("first day of the quarter", "first day of next month", "at once")}
          match:    {"{"} from: {"{"} classic: {"{"} premier: top, select: mid {"}"} {"}"}, takes: {_chance.One("best", "lowest")}, until: 2025-07-01 {"}"}
          ends:
            idle: {"{"} when: {"{"} yearly: {"{"} below: {_chance.Number(1, 5)}00 {"}"}, level: {"{"} below: mid, at: every day of 6 months to date {"}"} {"}"}, every: {_chance.One("month", "quarter")}, because: Idle. {"}"}

        """;

    private string Levels() => $"""
        levels:
          up:   {"{"} every: {_chance.One("month", "quarter", "half-year", _chance.Once(5) ? "week" : "month", "1 March")}, starts: {_chance.One("at once", "the day after", "first day of next month")}{_chance.One("", ", after: 2 reviews in a row", ", after: 3 months", ", at_most: 1 step", ", not_before: 2024-06-01")} {"}"}
          down: {_chance.One("never", Down(), Down(), Down())}
          override: {"{"} by: director, lasts: {_chance.One("12 months", "90 days")} {"}"}
          ladder:
            base: always
            mid:  {Map()}
            top:  {Map()}

        """;

    private string Down() =>
        $"{{ every: {_chance.One("month", "quarter", "half-year", "year", "January and July")}, starts: {_chance.One("at once", "the day after", "first day of next quarter")}{_chance.One("", ", after: 2 reviews in a row", ", after: 6 months, at_most: 1 step", ", not_before: 12 months after reaching")} }}";

    private string Benefits() => $"""
        benefits:
          portal:   {"{"} ref: §4.1 {"}"}
          manager:  {"{"} ref: §4.2, gives: {"{"} mid: shared manager, top: named manager {"}"} {"}"}
          vouchers:
            ref:    §4.4
            for:    {_chance.One("base and above", "mid and above", "[base, top]")}
            unused: {_chance.One("lapses", "carries over")}
            limit:
              - {"{"} at_most: {_chance.One("{ base: 4, mid: 6, top: 10 }", "5")}, every: {_chance.One("year", "quarter")} {"}"}
              - {"{"} at_most: 2, every: year, where: {"{"} grade: expert {"}"} {"}"}
        requests:
          campaign:
            ref:      §5.1
            needs:    [activity]
            ask:      {_chance.One("10 working days", "2 weeks", "1 month")} before activity.starts_on
            claim:    {_chance.One("30 days", "15 working days")} after activity.ends_on
            requires: {_chance.One(Map(), "always", "{ request.quantity: 1 }")}
            limit:    {"{"} at_most: {_chance.Number(2, 5)}, every: year {"}"}
          project:
            ref:      §5.2
            limit:
              - {"{"} at_most: 1, every: {_chance.One("year", "month")}, per: request.engineer, across: [generated, base_camp] {"}"}
              - {"{"} at_most: 20, of: request.days, every: year {"}"}

        """;

    private string WalletsAndHolds() => $"""
        wallets:
          cash:  {"{"} ref: §6, pays: quarter{_chance.One("", ", owner: deal.seller")} {"}"}
          funds: {"{"} ref: §6, lasts: 12 months, unused: forfeited {"}"}
        holds:
          inquiry: {"{"} while: {Map()}, stops: [up, payout], releases: {_chance.One("at once", "the day after", _chance.Once(2) ? "by a person" : "at once")}, because: An inquiry. {"}"}

        """;

    private string OtherProgramme() => $"""
        programme: base_camp
        version:   1
        from:      2023-01-01
        published: 2022-11-01
        currency:  EUR
        time_zone: Europe/Paris
        answers:
          counts_on:     invoiced_on
          converts_at:   {"{"} GBP: 1.17 {"}"}
          line_rounding: each line
          returns:       when returned
          disputed:      counted
          mergers:       history stays
        metrics:
          revenue: {"{"} sum: sale.net, over: 12 closed months {"}"}
        levels:
          up:   {"{"} every: month, starts: at once {"}"}
          down: {"{"} every: quarter, starts: at once {"}"}
          ladder:
            registered: always
            silver:     {"{"} revenue: {_chance.Number(1, 30)}_000 {"}"}

        """;
}
