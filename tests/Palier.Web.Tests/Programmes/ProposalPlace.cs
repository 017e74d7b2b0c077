using System.Collections.Immutable;
using System.Text;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using Palier.Web.Tests.Verbs;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Programmes;

/// <summary>A published example with sales, and its second version to propose and to decide.</summary>
internal sealed class ProposalPlace : IDisposable
{
    public const string On = "2026-02-20";

    private static readonly string version2 = File.ReadAllText(Path.Combine(Root.Folder, "programmes", "examples", "changed-afterwards", "version-2.yaml"));

    public ProposalPlace(Engine engine)
    {
        Place = new MoneyPlace(engine, "changed-afterwards", ["P1", "P2"]);
        Place.Sale("2025-12-10", 1_000_00);
        Place.Sale("2026-01-10", 2_000_00);
        Place.Sale("2026-01-11", 500_00, partner: "P2");
    }

    public MoneyPlace Place { get; }

    public Database Database => Place.Database;

    /// <summary>Version 2 pays 4 % in place of 5 %.</summary>
    public static ProposedText Text(int version = 2, string rate = "4%", params ImmutableArray<StatedCase> cases)
    {
        var bytes = Encoding.UTF8.GetBytes(version2.Replace("version:   2", $"version:   {version}", StringComparison.Ordinal).Replace("rate: 4%", $"rate: {rate}", StringComparison.Ordinal));
        return new ProposedText([.. bytes], ProgrammeText.Read(Encoding.UTF8.GetString(bytes)).Value!, cases);
    }

    public PublicationOutcome Propose(ProposedText? text = null, string by = "ana", Database? database = null) =>
        ProposePublication.Run(database ?? Database, text ?? Text(), by, Day(On), At(On));

    public int Proposed(ProposedText? text = null) => Propose(text).ShouldBeOfType<PublicationOutcome.Proposed>().Number;

    public PublicationOutcome Decide(int number, string by = "ben", bool publish = true, string? shown = null, Database? database = null) =>
        DecidePublication.Run(database ?? Database, number, publish, by, Day(On), At(On), shown);

    public int[] Versions() => [.. PublishedProgrammes.All(Database).Select(p => p.Version)];

    public void Dispose() => Place.Dispose();
}
