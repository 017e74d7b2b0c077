using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Palier.App.Imports;
using Palier.Core.Facts;
using Palier.Data;
using Palier.Data.Audit;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Imports;

/// <summary>The audit trail of a database that exists goes on being verified: the digest of a row is made as ever.</summary>
public sealed class DigestsStay : IDisposable
{
    private static readonly string[] odd =
        ["", "plain", "\"quoted\\\"", "\n\r\t\u0001\u001f", "Café ʤ 😀", "\u2028\u007f", "\ud83d", "{\"a\":\"b\"}", "null", new string('x', 70_000) + "\"", "é\""];

    private readonly string _folder = Directory.CreateTempSubdirectory("palier-digests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_an_import_records_is_the_digest_of_the_canonical_JSON_of_its_rows(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        var file = Path.Combine(_folder, "sales.csv");
        var keys = odd.Where(o => o.Trim().Length > 0 && o != "\ud83d" && o.Length < 1_000).Select((o, i) => $"P1,\"{i}{o.Replace("\"", "\"\"", StringComparison.Ordinal)}\",2026-01-02,{i}.5,EUR,reseller,BE");
        File.WriteAllText(file, "partner,key,day,net,currency,kind,country\n" + string.Join('\n', keys));
        var map = MappingText.Read("import: sales\ndates: yyyy-MM-dd\ndecimal mark: point\ncolumns: { partner: partner, key: key, sold_on: day, net: net, currency: currency }\nfields: { note: key }\n"
            + "unknown partner: create\nnew partner: { name: key, kind: kind, country: country }").Value.ShouldNotBeNull();

        ImportSales.Run(database, new ImportRequest { File = file, Mapping = map, Now = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc).AddTicks(1_234_567) }, TestContext.Current.CancellationToken)
            .ShouldBeOfType<ImportOutcome.Done>();

        using var context = database.Context();
        var recorded = CanonicalJson.Texts(context.Audit.OrderBy(a => a.Sequence).Last().Rows);
        recorded.Keys.ShouldBe(["imports", "organisations", "sales_lines"]);
        recorded["sales_lines"].ShouldBe(Expected(context, context.SalesLines.OrderBy(r => r.Sequence)));
        recorded["organisations"].ShouldBe(Expected(context, context.Organisations.OrderBy(r => r.Sequence)));
        recorded["imports"].ShouldBe(Expected(context, context.Imports.OrderBy(r => r.Sequence)));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Any_text_that_can_be_stored_is_recorded_as_the_canonical_JSON_writes_it(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        using (var saving = database.Begin(new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), "test"))
        {
            saving.Add(odd.Where(o => o != "\ud83d").Select(text => new Partner { Id = text, Name = "n" + text, Country = "BE", Kind = text + "k", City = text, Parent = text.Length == 0 ? null : text }));
            saving.Commit();
        }

        using var context = database.Context();
        CanonicalJson.Texts(context.Audit.Single().Rows)["organisations"].ShouldBe(Expected(context, context.Organisations.OrderBy(r => r.Sequence)));
        context.Organisations.OrderBy(r => r.Sequence).Select(o => o.Id).ShouldBe(odd.Where(o => o != "\ud83d"));
    }

    private static string Expected(PalierContext context, IEnumerable<FactRow> rows)
    {
        var all = rows.ToList();
        var text = string.Concat(all.Select(r => Line(context.Model.FindEntityType(r.GetType())!, r)));
        return $"{all.Count} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    // As rows were written before they were written as bytes.
    private static string Line(IEntityType type, FactRow row) => CanonicalJson.Of(type.GetProperties().Select(p => new KeyValuePair<string, object?>(p.GetColumnName(), Value(p.GetGetter().GetClrValue(row))))) + "\n";

    private static object? Value(object? value) => value is DateTime moment ? DateTime.SpecifyKind(moment, DateTimeKind.Utc) : value;
}
