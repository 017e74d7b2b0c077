using System.Globalization;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Simulation;

/// <summary>
/// Thousands of days at a vendor made from seeds. A seed that fails is run again alone with
/// <c>PALIER_SEED=17 dotnet run --project tests/Palier.Web.Tests -- -class '*SimulationTests'</c>.
/// </summary>
public sealed class SimulationTests
{
    private const int StepsShown = 25;
    private static readonly bool areFull = Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full";
    private static readonly int? onlySeed = int.TryParse(Environment.GetEnvironmentVariable("PALIER_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Whatever_happens_at_a_vendor_the_books_stay_sound(Engine engine)
    {
        var seeds = onlySeed is { } only ? [only] : Enumerable.Range(1, (areFull, engine) switch { (true, Engine.Sqlite) => 10, (true, _) => 4, _ => 2 });
        var came = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var seed in seeds)
        {
            came.UnionWith(Run(engine, seed, (areFull, engine) switch { (true, _) => 2_000, (_, Engine.Sqlite) => 700, _ => 250 }).Keys);
        }

        if (engine == Engine.Sqlite && onlySeed is null)
        {
            string[] wanted =
            [
                "AskToReopen: Asked", "ClosePeriod: Closed", "ConfirmReopening: Opened", "ConfirmReopening: NotApproved", "DecideOnAdjustment: Posted", "DecideOnAdjustment: NotApproved",
                "IssueTheStatements: Statements", "PostProposal: ChangedSince", "PostProposal: NotAllowed", "PostProposal: Posted", "ReleaseSomebody: Released", "Reverse: Proposed", "Settle: Waiting",
            ];
            wanted.Except(came).ShouldBeEmpty($"all of this happens; there was {string.Join(", ", came)}");
        }
    }

    private static SortedDictionary<string, int> Run(Engine engine, int seed, int steps)
    {
        using var vendor = new SimulatedVendor(engine, seed);
        var invariants = new Invariants(vendor, new Random(seed));
        try
        {
            for (var i = 0; i < steps; i++)
            {
                vendor.Step();
                invariants.AfterStep();
            }

            invariants.Whole();
        }
        catch (Exception e)
        {
            throw new SeedFailed(seed, engine, string.Join('\n', vendor.Done.TakeLast(StepsShown)), e);
        }

        return vendor.Outcomes;
    }

    private sealed class SeedFailed(int seed, Engine engine, string steps, Exception inside)
        : Exception($"Seed {seed} on {engine} failed: {inside.Message}\nThe last steps:\n{steps}\nAgain alone: PALIER_SEED={seed} dotnet run --project tests/Palier.Web.Tests -- -class '*SimulationTests'", inside);
}
