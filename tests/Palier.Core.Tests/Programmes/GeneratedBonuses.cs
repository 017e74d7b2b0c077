using System.Text;

namespace Palier.Core.Tests.Programmes;

/// <summary>Bonuses of a generated text.</summary>
internal sealed class GeneratedBonuses(Chance chance, IReadOnlyList<GeneratedMetric> metrics, bool onlyWhatIsEarned)
{
    private readonly GeneratedConditions _conditions = new(chance, metrics, inLevels: false);

    public string Text()
    {
        var text = new StringBuilder("bonuses:\n");
        string?[] kinds = [.. Enumerable.Range(0, chance.Number(2, 3)).Select(_ => chance.Once(2) ? null
            : chance.One("sale", "sale", "sale", "deal", "customer", "subscription", "claim", "claim", "milestone", "milestone", "person", "report"))];
        for (var i = 0; i < kinds.Length; i++)
        {
            text.Append(kinds[i] is { } kind ? OfThings($"bonus_{i}", i, kind) : OfPartner($"bonus_{i}", i));
        }

        text.Append($"""
              of_others:
                ref:    §8
                every:  quarter
                amount: [ {"{"} {chance.One("highest", "sum", "lowest")}: [bonus_0, bonus_1] {"}"}, {"{"} less: bonus_1 {"}"}, {"{"} round: {"{"} to: 0.01, half: even {"}"} {"}"} ]

            """);
        var shared = (kinds[0], kinds[1]) switch
        {
            (null, null) => chance.One("period", ""),
            ("sale", "sale") => chance.One("sale", "sale, across: supply chain", "sale, across: supply chain", "deal"),
            ("sale" or "deal", "sale" or "deal") => "deal",
            _ => "",
        };
        text.Append(shared.Length == 0 ? "" : $"  stack:\n    one_only: {{ ref: §9, of: [bonus_1, bonus_0], takes: {chance.One("first", "highest")}, per: {shared} }}\n");
        return text.ToString();
    }

    private string OfPartner(string name, int i)
    {
        var text = new StringBuilder($"  {name}:\n    ref: §{i + 1}\n");
        Common(text);
        text.Append(chance.Once(2) ? $"    requires: {_conditions.Map()}\n" : "");
        text.Append("    amount:\n").Append(Adding(metrics.Where(m => m.Unit == 'm').ToList())).Append(Changing(null)).Append(Ending());
        if (chance.Once(3))
        {
            text.Append($"""
                    except:
                      newcomer: {"{"} when: {"{"} enrolment.quarters: {"{"} at_most: {chance.Number(2, 9)} {"}"} {"}"}, requires: always, because: A newcomer. {"}"}
                      marked:   {"{"} when: {"{"} partner.marks: merged {"}"}, amount: [ {"{"} fixed: {chance.Number(100, 900)} {"}"}, {"{"} round: {"{"} to: 0.01, half: up {"}"} {"}"} ], because: Merged., beats: [newcomer] {"}"}

                """);
        }

        return text.ToString();
    }

    private string OfThings(string name, int i, string kind)
    {
        var text = new StringBuilder($"  {name}:\n    ref: §{i + 1}\n    for_each: {kind}\n");
        Common(text, kind);
        text.Append(kind switch
        {
            "sale" => chance.One("    where: { kind: [new, upsell] }\n", "    where: { net: { above: 1_000 }, customer.market: growth }\n", ""),
            "deal" => chance.One("    where: { replaces: listed }\n", ""),
            "customer" => chance.One("    where: { area: cloud }\n", ""),
            "claim" => chance.One("    where: { request.of: campaign }\n", "", ""),
            "milestone" => chance.One("    where: { stage: done }\n", ""),
            _ => "",
        });
        text.Append(kind switch
        {
            "sale" => chance.One("    requires: { sale.net: { above: 500 } }\n", "    requires: { sale.customer.market: growth }\n", "    requires: { sale.invoiced_on: { within: 12 months after sale.first_sold_on } }\n", ""),
            "deal" => "    requires: { deal.net: { above: 5_000 } }\n",
            "customer" when metrics.Any(m => m.Name == "units") => "    requires: { units: 2 }\n",
            _ => "",
        });
        text.Append("    amount:\n").Append(kind switch
        {
            "sale" => $"      - rate: {Rate("sale.net")}\n        of: sale.net\n{(chance.Once(3) ? $"      - each: 2\n        of: sale.{chance.One("quantity", "seats", "users")}\n" : "")}",
            "deal" => $"      - rate: {{ by: deal.family, server: 2%, other: 1% }}\n        of: deal.net\n        value_at: deal.{chance.One("registered_on", "closed_on")}\n",
            "customer" => $"      - rate: {Rate("revenue")}\n        of: revenue\n",
            "subscription" => "      - rate: 50%\n        of: subscription.net\n",
            "claim" => "      - rate: 50%\n        of: claim.cost\n      - at_most: claim.approved\n",
            _ => $"      - fixed: {chance.Number(100, 999)}\n",
        }).Append(Changing(kind)).Append(Ending());
        return text.ToString();
    }

