using System.Collections.Immutable;
using System.Security.Cryptography;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Sample;

/// <summary>What came of installing the sample.</summary>
public abstract record SampleOutcome
{
    public sealed record Installed(int Partners, int Customers, int SalesLines, int Enrolments, DateOnly From, DateOnly Until) : SampleOutcome;

    /// <summary>The sample is never mixed with other data: the database has partners already.</summary>
    public sealed record DatabaseHasPartners : SampleOutcome;
}

/// <summary>What installing the sample is at.</summary>
public enum SampleStage
{
    MakingWorld = 0,
    Enrolling = 1,
    SavingPartners = 2,
    SavingSales = 3,
    Done = 4,
}

/// <summary>Puts the sample world and the shipped programmes into an empty database, all or nothing.</summary>
public static class InstallSample
{
    /// <param name="database">An empty database, migrated.</param>
    /// <param name="lastMonth">A day in the last month that is to have sales.</param>
    /// <param name="now">The moment in UTC at which the facts become known.</param>
    /// <param name="progress">Told of each stage as it begins.</param>
    /// <param name="seed">Another seed gives another world.</param>
    public static SampleOutcome Run(
        Database database, DateOnly lastMonth, DateTime now, Action<SampleStage>? progress = null, ulong seed = SampleWorld.DefaultSeed)
    {
        if (HasPartners(database))
        {
            return new SampleOutcome.DatabaseHasPartners();
        }

        progress?.Invoke(SampleStage.MakingWorld);
        var world = SampleWorld.Make(seed, lastMonth);
        progress?.Invoke(SampleStage.Enrolling);
        var programmes = ShippedProgrammes.All;
        var enrolled = Enrol(world, [.. programmes.Select(shipped => shipped.Programme)]);
        using var saving = database.Begin(now, "sample");
        progress?.Invoke(SampleStage.SavingPartners);
        saving.AddRows(Unpublished(saving.Context, programmes));
        if (!saving.Context.Staff.Any())
        {
            saving.AddRows(SampleStaff.Rows);
            saving.AddRows(SampleStaff.Roles(world.From));
        }

        saving.Add(world.Customers);
        saving.Add(enrolled.Select(of => of.Partner));
        saving.Add(enrolled.SelectMany(of => of.People));
        saving.Add(enrolled.SelectMany(of => of.Employments));
        saving.Add(enrolled.SelectMany(of => of.Certificates));
        saving.Add(enrolled.SelectMany(of => of.Invoices));
        saving.Add(enrolled.SelectMany(of => of.Asserted));
        saving.Add(enrolled.SelectMany(of => of.Enrolments));
        progress?.Invoke(SampleStage.SavingSales);
        saving.Add(enrolled.SelectMany(of => of.Sales));
        saving.Commit();
        progress?.Invoke(SampleStage.Done);
        return new SampleOutcome.Installed(
            enrolled.Length, world.Customers.Length, enrolled.Sum(of => of.Sales.Length), enrolled.Sum(of => of.Enrolments.Length), world.From, world.Until);
    }

    private static bool HasPartners(Database database)
    {
        using var context = database.Context();
        return context.Organisations.Any();
    }

    // Partners are independent of each other, so two threads share them; the order stays.
    private static ImmutableArray<PartnerFacts> Enrol(SampleWorld world, ImmutableArray<Programme> programmes) =>
        [.. world.Partners.AsParallel().AsOrdered().Select(of => SampleEnrolments.Enrol(of, programmes, world.From, world.Until))];

    private static IEnumerable<ProgrammeVersionRow> Unpublished(PalierContext context, ImmutableArray<ShippedProgramme> programmes)
    {
        var published = context.ProgrammeVersions.Select(version => version.Name).ToHashSet(StringComparer.Ordinal);
        return programmes.Where(shipped => !published.Contains(shipped.Name)).Select(shipped => new ProgrammeVersionRow
        {
            Name = shipped.Name,
            Version = shipped.Programme.Version,
            Bytes = [.. shipped.Text],
            Hash = Convert.ToHexStringLower(SHA256.HashData(shipped.Text.AsSpan())),
            ValidFrom = shipped.Programme.From,
            PublishedOn = shipped.Programme.Published,
        });
    }
}
