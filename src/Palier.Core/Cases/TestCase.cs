using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;

namespace Palier.Core.Cases;

/// <summary>A file of test cases: the programmes they speak of and the cases.</summary>
/// <param name="Programme">The path of the text under test, from the file.</param>
/// <param name="Also">Paths of other programmes it asks.</param>
public sealed record CaseFile(string Programme, ImmutableArray<string> Also, ImmutableArray<TestCase> Cases)
{
    /// <summary>Which of the programmes is under test, where the text is one for each of several words; the first when null.</summary>
    public string? Area { get; init; }
}

/// <summary>One case: what is given, and what must come out.</summary>
public sealed record TestCase(string It, string? Ref, Place Place, MapNode? Given, ImmutableArray<Entry> Expect)
{
    /// <summary>The shapes of rules that the case computes, by their ids in the list of shapes: <c>A4</c>, <c>E2</c>.</summary>
    public ImmutableArray<string> Shapes { get; init; } = [];
}

/// <summary>What is given in a case, understood for one programme: figures and words that are not computed, and facts to count.</summary>
/// <param name="Everyone">All partners of the case; the one it is about is called <c>partner</c>.</param>
public sealed record CaseWorld(Given Given, PartnerFacts Facts, Population Everyone, Period Period, DateOnly Day)
{
    /// <summary>Levels that the case gives over time; null where it gives none.</summary>
    public GivenStanding? Standing { get; init; }

    /// <summary>Whether the case names its day; else it is the last day of the period.</summary>
    public bool DayIsGiven { get; init; }

    /// <summary>Who pays, as accounts call it.</summary>
    public string Vendor { get; init; } = "vendor";

    /// <summary>What was handed in with an application; null where the case does not say, which is everything.</summary>
    public ImmutableArray<string>? With { get; init; }
}

/// <summary>A case with its books as they are kept in memory.</summary>
/// <param name="LastDay">The last day they are kept to.</param>
public sealed record CaseBooks(CaseWorld World, DateOnly LastDay, Books Books);

/// <summary>What came of a case: every expectation that did not hold.</summary>
public sealed record CaseResult(TestCase Case, ImmutableArray<CaseFailure> Failures)
{
    public bool Passed => Failures.IsEmpty;
}

/// <summary>An expectation that did not hold, with the explanation of what was computed instead.</summary>
public sealed record CaseFailure(Place Place, string Name, string Expected, string Got, ImmutableArray<Reason> Lines);
