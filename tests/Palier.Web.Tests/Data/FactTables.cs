using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Data;

public sealed class FactTables
{
    private static readonly DateTime noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_was_saved_is_loaded_again_partner_by_partner_and_day_by_day(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        using (var saving = database.Begin(noon, "test"))
        {
            saving.Add([Of("P2"), Of("P1") with { Marks = ["a", "b,c"] }]);
            saving.Add([Line("P1", "b", 2), Line("P1", "a", 1) with { Fields = Named("users", "12"), Marks = ["x"], Customer = "C1" }, Line("P2", "c", 3)]);
            saving.Add([new Customer { Id = "C1", Name = "Café \"Zoë\"" }]);
            saving.Add([new Person { Id = "N1", Name = "Ana" }]);
            saving.Add([new Employment { Person = "N1", Partner = "P1", From = new(2025, 1, 1) }]);
            saving.Add([new Certificate { Person = "N1", Name = "sales", PassedOn = new(2025, 2, 1) }]);
            saving.Commit();
        }

        var loaded = FactLoading.Load(database);

        loaded.Select(p => p.Partner.Id).ShouldBe(["P1", "P2"]);
        loaded[0].Partner.Marks.ShouldBe(["a", "b,c"]);
        loaded[0].Sales.Select(s => s.Key).ShouldBe(["a", "b"]);
        loaded[0].Sales[0].Net.ShouldBe(new LineAmount(12_345, Currency.Eur));
        loaded[0].Sales[0].Fields["users"].ShouldBe("12");
        loaded[0].Sales[0].SoldOn.ShouldBe(new DateOnly(2026, 1, 1));
        loaded[0].Sales[0].Known.At.ShouldBe(noon);
        loaded[0].Customers.Single().Name.ShouldBe("Café \"Zoë\"");
        loaded[0].Certificates.Single().Name.ShouldBe("sales");
        var slice = FactLoading.Load(database, partners: ["P2"]).Single();
        slice.Sales.Single().Key.ShouldBe("c");
        slice.People.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_later_row_counts_from_its_moment_and_the_past_stays_as_it_was_known(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        var bill = new Invoice { Id = "I1", Partner = "P1", Open = new(10_000, Currency.Eur), DueOn = new(2026, 1, 1) };
        var first = Save(database, noon, s => { s.Add([Of("P1")]); s.Add([bill]); });
        var second = Save(database, noon.AddHours(1), s => s.Add([bill with { PaidOn = new(2026, 2, 1) }]));

        second.ShouldBeGreaterThan(first);
        FactLoading.Load(database).Single().Invoices.Single().PaidOn.ShouldBe(new DateOnly(2026, 2, 1));
        FactLoading.Load(database, first).Single().Invoices.Single().PaidOn.ShouldBeNull();
        FactLoading.Load(database, database.KnownAt(noon.AddMinutes(30))).Single().Invoices.Single().PaidOn.ShouldBeNull();
        FactLoading.Load(database, database.KnownAt(noon.AddMinutes(-1))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_saving_that_is_not_committed_leaves_nothing(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        using (var saving = database.Begin(noon, "test"))
        {
            saving.Add([Of("P1")]);
        }

        FactLoading.Load(database).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_row_is_never_changed_deleted_or_replaced(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        Save(database, noon, s => { s.Add([Of("P1")]); s.Add([Line("P1", "a", 1)]); });

        Refused("UPDATE sales_lines SET net = 1");
        Refused("DELETE FROM sales_lines");
        Refused("UPDATE organisations SET name = 'x'");
        Refused("DELETE FROM moments");
        Refused("INSERT INTO sales_lines SELECT * FROM sales_lines");
        if (engine == Engine.Sqlite)
        {
            Refused("INSERT OR REPLACE INTO sales_lines SELECT * FROM sales_lines");
            Refused("INSERT OR REPLACE INTO sales_lines (sequence, partner, key, type, net, currency, quantity, known_at) VALUES (99, 'P1', 'a', 0, 1, 'EUR', 1, '2026-01-01')");
        }

        FactLoading.Load(database).Single().Sales.Single().Net.TenThousandths.ShouldBe(12_345);

        void Refused(string sql)
        {
            using var context = database.Context();
            Should.Throw<DbException>(() => context.Database.ExecuteSqlRaw(sql), sql);
        }
    }

    [Fact]
    public void On_sqlite_no_table_lets_a_row_be_replaced()
    {
        using var test = TestDatabase.Empty(Engine.Sqlite);
        var database = Database.Open(test.ConnectionString);
        SaveOneOfEach(database);
        using var context = database.Context();
        var tables = context.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(FactRow))).Select(t => t.GetTableName()!).Order(StringComparer.Ordinal).ToArray();
        tables.Length.ShouldBeGreaterThan(10);

        foreach (var table in tables)
        {
            var replace = $"INSERT OR REPLACE INTO {table} SELECT * FROM {table}";
            Should.Throw<DbException>(() => context.Database.ExecuteSqlRaw(replace), replace).Message.ShouldContain($"{table} only grows: a row is never replaced");
        }

        var version = "INSERT OR REPLACE INTO programme_versions (sequence, name, version, bytes, hash, valid_from, published_on, known_at) VALUES (999, 'p', 1, x'01', 'x', '2026-01-01', '2026-01-01', '2026-01-01')";
        Should.Throw<DbException>(() => context.Database.ExecuteSqlRaw(version)).Message.ShouldContain("programme_versions only grows");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void An_original_key_stands_once_and_a_return_may_repeat_it(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        Save(database, noon, s => { s.Add([Of("P1")]); s.Add([Line("P1", "a", 1), Line("P1", "a", 2) with { Type = LineType.Return, Corrects = "a" }]); });

        Should.Throw<DbException>(() => Save(database, noon, s => s.Add([Line("P1", "a", 3)])));
        FactLoading.Load(database).Single().Sales.Length.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_migrations_say_what_the_model_says(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        using var context = Database.Open(test.ConnectionString).Context();

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void A_database_that_cannot_be_opened_is_refused_with_the_reason() =>
        Should.Throw<DatabaseRefusedException>(() => Database.Open("Host=127.0.0.1;Port=1;Username=x;Timeout=1"))
            .Message.ShouldStartWith("The database cannot be opened: ");

    private static void SaveOneOfEach(Database database) => Save(database, noon, s =>
    {
        s.Add([Of("P1")]);
        s.Add([Line("P1", "a", 1)]);
        s.Add([new Customer { Id = "C1", Name = "C" }]);
        s.Add([new Person { Id = "N1", Name = "Ana" }]);
        s.Add([new Employment { Person = "N1", Partner = "P1", From = new(2025, 1, 1) }]);
        s.Add([new Certificate { Person = "N1", Name = "sales", PassedOn = new(2025, 2, 1) }]);
        s.Add([new Invoice { Id = "I1", Partner = "P1", Open = new(10_000, Currency.Eur), DueOn = new(2026, 1, 1) }]);
        s.Add([new AssertedFact { Partner = "P1", What = "invitation", From = new(2026, 1, 1), By = "office" }]);
        s.Add([new Enrolment { Partner = "P1", Programme = "p", AcceptedOn = new(2026, 1, 1), From = new(2026, 1, 1) }]);
        s.AddRows([new ProgrammeVersionRow { Name = "p", Version = 1, Bytes = [1], Hash = "x", ValidFrom = new(2026, 1, 1), PublishedOn = new(2026, 1, 1) }]);
        s.AddRows([new ImportRow { Kind = "sales", FileName = "f", Hash = "x", Mapping = "m" }]);
        s.AddRows([new StaffRow { Name = "Ana" }]);
        s.AddRows([new StaffRoleRow { Name = "Ana", From = new(2026, 1, 1) }]);
        MoneyRows.AddOneOfEach(s);
    });

    private static Known Save(Database database, DateTime at, Action<Saving> add)
    {
        using var saving = database.Begin(at, "test");
        add(saving);
        return saving.Commit();
    }

    private static Partner Of(string id) => new() { Id = id, Name = "Name of " + id, Country = "BE", Kind = "reseller" };

    private static SalesLine Line(string partner, string key, int day) => new()
    {
        Partner = partner,
        Key = key,
        Net = new LineAmount(12_345, Currency.Eur),
        SoldOn = new DateOnly(2026, 1, day),
    };

    private static ImmutableSortedDictionary<string, string> Named(string name, string value) =>
        ImmutableSortedDictionary<string, string>.Empty.Add(name, value);
}
