using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Benchmarks.Everyone;

/// <summary>What a metric of the workload counts.</summary>
internal enum Counts
{
    Sum = 0,
    Lines = 1,
    Customers = 2,
    Deals = 3,
}

/// <summary>A metric of the workload. Empty words mean all.</summary>
/// <param name="Name">Its name; those of levels begin with l, those of bonuses with b.</param>
/// <param name="Over">Its window in the words of the language; null for the period of the bonus.</param>
internal sealed record MetricSpec(string Name, Counts Counts, string? Over, int[] Families, int[] Kinds, int[] Countries)
{
    /// <summary>Only lines of at least so many units of the currency.</summary>
    public int AtLeast { get; init; }

    /// <summary>The days it counts, from the text.</summary>
    public Period Window { get; init; }
}

/// <summary>What a level asks for, as cents or numbers of lines, customers or deals.</summary>
internal sealed record LevelSpec(string Name, ImmutableArray<(string Metric, long AtLeast)> Requires);

/// <summary>A bonus: a stepped rate on a base, multiplied by level, with a cap, where some metrics are high enough.</summary>
/// <param name="Level">The lowest level it is for, by number.</param>
/// <param name="Bands">Beginnings in cents and rates in hundredths of a percent.</param>
/// <param name="Times">What each level from the lowest on multiplies it by, in hundredths.</param>
/// <param name="Cap">In cents; 0 for none.</param>
internal sealed record BonusSpec(string Name, int Level, string Base, ImmutableArray<(long From, int Rate)> Bands, int[] Times, long Cap, ImmutableArray<(string Metric, long AtLeast)> Requires);

/// <summary>
/// The programme that everything is measured with: 31 metrics over two or three fields, four levels, six bonuses, invented. The text
/// that the engine runs, the SQL of the peers and the kernel written by hand are all made from it.
/// </summary>
internal sealed class Workload
{
    public const int Families = 20;
    public const int Kinds = 6;

    public static readonly string[] KindNames = ["new", "upsell", "renewal", "services", "usage", "training"];

    public static readonly string[] CountryNames =
    [
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    ];

    private static readonly int[] all = [];

    public Workload()
    {
        Text = Write();
        Programme = Read(Text);
        Metrics = [.. specs.Select(s => s with { Window = WindowOf(s) })];
        Questions = For(Programme);
    }

    /// <summary>What is asked under a text.</summary>
    public static PopulationQuestions For(Programme text) => new PopulationQuestions([text]) { Levels = [(text.Name, Review)] }.WithBonuses(text, Quarter);

    public static Programme Read(string text) =>
        ProgrammeText.Read(text) is var reading && reading.Value is { } value ? value : throw new InvalidOperationException(string.Join('\n', reading.Mistakes.Select(m => $"{m.Place} {m.Code}")) + text);

    /// <summary>The day on which levels are reviewed.</summary>
    public static DateOnly Review { get; } = new(2026, 7, 1);

    public static Period Quarter { get; } = Period.Find("2026-Q3")!.Value;

    public string Text { get; }

    public Programme Programme { get; }

    public ImmutableArray<MetricSpec> Metrics { get; }

    public PopulationQuestions Questions { get; }

    public static ImmutableArray<LevelSpec> Levels { get; } =
    [
        new("registered", []),
        new("silver", [("l_year", 40_000_00), ("l_lines", 12), ("l_deals", 3)]),
        new("gold", [("l_year", 200_000_00), ("l_cloud", 40_000_00), ("l_customers", 15), ("l_half", 2_000_00), ("l_training", 1)]),
        new("diamond", [("l_year", 1_000_000_00), ("l_cloud", 200_000_00), ("l_customers", 40), ("l_large", 20), ("l_two_years", 1_500_000_00), ("l_year_before", 300_000_00), ("l_quarter", 0)]),
    ];

