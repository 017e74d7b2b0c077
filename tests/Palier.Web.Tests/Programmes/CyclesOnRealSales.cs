using System.Diagnostics;
using System.Security.Cryptography;
using Palier.App.Programmes;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Programmes;

/// <summary>The dealer programme on the real sales of a bicycle maker, from the files to the statement; skipped where the data is not there.</summary>
public sealed class CyclesOnRealSales : IDisposable
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Period Quarter = Period.Find("2013-Q3")!.Value;
    private readonly TestDatabase _test = TestDatabase.Empty(Engine.Sqlite);

    public void Dispose() => _test.Dispose();

    [Fact]
    public void All_701_resellers_get_a_level_and_a_bonus_or_the_reason_why_not()
    {
        var settled = Settle.Run(Filled(), "cycles", Quarter).ShouldBeOfType<SettleOutcome.Settled>();

        settled.Partners.Length.ShouldBe(701);
        settled.Partners.ShouldAllBe(p => p.Level != null && p.Earned.All(e => e.Refused == null));
        settled.Partners.SelectMany(p => p.Earned).Where(e => e.Earned.Value.Minor == 0).ShouldAllBe(e => e.WhyNothing != null);
        settled.Partners.GroupBy(p => p.Level!.Name).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))
            .ShouldBe([("bronze", 101), ("dealer", 450), ("gold", 37), ("silver", 113)]);
        settled.Partners.SelectMany(p => p.Earned).GroupBy(e => e.Bonus.Name).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(e => e.Earned.Value.Minor)))
            .ShouldBe([("growth_bonus", 975_161L), ("volume_bonus", 12_236_125L)]);
    }

    [Theory]
    [InlineData("AW00000697")]
    [InlineData("AW00000010")]
    [InlineData("AW00000001")]
    public void The_statement_of_a_reseller_reads_as_the_golden_one(string reseller)
    {
        var settled = Settle.Explain(Filled(), "cycles", Quarter, reseller).ShouldBeOfType<SettleOutcome.Settled>();
        var one = settled.Partners.ShouldHaveSingleItem();
        var statement = Composing.Of(new ToBeStated
        {
            Programme = settled.Programme, Partner = one.Partner, Period = Quarter, Level = one.Level, Earned = one.Earned, Until = Quarter.LastDay, KnownOn = new DateOnly(2013, 10, 9),
            Vendor = new Vendor("Ridgeline Cycles", ["An invented maker of bicycles"], null),
        }, "S-2013-000001", new DateOnly(2013, 10, 10));
        var content = StatementJson.Of(statement);
        var text = PaperText.Of(StatementPaper.Of(StatementJson.Read(content), StatementJson.Hash(content), Words.English));

        GoldenStatement.Compare($"{reseller}-2013-Q3", text);
    }

    [Fact]
    public async Task P_08_a_settlement_has_the_same_bytes_under_every_culture_and_time_zone()
    {
        Filled();
        var hashes = new HashSet<string>();
        foreach (var (culture, zone) in new[] { ("en_GB", "UTC"), ("fr_FR", "Pacific/Apia"), ("tr_TR", "UTC"), ("ar_SA", "Pacific/Apia") })
        {
            hashes.Add(await Settled(culture, zone));
        }

        hashes.ShouldHaveSingleItem();
    }

    private async Task<string> Settled(string culture, string zone)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "palier.dll"), "settle", "cycles", "--period", "2013-Q3", "--db", _test.ConnectionString])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = $"{culture}.UTF-8", ["TZ"] = zone },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await errors);
        bytes.Length.ShouldBeGreaterThan(10_000);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
    }

    private Database Filled() => CyclesData.Fill(_test.ConnectionString, Noon);
}
