using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>What came of asking how a figure or a level came about.</summary>
public abstract record ExplainOutcome
{
    /// <param name="Lines">The lines; the last one is the value.</param>
    public sealed record Explained(Programme Programme, string Partner, string Name, ImmutableArray<Reason> Lines) : ExplainOutcome;

    public sealed record NoSuchProgramme(string Name, ImmutableArray<string> Published) : ExplainOutcome;

    public sealed record NoSuchPartner(string Id) : ExplainOutcome;

    /// <summary>The programme has no figure, level or bonus of that name.</summary>
    public sealed record NoSuchName(Programme Programme, string Name) : ExplainOutcome;
}

/// <summary>How a partner's level or one of its figures came about, for a period.</summary>
public static class ExplainFigure
{
    public const string Level = "level";

    public static ExplainOutcome Run(Database database, string programme, string name, Period period, string partner)
    {
        var texts = PublishedProgrammes.All(database);
        if (PublishedProgrammes.InForce(texts, period.LastDay).FirstOrDefault(p => p.Name == programme) is not { } text)
        {
            return new ExplainOutcome.NoSuchProgramme(programme, [.. Publish.Names(database)]);
        }

        if (name == Level ? text.Ladder is null : text.FindMetric(name) is null && text.FindFact(name) is not { Unit: not null })
        {
            return new ExplainOutcome.NoSuchName(text, name);
        }

        if (FactLoading.Load(database, partners: [partner]) is not [var facts])
        {
            return new ExplainOutcome.NoSuchPartner(partner);
        }

        var evaluation = new Evaluation<WithReasons>(text, facts, texts);
        return new ExplainOutcome.Explained(text, facts.Partner.Name, name, name == Level ? LevelLines(evaluation, period) : FigureLines(evaluation, name, period));
    }

    // What each level asks on the last day, then what was decided about the one that is held.
    private static ImmutableArray<Reason> LevelLines(Evaluation<WithReasons> evaluation, Period period) =>
    [
        .. evaluation.LevelOn(period.LastDay).Levels.Select(l => Reason.Of("group", l.Level.Ref, new Arg.Verdict(l.Holds), ("name", new Arg.Name(l.Level.Name))) with { Below = l.Lines }),
        .. evaluation.HeldOn(period.LastDay).Lines,
    ];

    private static ImmutableArray<Reason> FigureLines(Evaluation<WithReasons> evaluation, string name, Period period)
    {
        var asking = new Asking { Day = period.LastDay, Period = period, ValueOn = period.From, Level = evaluation.HeldOn(period.From).Level?.Name };
        return evaluation.Figure(name, asking).Lines;
    }
}