    public static ImmutableArray<BonusSpec> Bonuses { get; } =
    [
        new("growth", 1, "b_all", [(0, 50), (20_000_00, 100), (100_000_00, 175)], [100, 110, 125], 50_000_00, [("b_lines", 3), ("b_year", 10_000_00)]),
        new("cloud", 1, "b_cloud", [(0, 100), (30_000_00, 200)], [100, 100, 120], 0, [("b_cloud_customers", 2), ("b_year_cloud", 2_000_00)]),
        new("newcomers", 2, "b_new", [(0, 150), (10_000_00, 225)], [100, 115], 20_000_00, [("b_new_customers", 2), ("b_half_customers", 5)]),
        new("services", 2, "b_services", [(0, 80)], [100, 100], 0, [("b_service_lines", 1), ("b_before", 1_000_00)]),
        new("renewals", 1, "b_renewals", [(0, 25), (50_000_00, 40)], [100, 100, 110], 30_000_00, [("b_renewal_deals", 2), ("b_deals", 5)]),
        new("large", 3, "b_large", [(0, 100), (200_000_00, 150)], [100], 0, [("b_large_lines", 2), ("b_family_a", 0), ("b_family_b", 0), ("b_family_c", 0)]),
    ];

    private static readonly ImmutableArray<MetricSpec> specs =
    [
        new("l_year", Counts.Sum, "12 months to date", all, all, all),
        new("l_lines", Counts.Lines, "12 months to date", all, [0, 1, 2], all),
        new("l_cloud", Counts.Sum, "12 months to date", [0, 1, 2, 3, 4], [0, 1, 4], all),
        new("l_customers", Counts.Customers, "12 months to date", all, [0, 1, 2], all),
        new("l_large", Counts.Lines, "12 months to date", all, all, all) { AtLeast = 5_000 },
        new("l_two_years", Counts.Sum, "24 months to date", all, [0, 1, 2, 4], all),
        new("l_quarter", Counts.Sum, "3 closed months", [0, 1, 2], all, [0, 1, 5, 6, 11]),
        new("l_year_before", Counts.Sum, "12 months to date a year earlier", all, all, all),
        new("l_half", Counts.Sum, "6 closed months", [5, 6, 7, 8], [0, 1], all),
        new("l_deals", Counts.Deals, "12 months to date", all, [0, 1], all),
        new("l_training", Counts.Lines, "year to date", all, [5], all),
        new("b_all", Counts.Sum, null, all, [0, 1, 2, 4], all),
        new("b_lines", Counts.Lines, null, all, all, all),
        new("b_cloud", Counts.Sum, null, [0, 1, 2, 3, 4], [0, 1, 4], all),
        new("b_cloud_customers", Counts.Customers, null, [0, 1, 2, 3, 4], all, all),
        new("b_new", Counts.Sum, null, all, [0], all),
        new("b_new_customers", Counts.Customers, null, all, [0], all),
        new("b_services", Counts.Sum, null, all, [3, 5], [2, 3, 6, 9, 11, 12, 17, 22]),
        new("b_service_lines", Counts.Lines, null, all, [3], all),
        new("b_renewals", Counts.Sum, null, [0, 2, 4, 6, 8, 10, 12, 14, 16, 18], [2], all),
        new("b_renewal_deals", Counts.Deals, null, all, [2], all),
        new("b_large", Counts.Sum, null, all, [0, 1], all) { AtLeast = 5_000 },
        new("b_large_lines", Counts.Lines, null, all, [0, 1], all) { AtLeast = 5_000 },
        new("b_year", Counts.Sum, "year to date", all, all, all),
        new("b_year_cloud", Counts.Sum, "year to date", [0, 1, 2, 3, 4], all, all),
        new("b_family_a", Counts.Sum, "3 closed months", [0, 1], [0, 1], [6, 11]),
        new("b_family_b", Counts.Sum, "3 closed months", [2, 3], [0, 1], [6, 11]),
        new("b_family_c", Counts.Sum, "3 closed months", [4, 5], [0, 1], [6, 11]),
        new("b_half_customers", Counts.Customers, "6 closed months", all, all, all),
        new("b_before", Counts.Sum, "3 closed months a year earlier", all, all, all),
        new("b_deals", Counts.Deals, "year to date", all, all, all),
    ];

    private static string Name(int family) => string.Create(CultureInfo.InvariantCulture, $"family-{family:00}");

    public static string FamilyName(int family) => Name(family);

    private Period WindowOf(MetricSpec spec)
    {
        var day = spec.Name[0] == 'l' ? Review : Quarter.LastDay;
        var metric = Programme.FindMetric(spec.Name)!;
        return metric.Over is null ? Quarter : Windows.Resolve(metric.Over, new Moments(day, Quarter))!.Value;
    }

