namespace Palier.Core.Tests.Programmes;

/// <summary>A metric of a generated text: what it is called, its line, what it needs, what it measures and whether it has a window of its own.</summary>
/// <param name="Unit"><c>m</c> money, <c>c</c> count, <c>%</c> percent, <c>p</c> points.</param>
internal sealed record GeneratedMetric(string Name, string Line, char Unit, bool HasWindow, string[] Needs);

/// <summary>All metrics that a generated text may have.</summary>
internal sealed class GeneratedMetrics(Chance chance)
{
    private readonly List<GeneratedMetric> _all = [];

    public IReadOnlyList<GeneratedMetric> All()
    {
        Sums();
        Counts();
        Picked();
        Compared();
        Composed();
        Groups();
        return _all;
    }

    private string Window() => chance.One("12 closed months", "4 closed quarters", "1 closed year", "3 closed months", "12 months to date", "6 months to date", "180 days to date",
        "12 months to 31 March", "12 months to 28 February", "year to date", "quarter to date", "month to date", "2024", "2024-H2", "2024-Q4", "2025-02", "since 2024-06-15", "since enrolment", "ever",
        "12 closed months a year earlier", "3 closed months a year earlier", "year to date a year earlier", "5 closed months and month to date", "1 closed year and year to date", "the period");

    private string SaleTest() => chance.Number(0, 13) switch
    {
        0 => "area: { not: virtualisation }",
        1 => "net: { at_least: 100 }",
        2 => "area: cloud",
        3 => "product: listed",
        4 => "marks: { not: [coupon] }",
        5 => "customer.market: [growth, unknown]",
        6 => "kind: [new, upsell]",
        7 => "customer: { not: unknown }",
        8 => "seats: { above: 5 }",
        9 => "invoiced_on: { within: 12 months after customer.first_sold_on }",
        10 => "sold_on: { from: 2024-03-01 }",
        11 => "area: { 2023-01-01: cloud, 2025-01-01: set aside }",
        12 => "customer.first_sold_on: { within: the period }",
        _ => "net: { below: { 2023-01-01: 50_000, 2025-01-01: 20_000 } }",
    };

    private void Add(string name, char unit, string line, bool hasWindow, params string[] needs) => _all.Add(new GeneratedMetric(name, line, unit, hasWindow, needs));

    private void Sums()
    {
        Add("revenue", 'm', $"{{ sum: sale.net{(chance.Once(3) ? $", where: {{ {SaleTest()} }}" : "")} }}", false);
        Add("yearly", 'm', $"{{ same_as: revenue, over: {chance.One("12 closed months", "4 closed quarters", "12 months to date", "year to date", "180 days to date")} }}", true, "revenue");
        Add("windowed", 'm', $"{{ same_as: revenue, over: {Window()} }}", true, "revenue");
        Add("tested", 'm', $"{{ sum: sale.net, over: {Window()}, where: {{ {SaleTest()} }} }}", true);
        Add("paid", 'm', $"{{ sum: sale.net, over: {Window()}, counts_on: paid_on }}", true);
        Add("mrr", 'm', $"{{ sum: sale.mrr, over: {Window()}, line_rounding: in total }}", true);
        Add("published_rate", 'm', $"{{ sum: sale.net, over: {Window()}, converts_at: {chance.One("reference rate of the day", "reference rate of the month end")} }}", true);
        Add("units", 'c', "{ sum: sale.quantity }", false);
        Add("units_year", 'c', $"{{ same_as: units, over: {Window()} }}", true, "units");
        Add("users", 'c', "{ sum: sale.users }", false);
        Add("users_by_load", 'c', $"{{ {chance.One("highest", "sum", "lowest")}: users, over: {Window()}, per: sale.workload }}", true, "users");
        Add("won", 'c', "{ sum: sale.seats, where: { kind: [new, upsell] } }", false);
        Add("lost", 'c', "{ sum: sale.seats, where: { kind: churn } }", false);
        Add("net_seats", 'c', $"{{ sum: [won], less: [lost], over: {Window()} }}", true, "won", "lost");
        Add("deal_sum", 'm', $"{{ sum: deal.net, over: {Window()}, where: {{ customer.market: {{ not: [growth] }} }} }}", true);
        Add("open_bills", 'm', "{ sum: invoice.open, at: the day }", true);
        Add("recurring", 'm', "{ sum: subscription.net, at: the day }", true);
    }

