using System.Diagnostics;
using System.Text.RegularExpressions;
using Palier.App.Exports;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.Web.Tests.Exports;

/// <summary>Asks hledger, a bookkeeping program of others, whether it reads the same balances out of the exported books.</summary>
internal static partial class Hledger
{
    /// <summary>Exports the books, lets hledger check them and compares every balance; skips the test where hledger is not installed.</summary>
    /// <returns>How many movements there are, and how many accounts with a balance.</returns>
    public static async Task<(int Movements, int Balances)> Agrees(Database database)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/hledger"), "hledger is not installed");
        var exported = ExportLedger.Run(database, ExportForm.Hledger).ShouldBeOfType<ExportOutcome.Exported>();
        var file = Path.Combine(Directory.CreateTempSubdirectory("palier-hledger-").FullName, "books.journal");
        await File.WriteAllBytesAsync(file, [.. exported.Bytes], TestContext.Current.CancellationToken);

        await Run("-f", file, "check", "-s", "ordereddates");
        var theirs = (await Run("-f", file, "bal", "--flat", "--no-total", "-O", "csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(l => BalanceLine().Match(l)).Select(m => $"{m.Groups["account"].Value} {m.Groups["amount"].Value}").Order(StringComparer.Ordinal);

        using var context = database.Context();
        var ours = context.Balances.Where(b => b.Minor != 0).AsEnumerable()
            .Select(b => $"{HledgerJournal.Account(b.Programme, new Account(b.Owner, b.Account))} {new Money(b.Minor, RowMapping.CurrencyOf(b.Currency))}").Order(StringComparer.Ordinal).ToList();
        theirs.ShouldBe(ours);
        return (exported.Movements, ours.Count);
    }

    private static async Task<string> Run(params string[] args)
    {
        var start = new ProcessStartInfo("/usr/bin/hledger", args) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LC_ALL"] = "C.UTF-8" } };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await errors);
        return output;
    }

    [GeneratedRegex("^\"(?<account>[^\"]*)\",\"(?<amount>[^\"]*)\"$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BalanceLine();
}
