using System.Diagnostics;
using System.Globalization;
using Palier.Data;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Verbs;

/// <summary>Ctrl-C in the middle of an import, sent to a palier of its own.</summary>
public sealed class StoppedImportTests : IDisposable
{
    private const string Map =
        """
        import: sales
        dates: yyyy-MM-dd
        decimal mark: point
        columns: { partner: partner, key: key, net: net }
        fixed: { currency: EUR }
        unknown partner: create
        new partner: { name: partner, kind: kind, country: country }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("palier-stopped-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_import_stopped_half_way_leaves_nothing_and_says_so(Engine engine)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent as a shell does");
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        using var palier = Started(test);
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        (await palier.StandardError.ReadLineAsync(late.Token)).ShouldBe("5000 lines read");
        using (var kill = Process.Start("sh", ["-c", $"kill -INT {palier.Id.ToString(CultureInfo.InvariantCulture)}"]))
        {
            await kill.WaitForExitAsync(late.Token);
        }

        var rest = await palier.StandardError.ReadToEndAsync(late.Token);
        await palier.WaitForExitAsync(late.Token);

        palier.ExitCode.ShouldBe(1, rest);
        rest.ShouldEndWith("Stopped. Nothing was changed." + Environment.NewLine);
        FactLoading.Load(database).ShouldBeEmpty();
        using var context = database.Context();
        (context.SalesLines.Count(), context.Imports.Count(), context.Moments.Count()).ShouldBe((0, 0, 0));
    }

    private Process Started(TestDatabase test)
    {
        var (map, csv) = (Path.Combine(_folder, "map.yaml"), Path.Combine(_folder, "sales.csv"));
        File.WriteAllText(map, Map);
        File.WriteAllLines(csv, Enumerable.Range(1, 300_000).Select(i => $"P{i % 1_000},{i},1.5,reseller,BE").Prepend("partner,key,net,kind,country"));
        // Started in the background of a shell, a process would ignore the signal from the beginning.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "palier.dll"), "import", "sales", csv, "--mapping", map, "--db", test.ConnectionString])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
