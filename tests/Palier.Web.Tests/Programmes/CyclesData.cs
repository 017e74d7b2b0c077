using System.Text;
using Palier.App.Imports;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Data;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Programmes;

/// <summary>A database with the real sales of a bicycle maker under the dealer programme; tests are skipped where the data is not there.</summary>
internal static class CyclesData
{
    /// <param name="connection">An empty database.</param>
    /// <param name="now">When everything becomes known.</param>
    /// <param name="seed">Shuffles the lines of the file; as delivered when null.</param>
    public static Database Fill(string connection, DateTime now, int? seed = null)
    {
        var data = Path.Combine(Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.Combine(Root.Folder, "..", "shared", "data"), "adventureworks");
        Assert.SkipUnless(Directory.Exists(data), $"the real data is not at {data}");
        var database = Database.Open(connection);
        ImportOthers.Run(database, Request(Path.Combine(data, "DimReseller.csv"), "partners", now), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>();
        var sales = seed is { } s ? Shuffled(Path.Combine(data, "sales_lines.csv"), s) : Path.Combine(data, "sales_lines.csv");
        ImportSales.Run(database, Request(sales, "sales", now), TestContext.Current.CancellationToken).ShouldBeOfType<ImportOutcome.Done>();
        var text = File.ReadAllBytes(Path.Combine(Root.Folder, "programmes", "cycles", "programme.yaml"));
        var programme = ProgrammeText.Read(Encoding.UTF8.GetString(text)).Value!;
        Publish.Run(database, programme.Name, programme.Version, programme.From, programme.Published, text, now).ShouldBeOfType<PublishOutcome.Published>();
        Enrol.Run(database, programme.Name, partner: null, asked: null, now).ShouldBeOfType<EnrolOutcome.Enrolled>().Now.ShouldBe(701);
        return database;
    }

    private static string Shuffled(string file, int seed)
    {
        var lines = File.ReadAllLines(file);
        var rest = lines[1..];
        new Random(seed).Shuffle(rest);
        var path = Path.Combine(Directory.CreateTempSubdirectory("palier-shuffled-").FullName, "sales_lines.csv");
        File.WriteAllLines(path, [lines[0], .. rest]);
        return path;
    }

    private static ImportRequest Request(string file, string mapping, DateTime now) => new()
    {
        File = file,
        Mapping = MappingText.Read(File.ReadAllText(Path.Combine(Root.Folder, "programmes", "cycles", mapping + ".mapping.yaml"))).Value.ShouldNotBeNull(),
        Now = now,
    };
}