    private void Counts()
    {
        Add("lines", 'c', "{ count: sale }", false);
        Add("buyers", 'c', $"{{ count: sale.customer, over: {Window()}, having: {{ revenue: {chance.Number(1, 20)}_000, lines: {{ at_least: {chance.Number(1, 3)} }} }} }}", true, "revenue", "lines");
        Add("markets", 'c', $"{{ count: sale.product, over: {Window()} }}", true);
        Add("good_months", 'c', $"{{ count: month, over: {chance.One("6 closed months", "year to date", "4 closed quarters")}, having: {{ revenue: {chance.Number(1, 10)}_000 }} }}", true, "revenue");
        Add("people", 'c', $"{{ count: certificate.person, at: the day{chance.One("", ", where: { name: experts }", ", where: { grade: expert, person.role: { not: unknown } }")} }}", true);
        Add("graced", 'c', "{ count: certificate.person, at: the day, where: { grade: expert }, tell: 30 days, grace: 90 days }", true);
        Add("staff", 'c', $"{{ count: person, at: the day, where: {{ role: {chance.One("sales", "engineer", "[sales, unknown]")} }} }}", true);
        Add("certificates", 'c', "{ count: certificate.name, at: the day }", true);
        Add("trained", 'c', $"{{ sum: certificates, per: certificate.person{chance.One("", ", top: 2")} }}", true, "certificates");
        Add("all_rounders", 'c', "{ count: certificate.person, at: the day, having: { certificates: 2 } }", true, "certificates");
        Add("overdue", 'c', $"{{ count: invoice, at: the day, where: {{ days_overdue: {{ above: {chance.One("0", "10", "30")} }} }} }}", true);
        Add("reports", 'c', $"{{ count: report, over: {Window()}, where: {{ kind: [plan, forecast] }} }}", true);
        Add("milestones", 'c', $"{{ count: milestone, over: {Window()}, where: {{ stage: done }} }}", true);
    }

    private void Picked()
    {
        Add("seats", 'c', "{ latest: sale.seats }", false);
        Add("largest", 'm', $"{{ highest: sale.net, over: {Window()} }}", true);
        Add("smallest", 'm', $"{{ lowest: sale.mrr, over: {Window()} }}", true);
        Add("usual_line", 'm', $"{{ median: sale.net, over: {Window()} }}", true);
        Add("nine_lines", 'm', $"{{ percentile: {chance.One("90%", "50%", "75%")}, of: sale.net, over: {Window()} }}", true);
        Add("best", 'm', "{ highest: [yearly, windowed] }", true, "yearly", "windowed");
        Add("worst", 'm', "{ lowest: [yearly, tested] }", true, "yearly", "tested");
        Add("two_largest", 'm', $"{{ sum: revenue, over: {Window()}, per: sale.customer, top: 2 }}", true, "revenue");
        Add("usual", 'm', "{ median: yearly, per: sale.customer }", true, "yearly");
        Add("eight_in_ten", 'm', $"{{ percentile: 80%, of: revenue, over: {Window()}, per: [sale.customer, sale.product] }}", true, "revenue");
    }

    private string Against() => chance.One("a year earlier", "the period before", "average of the 2 periods before", "trend of the 3 periods before", "tested");

