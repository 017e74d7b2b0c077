using System.Diagnostics;
using System.Globalization;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Trying;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Snapshots;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Programmes;

/// <summary>Columns kept in a file: taken up where they are whole and of the database's state, made anew otherwise.</summary>
public sealed class SnapshotTests : IDisposable
{
    private static readonly Period Year = Period.Find("2025")!.Value;
    private static readonly Programme Draft = ProgrammeText.Read(Text).Value!;
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-columns-").FullName;

    private const string Text = """
        programme: kept
        title:     { en: Kept, fr: Gardé }
        about:     { en: Invented for a test., fr: Inventé pour un test. }
        version:   1
        from:      2024-01-01
        published: 2023-11-01
        currency:  EUR
        time_zone: UTC
        answers:
          counts_on:     sold_on
          converts_at:   own currency only
          line_rounding: each line
          returns:       when returned
          mergers:       history stays
          level_at:      start of period
          value_at:      start of period
        metrics:
          year:      { ref: §1, sum: sale.net, over: 12 months to date, where: { area: [cloud, data] } }
          customers: { ref: §1, count: sale.customer, over: 12 months to date }
          large:     { ref: §1, count: sale, where: { net: { at_least: 900 } } }
          paid:      { ref: §1, sum: sale.net }
        levels:
          ref:  §2
          up:   { every: quarter, starts: at once }
          down: { every: quarter, starts: at once }
          ladder:
            base: { ref: §2, title: { en: Base, fr: Base } }
            gold: { ref: §2, title: { en: Gold, fr: Or }, year: 9_000, customers: 4 }
        bonuses:
          extra:
            ref:      §3
            every:    quarter
            requires: { large: 1 }
            amount:
              - { rate: { base: 1%, gold: 2% }, of: paid }
              - { round: { to: 0.01, half: up } }
        """;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_is_tried_from_a_snapshot_is_what_is_tried_from_the_database(Engine engine)
    {
        using var test = Filled(engine, 1);

        var first = Told(Database.Open(test.ConnectionString), "elsewhere");
        var kept = Told(Database.Open(test.ConnectionString), _folder);
        Kept().Length.ShouldBeGreaterThan(0);
        kept.ShouldBe(first);

        var written = File.GetLastWriteTimeUtc(Kept().FullName);
        Told(Database.Open(test.ConnectionString), _folder).ShouldBe(first);
        File.GetLastWriteTimeUtc(Kept().FullName).ShouldBe(written, "what was kept is not written again");
        Told(Database.Open(test.ConnectionString), _folder, "P3", "P17").ShouldBe(Told(Database.Open(test.ConnectionString), "elsewhere", "P3", "P17"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_snapshot_of_an_earlier_state_is_noticed_and_made_anew(Engine engine)
    {
        using var test = Filled(engine, 1);
        Told(Database.Open(test.ConnectionString), _folder);
        var before = State();

        Add(Database.Open(test.ConnectionString), [Sale("P3", "late", 50_000, new DateOnly(2025, 2, 1), new Random(9))], 90);

        Told(Database.Open(test.ConnectionString), _folder).ShouldBe(Told(Database.Open(test.ConnectionString), "elsewhere"));
        State().ShouldNotBe(before);
        Snapshot.Open(Kept().FullName, before).ShouldBeOfType<SnapshotOutcome.OfAnother>();
    }

    [Fact]
    public void A_snapshot_of_another_database_is_noticed_and_made_anew()
    {
        using var one = Filled(Engine.Sqlite, 1);
        using var other = Filled(Engine.Sqlite, 2);
        Told(Database.Open(one.ConnectionString), _folder);
        var foreign = Kept().FullName;
        var strange = Directory.CreateDirectory(Path.Combine(_folder, "other"));
        Told(Database.Open(other.ConnectionString), strange.FullName);
        File.Copy(foreign, strange.GetFiles().Single().FullName, overwrite: true);

        Told(Database.Open(other.ConnectionString), strange.FullName).ShouldBe(Told(Database.Open(other.ConnectionString), "elsewhere"));
        File.ReadAllBytes(strange.GetFiles().Single().FullName).ShouldNotBe(File.ReadAllBytes(foreign));
    }

    [Fact]
    public void A_snapshot_in_which_any_byte_was_changed_is_noticed_and_made_anew()
    {
        using var test = Filled(Engine.Sqlite, 1);
        var right = Told(Database.Open(test.ConnectionString), _folder);
        var (path, whole, state) = (Kept().FullName, File.ReadAllBytes(Kept().FullName), State());
        var dice = new Random(1);
        for (var i = 0; i < 400; i++)
        {
            var (bytes, at) = ((byte[])whole.Clone(), i < 24 ? i : dice.Next(whole.Length));
            bytes[at] ^= (byte)(1 << dice.Next(8));
            File.WriteAllBytes(path, bytes);
            // What lies between two parts belongs to none.
            if (Snapshot.Open(path, state) is SnapshotOutcome.Taken taken)
            {
                taken.Snapshot.Dispose();
                whole[at].ShouldBe((byte)0, string.Create(CultureInfo.InvariantCulture, $"byte {at}"));
            }
        }

        foreach (var length in new[] { 0, 7, 63, 64, 500, whole.Length / 2, whole.Length - 33, whole.Length - 1 })
        {
            File.WriteAllBytes(path, whole[..length]);
            Snapshot.Open(path, state).ShouldBeOfType<SnapshotOutcome.Damaged>(string.Create(CultureInfo.InvariantCulture, $"{length} bytes"));
            Told(Database.Open(test.ConnectionString), _folder).ShouldBe(right);
            File.ReadAllBytes(path).ShouldBe(whole);
        }
    }

    [Fact]
    public void Killed_while_it_writes_the_old_snapshot_stays_good()
    {
        using var test = Filled(Engine.Sqlite, 1, lines: 60_000);
        Told(Database.Open(test.ConnectionString), _folder);
        var draft = Path.Combine(_folder, "programme.yaml");
        File.WriteAllText(draft, Text);
        var (killed, path) = (0, Directory.GetFiles(_folder, "*.columns").Single());
        for (var round = 0; killed < (Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full" ? 20 : 2) && round < 60; round++)
        {
            var before = File.ReadAllBytes(path);
            Add(Database.Open(test.ConnectionString), [Sale("P3", $"late{round}", 100, new DateOnly(2025, 2, 1), new Random(round))], 100 + round);
            using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(Cli.Terminal).Assembly.Location, "simulate", draft, "--period", "2025", "--snapshots", _folder, "--db", test.ConnectionString])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            })!;
            while (!child.HasExited && !File.Exists(path + ".new"))
            {
                Thread.SpinWait(200);
            }

            child.Kill();
            child.WaitForExit();
            killed += File.Exists(path + ".new") ? 1 : 0;
            Opened(path, State(path)).ShouldBeTrue($"round {round}");
            File.ReadAllBytes(path).SequenceEqual(before).ShouldBe(File.Exists(path + ".new") || File.ReadAllBytes(path).AsSpan().SequenceEqual(before));
        }

        killed.ShouldBeGreaterThan(0, "it was killed while it wrote");
        Told(Database.Open(test.ConnectionString), _folder).ShouldBe(Told(Database.Open(test.ConnectionString), "elsewhere"));
        Opened(path, State(path)).ShouldBeTrue();
        File.Exists(path + ".new").ShouldBeFalse();
    }

    private static bool Opened(string path, SnapshotOf of)
    {
        var found = Snapshot.Open(path, of) as SnapshotOutcome.Taken;
        found?.Snapshot.Dispose();
        return found is not null;
    }

    private FileInfo Kept() => new DirectoryInfo(_folder).GetFiles("*.columns").Single();

    private SnapshotOf State() => State(Kept().FullName);

    private static SnapshotOf State(string path) => Snapshot.Open(path, new SnapshotOf("", "")).ShouldBeOfType<SnapshotOutcome.OfAnother>().Of;

    // Everything of the report that is figures.
    private string Told(Database database, string folder, params string[] partners)
    {
        var outcome = Simulate.Run(database, Draft, Year, null, new TriedOn([.. partners], [], []), null, snapshots: folder == "elsewhere" ? Path.Combine(_folder, $"{Guid.NewGuid():N}") : folder);
        var report = outcome.ShouldBeOfType<SimulateOutcome.Tried>().Report;
        return string.Join('\n', report.Partners.Select(p => $"{p.Partner.Id} {p.LevelAfter} {string.Join(' ', p.Money.Select(m => m.After))}").Append($"{report.OneByOne}"));
    }

    private static TestDatabase Filled(Engine engine, int seed, int lines = 3_000)
    {
        var (test, dice) = (TestDatabase.Empty(engine), new Random(seed));
        using (var saving = Database.Open(test.ConnectionString).Begin(At(1), "partners"))
        {
            saving.Add(Enumerable.Range(0, 40).Select(i => new Partner { Id = $"P{i}", Name = $"Partner {i}", Country = "FR", Kind = "reseller" }));
            saving.Commit();
        }

        Add(Database.Open(test.ConnectionString), Enumerable.Range(0, lines).Select(i => Sale($"P{dice.Next(40)}", $"{i}", dice.Next(-300, 1_500), new DateOnly(2024, 1, 1).AddDays(dice.Next(730)), dice)), 2);
        return test;
    }

    private static void Add(Database database, IEnumerable<SalesLine> sales, int minute)
    {
        using var saving = database.Begin(At(minute), "sales");
        saving.Add(sales);
        saving.Commit();
    }

    private static SalesLine Sale(string partner, string key, int units, DateOnly day, Random dice) => new()
    {
        Partner = partner, Key = key, Net = new LineAmount(units * LineAmount.Unit, Currency.Eur), SoldOn = day, Customer = $"C{dice.Next(9)}",
        Area = dice.Next(3) switch { 0 => "cloud", 1 => "data", _ => "devices" },
    };

    // What became known before a partner takes part counts at every review.
    private static DateTime At(int minute) => new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minute);
}