    private static string Write()
    {
        var text = new StringBuilder("""
            programme: workload
            title:     { en: Workload, fr: Charge }
            about:     { en: Invented to measure with., fr: Inventé pour mesurer. }
            version:   1
            from:      2026-07-01
            published: 2026-05-01
            currency:  EUR
            time_zone: UTC

            answers:
              counts_on:     sold_on
              converts_at:   own currency only
              line_rounding: each line
              value_at:      start of period
              level_at:      start of period
              returns:       when returned
              mergers:       history stays

            metrics:

            """);
        foreach (var spec in specs)
        {
            var where = new List<string>();
            AddWords(where, "family", spec.Families, Name);
            AddWords(where, "kind", spec.Kinds, k => KindNames[k]);
            AddWords(where, "country", spec.Countries, c => CountryNames[c]);
            where.AddRange(spec.AtLeast > 0 ? [string.Create(CultureInfo.InvariantCulture, $"net: {{ at_least: {spec.AtLeast} }}")] : []);
            var counts = spec.Counts switch { Counts.Sum => "sum: sale.net", Counts.Lines => "count: sale", Counts.Customers => "count: sale.customer", _ => "count: sale.deal" };
            text.Append(CultureInfo.InvariantCulture, $"  {spec.Name}: {{ ref: §1, {counts}")
                .Append(spec.Over is null ? "" : $", over: {spec.Over}").Append(where.Count == 0 ? "" : $", where: {{ {string.Join(", ", where)} }}").AppendLine(" }");
        }

        text.AppendLine().AppendLine("levels:").AppendLine("  ref:  §2").AppendLine("  up:   { every: quarter, starts: at once }").AppendLine("  down: { every: quarter, starts: at once }").AppendLine("  ladder:");
        foreach (var level in Levels)
        {
            var requires = string.Concat(level.Requires.Select(r => $", {r.Metric}: {Limit(r.Metric, r.AtLeast)}"));
            text.AppendLine(CultureInfo.InvariantCulture, $"    {level.Name}: {{ ref: §2, title: {{ en: {level.Name}, fr: {level.Name} }}{requires} }}");
        }

        text.AppendLine().AppendLine("bonuses:");
        foreach (var bonus in Bonuses)
        {
            Write(text, bonus);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, BonusSpec bonus)
    {
        var bands = string.Join(", ", bonus.Bands.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.From / 100}: {b.Rate / 100m}%")));
        var times = string.Join(", ", bonus.Times.Select((t, i) => string.Create(CultureInfo.InvariantCulture, $"{Levels[bonus.Level + i].Name}: {t / 100m}")));
        text.AppendLine(CultureInfo.InvariantCulture, $"  {bonus.Name}:").AppendLine("    ref:      §3")
            .AppendLine(CultureInfo.InvariantCulture, $"    for:      {Levels[bonus.Level].Name} and above").AppendLine("    every:    quarter")
            .AppendLine(CultureInfo.InvariantCulture, $"    requires: {{ {bonus.Base}: {{ at_least: 1 }}, {string.Join(", ", bonus.Requires.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Metric}: {{ at_least: {Limit(r.Metric, r.AtLeast)} }}")))} }}")
            .AppendLine("    amount:").AppendLine(CultureInfo.InvariantCulture, $"      - rate:  {{ kind: stepped, from: {{ {bands} }} }}").AppendLine(CultureInfo.InvariantCulture, $"        of:    {bonus.Base}")
            .AppendLine(CultureInfo.InvariantCulture, $"      - times: {{ {times}, other: 1 }}");
        text.Append(bonus.Cap > 0 ? string.Create(CultureInfo.InvariantCulture, $"      - at_most: {bonus.Cap / 100}\n") : "").AppendLine("      - round: { to: 0.01, half: up }");
    }

    private static void AddWords(List<string> where, string field, int[] words, Func<int, string> name)
    {
        if (words.Length > 0)
        {
            where.Add($"{field}: [{string.Join(", ", words.Select(name))}]");
        }
    }

    private static long Limit(string metric, long limit) => specs.First(s => s.Name == metric).Counts == Counts.Sum ? limit / 100 : limit;
}