    private void Compared()
    {
        Add("mix", '%', $"{{ share: tested, of: yearly{(chance.Once(3) ? ", requires: { yearly: 1_000 }" : "")} }}", true, "tested", "yearly");
        Add("growth", '%', $"{{ growth_of: revenue, against: {Against()}{(chance.Once(3) ? $", base_at_least: {chance.Number(1, 30)}_000" : "")} }}", false, "revenue", "tested");
        Add("growth_year", '%', $"{{ growth_of: yearly, against: {chance.One("a year earlier", "average of the 2 periods before", "tested")} }}", true, "yearly", "tested");
        Add("increase", 'm', $"{{ increase_of: revenue, against: {Against()} }}", false, "revenue", "tested");
        Add("more_seats", 'c', "{ increase_of: seats, against: highest before }", false, "seats");
        Add("new_seats", 'c', "{ sum: more_seats, per: sale.customer }", false, "more_seats");
        Add("place", 'c', $"{{ rank_of: yearly, among: [{chance.One("partner.country", "partner.kind", "partner.country, partner.kind")}], ties: {chance.One("all in", "none in", "lines")}, rounds: {chance.One("up", "down")} }}", true, "yearly", "lines");
    }

    private void Composed()
    {
        Add("index", 'p', $"""

                score:
                  adoption: {"{"} worth: {"{"} kind: linear, from: {"{"} 0%: 0, 100%: 10 {"}"} {"}"}, weight: {"{"} 2023-01-01: 40%, {chance.One("2024-07-01", "2026-01-01")}: set aside {"}"} {"}"}
                  people:   {"{"} worth: {"{"} kind: {chance.One("linear", "slab")}, from: {"{"} 0: {chance.Number(0, 1)}, 3: 10 {"}"} {"}"}, weight: 60% {"}"}
            """, true, "people");
        Add("points", 'p', $"""

                score:
                  people:   {"{"} worth: {"{"} kind: linear, from: {"{"} 0: 0, {chance.Number(2, 9)}: 50 {"}"} {"}"}, at_least: {chance.Number(0, 5)} {"}"}
                  mix:      {"{"} worth: {"{"} kind: slab, {chance.One("from", "above")}: {"{"} 0%: 0, {chance.Number(5, 60)}%: {chance.Number(10, 50)} {"}"} {"}"}, at_most: 40, requires: {"{"} people: 1 {"}"} {"}"}
                  survey:   {"{"} at_most: {chance.One("60", "{ by: partner.country, FR: 50, other: 30 }")} {"}"}
            """, true, "people", "mix");
        Add("staffed", 'c', $$"""
            { of: areas, at: the day, roles: { manager: { holding: sales-expert, places: {{chance.Number(1, 2)}} }, engineer: { holding: experts, places: 1 } }, mixing: {{chance.One("none", "allowed")}} }
            """, true);
        Add("needed", 'c', $"{{ unit: count, amount: [ {{ each: 1, of: yearly, per: full {chance.Number(5, 20)}_000 }}, {{ at_most: {chance.Number(2, 9)} }}, {{ at_least: 1 }} ] }}", true, "yearly");
        Add("credits", 'p', $$"""

                unit:     points
                for_each: sale
                amount:
                  - each:     { by: sale.source, sourced: { 2023-01-01: 3, 2024-07-01: 5 }, other: 1 }
                    of:       sale.{{chance.One("mrr", "net")}}
                    per:      {{chance.One("100", "full 100")}}
                    value_at: sale.{{chance.One("first_sold_on", "invoiced_on")}}
                over:     { by: sale.kind, new: {{Window()}}, other: {{Window()}} }
            """, true);
    }

    private void Groups()
    {
        Add("group_revenue", 'm', $"{{ same_as: yearly, across: {chance.One("group", "country", "region")} }}", true, "yearly");
        Add("best_country", 'm', $"{{ {chance.One("highest", "median", "sum")}: yearly, per: partner.country, across: group }}", true, "yearly");
        Add("strong", 'c', $"{{ count: partner.country, across: group, having: {{ yearly: {chance.Number(1, 40)}_000 }} }}", true, "yearly");
    }
}
