using Microsoft.EntityFrameworkCore;
using Palier.App.Staff;
using Palier.App.Verification;
using Palier.Core.Acting;
using Palier.Core.Facts;
using Palier.Data;
using Palier.Data.Audit;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Verification;

public sealed class TamperingTests : IDisposable
{
    private static readonly string[] changes = ["update", "delete", "replace"];
    private static readonly DateTime noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private readonly string _anchor = Path.Combine(Directory.CreateTempSubdirectory("palier-anchor-").FullName, "anchor");

    public static TheoryData<Engine, string, FindingKind, long> Attacks
    {
        get
        {
            var rows = new TheoryData<Engine, string, FindingKind, long>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                rows.Add(engine, "UPDATE audit SET \"by\" = 'Eve' WHERE number = 3", FindingKind.RowChanged, 3);
                rows.Add(engine, "UPDATE audit SET figures = '{\"partner\":\"P9\"}' WHERE number = 2", FindingKind.RowChanged, 2);
                rows.Add(engine, "DELETE FROM audit WHERE number = 3", FindingKind.RowMissing, 3);
                rows.Add(engine, "UPDATE audit SET number = number + 100 WHERE number >= 4; UPDATE audit SET number = number - 99 WHERE number >= 104; "
                    + "INSERT INTO audit SELECT sequence + 1000, 4, algorithm, first, \"by\", what, \"of\", figures, rows, hash, hash, known_at FROM audit WHERE number = 3", FindingKind.RowChanged, 4);
                rows.Add(engine, "UPDATE audit SET number = -1 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = -1", FindingKind.RowChanged, 2);
                rows.Add(engine, "DELETE FROM audit WHERE number = 5", FindingKind.TrailTruncated, 5);
                rows.Add(engine, "UPDATE audit SET algorithm = '0' WHERE number = 4", FindingKind.UnknownAlgorithm, 4);
                rows.Add(engine, "UPDATE organisations SET name = 'Eve' WHERE id = 'P3'", FindingKind.RowsDiffer, 4);
                rows.Add(engine, "DELETE FROM organisations WHERE id = 'P2'", FindingKind.RowsDiffer, 3);
                rows.Add(engine, "INSERT INTO organisations (sequence, id, name, country, kind, known_at) SELECT 999, 'P9', name, country, kind, known_at FROM organisations WHERE id = 'P1'", FindingKind.RowsDiffer, 5);
                rows.Add(engine, "UPDATE organisations SET id = 'x' WHERE id = 'P1'; UPDATE organisations SET id = 'P1' WHERE id = 'P2'; UPDATE organisations SET id = 'P2' WHERE id = 'x'", FindingKind.RowsDiffer, 2);
                rows.Add(engine, "DELETE FROM moments WHERE what = 'partner P2'", FindingKind.MomentDiffers, 3);
            }

            return rows;
        }
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_anchor)!, recursive: true);

    [Theory]
    [MemberData(nameof(Attacks))]
    public void P_52_An_attack_by_the_superuser_is_named_with_the_first_bad_row(Engine engine, string attack, FindingKind kind, long row)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Filled(test);
        Verify.Run(database).Findings.ShouldBeEmpty();

        Attack(database, attack);

        var verified = Verify.Run(database);
        verified.IsClean.ShouldBeFalse();
        (verified.Findings[0].Kind, verified.Findings[0].Row).ShouldBe((kind, row));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_52_An_old_backup_that_is_worked_on_is_found_by_the_anchor(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Filled(test);
        var backup = File.ReadAllLines(_anchor).Length;

        // The end is cut off with everything that belongs to it, as a backup of that time would be, and work goes on.
        Attack(database, "DELETE FROM organisations WHERE id IN ('P3', 'P4'); DELETE FROM moments WHERE what IN ('partner P3', 'partner P4'); DELETE FROM audit WHERE number > 3");
        var restored = Verify.Run(database);
        Save(database, "P5");
        Save(database, "P6");
        Save(database, "P7");
        var workedOn = Verify.Run(database);

        backup.ShouldBe(5);
        (restored.Findings[0].Kind, restored.Findings[0].Row).ShouldBe((FindingKind.TrailTruncated, 4));
        (workedOn.Findings[0].Kind, workedOn.Findings[0].Row).ShouldBe((FindingKind.AnotherThanAnchored, 4));
        Verify.Run(Database.Open(test.ConnectionString, Path.Combine(Path.GetDirectoryName(_anchor)!, "none"))).Findings.Select(f => f.Kind).ShouldBe([FindingKind.AnchorMissing]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_52_Two_at_once_do_not_fork_the_chain(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Filled(test);

        Parallel.For(0, 20, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => Save(database, $"Q{i}"));

        var verified = Verify.Run(database);
        verified.Findings.ShouldBeEmpty();
        verified.Rows.ShouldBe(25);
        File.ReadAllLines(_anchor).Length.ShouldBe(25);
    }

    [Fact]
    public void P_52_The_canonical_form_is_fixed_to_the_byte() =>
        CanonicalJson.Of([new("b", 12L), new("a", "é\"\\\n"), new("c", null), new("d", new DateOnly(2026, 3, 1)), new("e", noon), new("f", new byte[] { 1, 255 })])
            .ShouldBe("{\"a\":\"é\\\"\\\\\\u000a\",\"b\":\"12\",\"c\":null,\"d\":\"2026-03-01\",\"e\":\"2026-03-01T12:00:00.000000Z\",\"f\":\"01ff\"}");

    [Fact]
    public void Who_is_not_named_or_has_not_the_role_may_not_act_once_somebody_is_named()
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);
        var day = new DateOnly(2026, 3, 1);
        WhoActs.Of(database, null, Act.Post, day, "root").ShouldBe(new WhoActsOutcome.May("root"));

        NameStaff.Add(database, "Ana", null, [Role.Finance], day, "root", noon).ShouldBeOfType<NameStaffOutcome.FirstIsNoOperator>();
        NameStaff.Add(database, "Ana", null, [Role.Operator], day, "root", noon).ShouldBeOfType<NameStaffOutcome.Named>();
        NameStaff.Add(database, "ana", null, [Role.Finance], day, "Ana", noon).ShouldBeOfType<NameStaffOutcome.NamedBefore>();
        NameStaff.Add(database, "Ben", null, [], day, "Ana", noon).ShouldBeOfType<NameStaffOutcome.Named>();
        NameStaff.Give(database, "Ben", Role.Finance, day, day.AddDays(10), "Ana", noon).ShouldBeOfType<NameStaffOutcome.RoleGiven>();
        NameStaff.Give(database, "Ana", Role.Operator, day, day.AddDays(10), "Ana", noon).ShouldBe(new NameStaffOutcome.LastOperator("Ana"));

        WhoActs.Of(database, null, Act.Post, day, "root").ShouldBe(new WhoActsOutcome.NobodyNamed(Act.Post));
        WhoActs.Of(database, "Eve", Act.Post, day, "root").ShouldBe(new WhoActsOutcome.Unknown("Eve"));
        WhoActs.Of(database, "Ana", Act.Post, day, "root").ShouldBeOfType<WhoActsOutcome.MayNot>().Would.ShouldBe([Role.Finance]);
        WhoActs.Of(database, "Ben", Act.Post, day.AddDays(9), "root").ShouldBe(new WhoActsOutcome.May("Ben"));
        WhoActs.Of(database, "Ben", Act.Post, day.AddDays(10), "root").ShouldBeOfType<WhoActsOutcome.MayNot>();
        ListStaff.Run(database).Select(s => s.Name).ShouldBe(["Ana", "Ben"]);
        Verify.Run(database).Findings.ShouldBeEmpty();
    }

    private Database Filled(TestDatabase test)
    {
        var database = Database.Open(test.ConnectionString, _anchor);
        NameStaff.Add(database, "Ana", null, [Role.Operator], new DateOnly(2026, 1, 1), "root", noon).ShouldBeOfType<NameStaffOutcome.Named>();
        foreach (var id in (string[])["P1", "P2", "P3", "P4"])
        {
            Save(database, id);
        }

        return database;
    }

    private static void Save(Database database, string id)
    {
        using var saving = database.Begin(noon.AddMinutes(1), $"partner {id}");
        saving.Add([new Partner { Id = id, Name = $"Name of {id}", Country = "BE", Kind = "reseller" }]);
        saving.Commit(new AuditNote("Ana", "add partner", id).With("partner", id));
    }

    // Who owns the database first takes the guards away, then does what they would have refused.
    private static void Attack(Database database, string sql)
    {
        using var context = database.Context();
        string[] tables = ["audit", "organisations", "moments"];
        string[] guards = database.IsPostgres
            ? [.. tables.Select(t => $"ALTER TABLE {t} DISABLE TRIGGER ALL")]
            : [.. tables.SelectMany(t => changes.Select(g => $"DROP TRIGGER IF EXISTS {t}_no_{g}"))];
        foreach (var statement in guards.Concat(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal).Split("; ")))
        {
            context.Database.ExecuteSqlRaw(statement);
        }
    }
}