    private void Common(StringBuilder text, string? kind = null)
    {
        text.Append($"    every: {chance.One("month", "quarter", "half-year", "year")}\n");
        text.Append(chance.Once(3) ? $"    for: {chance.One("mid and above", "[mid, top]", "[base]")}\n" : "");
        text.Append(chance.Once(4) ? $"    level_at: {(kind == "sale" ? chance.One("sale.invoiced_on", "sale.sold_on") : chance.One("end of period", "start of period"))}\n" : "");
        text.Append(chance.Once(5) ? $"    from: {chance.One("2024-01-01", "2025-01-01")}\n" : "");
        text.Append(chance.Once(6) ? $"    until: {chance.One("2025-07-01", "2026-01-01")}\n" : "");
        text.Append(chance.Once(3) ? $"    run_off: {{ after: {chance.One("leaving", "losing the level")}, lasts: {chance.One("12 months", "200 days", "2 quarters")}, times: {chance.One("50%", "33%")} }}\n" : "");
    }

    private string Rate(string of) => chance.Number(0, 7) switch
    {
        0 or 1 => $"{{ kind: {chance.One("stepped", "slab", "rolling", "total", "linear")}, {chance.One("from", "above")}: {{ 0: 1%, {chance.Number(1, 9)}_000: 2%, {chance.Number(10, 60)}_000: 3.5% }} }}",
        2 => "{ by: level, base: 0.5%, mid: 1%, top: { 2023-01-01: 2%, 2025-01-01: 2.5% }, other: 0.25% }",
        3 => $"{{ by: partner.country, small: {{ kind: stepped, from: {{ 0: 1%, 5_000: 2% }} }}, other: {{ 2023-01-01: {{ kind: {chance.One("stepped", "rolling")}, from: {{ 0: 1%, {chance.Number(1, 9)}_000: 3% }} }}, 2025-01-01: 2% }} }}",
        4 => "agreed_rate",
        7 => $"{{ by: partner.segment, telecom: 1%, other: {{ kind: {chance.One("stepped", "total")}, from: {{ 0: 1%, {chance.Number(1, 9)}_000: 2.5% }} }} }}",
        5 when metrics.Any(m => m.Name == "mix") => $"{{ by: mix, kind: {chance.One("slab", "linear")}, from: {{ 0%: 1%, 20%: 2%, 60%: 4% }} }}",
        _ => of.StartsWith("sale.", StringComparison.Ordinal) ? "{ by: sale.kind, new: 5%, listed: 4%, other: { 2023-01-01: 1%, 2024-10-01: 2% } }" : "{ 2023-01-01: 2%, 2024-10-01: 2.25% }",
    };

    private string Adding(List<GeneratedMetric> money)
    {
        var text = new StringBuilder();
        for (var i = chance.Number(1, 2); i > 0; i--)
        {
            var of = chance.Once(2) ? "revenue" : chance.Of(money).Name;
            text.Append(chance.Number(0, 4) switch
            {
                0 => $"      - each: {chance.Number(5, 50)}\n        of: {of}\n        per: {(chance.Number(0, 3) == 0 ? "full 1" : $"{chance.One("full ", "")}{chance.Number(1, 9)}_000")}\n",
                1 when metrics.Any(m => m.Name == "units") => $"      - each: {{ kind: {chance.One("stepped", "rolling", "total", "slab")}, {chance.One("from", "above")}: {{ 0: {chance.Number(0, 1)}, {chance.Number(2, 9)}: 3, {chance.Number(15, 60)}: 5 }} }}\n        of: units\n",
                2 => $"      - fixed: {chance.One($"{chance.Number(100, 900)}", "{ base: 100, mid: 200, top: 333.33, other: 50 }", $"{{ by: {of}, kind: linear, from: {{ 0: 0, 20_000: 500 }} }}")}\n",
                _ => $"      - rate: {Rate(of)}\n        of: {of}\n{(chance.Once(4) ? "        value_at: end of period\n" : "")}",
            });
        }

        return text.ToString();
    }

    private string Changing(string? kind)
    {
        var text = new StringBuilder();
        text.Append(chance.Once(3) ? $"      - times: {chance.One("{ base: 1, mid: 1.1, top: 125%, other: 1 }", "{ 2023-01-01: 1, 2025-01-01: 1.5 }", "1.333")}\n" : "");
        if (chance.Once(2))
        {
            text.Append(chance.Number(0, kind is null ? 3 : 5) switch
            {
                0 => $"      - at_most: {chance.Number(1, 9)}00\n      - at_least: {chance.Number(0, 60)}\n",
                1 => $"      - at_most: {chance.Number(1, 9)}00\n        every: {chance.One("year", "half-year")}\n",
                2 when kind is null => "      - at_most: 700\n        per: programme\n        every: year\n        shared: pro rata\n",
                0 or 3 when kind is not null => $"      - at_most: 400\n        per: programme\n        every: year\n        shared: {chance.One("first come", "first come", "pro rata")}\n",
                4 when kind is "sale" or "subscription" or "deal" => $"      - at_most: {chance.Number(1, 4)}00\n        per: {kind}.customer\n        every: {chance.One("month", "year")}\n",
                5 when kind is "sale" or "deal" => $"      - at_most: 600\n        per: {kind}.customer\n",
                _ => $"      - at_most: {chance.Number(1, 9)}00\n",
            });
        }

        return text.ToString();
    }

    private string Ending()
    {
        var unit = chance.One("0.01", "0.01", "1", "0.05");
        var round = $"      - round: {{ to: {unit}, {chance.One("half: up", "half: even", "half: down", "always: up", "always: down")} }}\n";
        return !onlyWhatIsEarned && chance.Once(3)
            ? round + $"      - split: {chance.One("{ cash: 60%, funds: 40% }", "{ base: { cash: 60%, funds: 40% }, mid: { cash: 33.3%, funds: 66.7% }, top: { funds: 100% } }")}\n        remainder: {chance.One("first", "largest")}\n"
            : round;
    }
}
