using System.Collections.Immutable;
using Palier.App.Imports;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Trying;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>Whom a draft is tried on; everyone who takes part where nothing is said.</summary>
/// <param name="Partners">Only these.</param>
/// <param name="Countries">Only those of these countries.</param>
/// <param name="Levels">Only those that hold one of these levels at the end of the span, as published.</param>
public sealed record TriedOn(ImmutableArray<string> Partners, ImmutableArray<string> Countries, ImmutableArray<string> Levels);

/// <summary>What came of trying a draft, or a sale.</summary>
public abstract record SimulateOutcome
{
    public sealed record Tried(TrialReport Report) : SimulateOutcome;

    public sealed record OfSale(SaleTried Sale) : SimulateOutcome;

    public sealed record NoSuchProgramme(string Name, ImmutableArray<string> Published) : SimulateOutcome;

    public sealed record NoSuchPartner(string Id) : SimulateOutcome;

    /// <summary>A level that neither the draft nor a published version has.</summary>
    public sealed record NoSuchLevel(string Name, ImmutableArray<string> Levels) : SimulateOutcome;

    /// <summary>Nobody of those asked about takes part in the span.</summary>
    public sealed record NobodyThere(string Programme, Period Span) : SimulateOutcome;

    /// <summary>The file of sales cannot be read, or lines of it were rejected.</summary>
    public sealed record SalesRefused(ImportOutcome Why) : SimulateOutcome;

    /// <summary>It took longer than it might.</summary>
    public sealed record Stopped(int Done, int All) : SimulateOutcome;
}

/// <summary>Tries a draft on a span that is past, or one more sale on a partner. Nothing is stored.</summary>
public static class Simulate
{
    /// <param name="database">Where the facts are.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="span">The days it is tried on.</param>
    /// <param name="since">The day from which it holds; null for as if it had always been so.</param>
    /// <param name="on">Whom it is tried on.</param>
    /// <param name="atMost">How long it may take; null for as long as it takes.</param>
    /// <param name="progress">Told how many partners are done, and of how many.</param>
    /// <param name="snapshots">The folder in which columns are kept between runs; beside the file of the database when null.</param>
    /// <param name="sales">The sales to try it on, in place of those that were taken in.</param>
    public static SimulateOutcome Run(
        Database database, Programme draft, Period span, DateOnly? since, TriedOn on, TimeSpan? atMost, Action<int, int>? progress = null, string? snapshots = null, SalesFile? sales = null)
    {
        using var context = database.Context();
        var trial = new Trial(PublishedProgrammes.All(context), draft, span, since);
        ImmutableArray<string> levels = [.. trial.Drafted.Concat(trial.Published).Where(p => p.Name == draft.Name).SelectMany(p => p.Ladder?.Levels ?? []).Select(l => l.Name).Distinct()];
        if (on.Levels.FirstOrDefault(l => !levels.Contains(l)) is { } unknown)
        {
            return new SimulateOutcome.NoSuchLevel(unknown, levels);
        }

        ImportOutcome? refused = null;
        var alone = EveryonesColumns.CanServe([.. trial.Published, .. trial.Drafted]);
        using EveryonesColumns? kept = !alone ? null : sales is null ? KeptColumns.Of(database, context, snapshots ?? KeptColumns.FolderOf(database)) : FileColumns.Of(database, sales, out refused);
        var everyone = alone ? null : Everyone(context, sales, out refused);
        if (refused is not null)
        {
            return new SimulateOutcome.SalesRefused(refused);
        }

        var all = everyone?.All ?? kept!.All;
        if (on.Partners.FirstOrDefault(id => all.All(p => p.Partner.Id != id)) is { } nobody)
        {
            return new SimulateOutcome.NoSuchPartner(nobody);
        }

        var tried = all
            .Where(p => (on.Partners.IsEmpty || on.Partners.Contains(p.Partner.Id)) && (on.Countries.IsEmpty || on.Countries.Contains(p.Partner.Country)))
            .Where(p => !trial.IsPublished || p.Enrolments.Any(e => e.Programme == draft.Name && e.From < span.Until && !(e.Until <= span.From))).ToList();
        if (tried.Count == 0)
        {
            return new SimulateOutcome.NobodyThere(draft.Name, span);
        }

        if (kept is not null)
        {
            return Try(trial, kept.Members(tried), programmes => kept.For(tried, programmes), on.Levels, atMost, progress);
        }

        var members = new MembersAtHand([.. tried.Select(p => everyone!.MemberFacts(draft, p, span.LastDay))], everyone);
        return Try(trial, members, new ColumnStore(members.All).For, on.Levels, atMost, progress);
    }

    /// <summary>One more sale of a partner, in the programme as it is published.</summary>
    /// <param name="database">Where the facts are.</param>
    /// <param name="name">The programme.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="sale">Makes the sale in the programme's currency.</param>
    /// <param name="on">The day of the sale.</param>
    public static SimulateOutcome RunSale(Database database, string name, string partner, Func<Currency, SalesLine> sale, DateOnly on)
    {
        using var context = database.Context();
        var all = PublishedProgrammes.All(context);
        if (new Versions([.. all.Where(p => p.Name == name)]).For(on, DateOnly.MaxValue) is not { } programme)
        {
            return new SimulateOutcome.NoSuchProgramme(name, [.. Publish.Names(database)]);
        }

        var everyone = FactLoading.Everyone(context);
        return everyone.Find(partner) is not { } facts ? new SimulateOutcome.NoSuchPartner(partner)
            : new SimulateOutcome.OfSale(SaleTried.Of(programme, everyone.MemberFacts(programme, facts, on), all, sale(programme.Currency), everyone));
    }

    private static Population? Everyone(PalierContext context, SalesFile? sales, out ImportOutcome? refused)
    {
        refused = null;
        return sales is null ? FactLoading.Everyone(context)
            : SalesOfFile.Read(sales.Path, sales.Mapping, FactLoading.Load(context, lines: Lines.LeftOut).Select(p => p.Partner.Id), out refused) is { } read
                ? FactLoading.Everyone(context, instead: read) : null;
    }

    private static SimulateOutcome Try(
        Trial trial, IMembers members, Func<IEnumerable<Programme>, Func<SalesReading, SalesColumns?>> columns, ImmutableArray<string> levels, TimeSpan? atMost, Action<int, int>? progress)
    {
        using var stop = new CancellationTokenSource(atMost ?? Timeout.InfiniteTimeSpan);
        var (done, all) = (0, 2 * members.Count);
        var told = new Told(value => progress?.Invoke(done = Math.Max(done, value), all));
        try
        {
            return new SimulateOutcome.Tried(TrialRun.Of(trial, members, columns, levels, told, stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new SimulateOutcome.Stopped(done, all);
        }
    }

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
