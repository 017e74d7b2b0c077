namespace Palier.Core.Definition;

/// <summary>Whether a figure takes the window of whatever asks for it, itself or through the figures it is made of.</summary>
public static class WindowOfAsker
{
    public static bool IsTakenBy(Metric metric, Programme programme)
    {
        if (metric.Over is not null || metric.OverBy is not null || metric.AtTheDay)
        {
            return false;
        }

        return metric.Verb switch
        {
            Verb.SumField s => FactKinds.IsEvent(s.Fact),
            Verb.OfField f => FactKinds.IsEvent(f.Fact),
            Verb.Count c => FactKinds.IsEvent(c.Fact),
            Verb.CountUnits => true,
            Verb.Amount { ForEach: { } each } => FactKinds.IsEvent(each),
            Verb.OfEach e => Inner(e.Figure),
            Verb.Rank r => Inner(r.Of),
            Verb.Score s => s.Parts.Any(p => Inner(p.Figure)),
            Verb.SumFigures s => s.Of.Concat(s.Less).Any(Inner),
            Verb.Extreme e => e.Of.Any(Inner),
            Verb.Share s => Inner(s.Part) || Inner(s.Of),
            Verb.Growth g => Inner(g.Of),
            _ => false,
        };

        bool Inner(string name) => programme.FindMetric(name) is { } inner && IsTakenBy(inner, programme);
    }
}
