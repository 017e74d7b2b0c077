using System.Collections.Immutable;
using Palier.App.Imports;
using Palier.App.Ledger;
using Palier.Core.Acting;

namespace Palier.Web.Features.Api.Calls;

/// <summary>What a file that was taken in came to.</summary>
internal sealed record ImportShown(long Lines, long Taken, long Skipped, long Changed, long PartnersCreated, int Rejected, ImmutableArray<RejectedShown> First);

/// <summary>A line that was not taken in: where, what stood there, and why.</summary>
internal sealed record RejectedShown(long Line, string Column, string Value, Rejection Why);

/// <summary>Files that are taken in: CSV, a workbook or Parquet by the ending of its name, with the mapping that says what its columns are; or reference rates as they are published.</summary>
internal static class ImportCalls
{
    private const string Part = "imports";

    // What the ending of a name says that a file is; CSV where it says nothing.
    private static readonly string[] endings = [".xlsx", ".xlsm", ".xls", ".parquet"];

    private static readonly string[] problems = ["import_file", "import_mapping", "import_lines", "upload_parts"];

    public static IEnumerable<Call> All => Enum.GetValues<ImportKind>().Where(k => k != ImportKind.Rates).Select(Of).Append(
        Call.Do("/imports/rates", "importRates", Part, Act.ImportRates, null, [typeof(ImportOutcome.Done)], Rates, problems)
            with { TakesFile = BodyOf.Upload, Query = [new("since", AskedKind.Day), new("corrects", AskedKind.YesOrNo)] });

    private static Call Of(ImportKind kind) => Call.Do($"/imports/{kind.ToString().ToLowerInvariant()}", $"import{kind}", Part, Act.ImportFacts, null, [typeof(ImportOutcome.Done)], asked => Facts(asked, kind), problems)
        with { TakesFile = BodyOf.Upload, TakesMapping = true, Query = [new("acceptGood", AskedKind.YesOrNo)] };

    private static Answer Facts(Asked asked, ImportKind kind)
    {
        var reading = MappingText.Read(System.Text.Encoding.UTF8.GetString(asked.Files.GetValueOrDefault("mapping") ?? []));
        if (reading.Value is not { } mapping || mapping.Kind != kind || mapping.Lookups.DistinctBy(l => l.File).Count() != (asked.Files.ContainsKey("lookup") ? 1 : 0))
        {
            return asked.Refuse("import_mapping", figures: ("mistakes", reading.Value is null ? string.Join(' ', reading.Mistakes.Select(m => asked.Words.Finding(m))) : asked.SiteWords[$"api.mapping.{(reading.Value.Kind == kind ? "lookup" : "other")}"]));
        }

        // The second file lies beside the first under a name of ours, whatever path the mapping has for it.
        var second = "lookup" + EndingOf(mapping.Lookups.FirstOrDefault()?.File ?? "");
        mapping = mapping with { Lookups = [.. mapping.Lookups.Select(l => l with { File = second })] };
        var doer = asked.Doer;
        return InFolder(asked, file =>
        {
            if (asked.Files.GetValueOrDefault("lookup") is { } lookup)
            {
                File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(file)!, second), lookup);
            }

            var request = new ImportRequest { File = file, Mapping = mapping, AcceptGood = asked.YesOrNo("acceptGood") == true, By = doer.Name, Now = doer.Now, Words = asked.Words };
            return kind switch
            {
                ImportKind.Sales => ImportSales.Run(asked.Database, request),
                ImportKind.Holidays => ImportHolidays.Run(asked.Database, request),
                _ => ImportOthers.Run(asked.Database, request),
            };
        });
    }

    private static Answer Rates(Asked asked)
    {
        var doer = asked.Doer;
        return InFolder(asked, file => ImportRates.Run(asked.Database, new RatesRequest
        {
            File = file, Since = asked.Day("since"), Corrects = asked.YesOrNo("corrects") == true, By = doer.Name, Now = doer.Now, Words = asked.Words,
        }));
    }

    // The file lies in a folder of its own while it is read, and goes with it.
    private static Answer InFolder(Asked asked, Func<string, ImportOutcome> use)
    {
        var folder = Directory.CreateTempSubdirectory("palier-import-").FullName;
        try
        {
            var file = Path.Combine(folder, "upload" + EndingOf(asked.FileName));
            File.WriteAllBytes(file, asked.Files["file"]);
            return asked.Do(o => Told(o, asked), () => use(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string EndingOf(string name) => Path.GetExtension(name).ToLowerInvariant() is var ending && endings.Contains(ending) ? ending : ".csv";

    private static MoneyTold Told(ImportOutcome outcome, Asked asked) => outcome switch
    {
        ImportOutcome.Done o => new(true, "imported", asked.SiteWords.Say("api.said.imported", ("taken", $"{o.Report.Taken}"), ("skipped", $"{o.Report.Skipped}"), ("rejected", $"{o.Report.Rejected.Length}")), new { }),
        ImportOutcome.NothingTaken o => new(false, "import_lines", asked.SiteWords.Say("api.said.import_lines", ("rejected", $"{o.Report.Rejected.Length}"), ("lines", $"{o.Report.Lines}")), new { }),
        ImportOutcome.FileRefused o => new(false, "import_file", o.Sentence(asked.Words), new { }),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    /// <summary>The figures of an import, with the first lines that were rejected and why.</summary>
    public static ImportShown Shown(ImportReport r) => new(
        r.Lines, r.Taken, r.Skipped, r.Changed, r.PartnersCreated, r.Rejected.Length,
        [.. r.Rejected.Take(100).Select(l => new RejectedShown(l.Line, l.Column, l.Value, l.Why))]);
}
