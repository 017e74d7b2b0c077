using Palier.App.Sample;
using Palier.Core.Facts;
using Palier.Data;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Sample;

public sealed class InstallSampleTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 8, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly October = new(2026, 10, 1);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_is_installed_is_loaded_as_it_was_made_and_never_twice(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        var stages = new List<SampleStage>();

        var installed = InstallSample.Run(database, October, Now, stages.Add).ShouldBeOfType<SampleOutcome.Installed>();

        stages.ShouldBe(Enum.GetValues<SampleStage>());
        installed.Partners.ShouldBe(1_050);
        installed.Until.ShouldBe(new DateOnly(2026, 11, 1));
        var world = SampleWorld.Make(SampleWorld.DefaultSeed, October);
        var made = world.Partners[455];
        var loaded = FactLoading.Load(database, partners: [made.Partner.Id]).Single();
        loaded.Sales.OrderBy(line => line.Key, StringComparer.Ordinal).Select(AsMade).ShouldBe(made.Sales.OrderBy(line => line.Key, StringComparer.Ordinal).Select(AsMade));
        loaded.Certificates.Length.ShouldBe(made.Certificates.Length);
        loaded.Customers.Length.ShouldBe(made.Customers.Length);
        loaded.Enrolments.ShouldContain(at => at.Programme == "enterprise");
        using (var context = database.Context())
        {
            context.SalesLines.Count().ShouldBe(installed.SalesLines);
            context.ProgrammeVersions.Select(version => version.Name).Order().ShouldBe(["enterprise", "gocloud", "growcloud"]);
        }

        InstallSample.Run(database, October, Now).ShouldBeOfType<SampleOutcome.DatabaseHasPartners>();
    }

    private static string AsMade(SalesLine line) => string.Join(';', line.Key, line.Type, line.Corrects, line.Net, line.Quantity, line.SoldOn, line.InvoicedOn,
        line.PaidOn, line.Product, line.Area, line.Kind, line.Customer, line.Fields["workload"]);
}
