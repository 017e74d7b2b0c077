using System.Collections.Immutable;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Editors.Scaffold;

/// <summary>What a case is written from: a partner and a period under a programme, with everything that is known.</summary>
/// <param name="Programme">The version in force on the last day of the period.</param>
/// <param name="Others">The other texts it depends on, as <see cref="TextsBeside"/> finds them.</param>
/// <param name="Everyone">Everyone whose facts count, as <see cref="WhoCounts"/> finds them; the partner is among them.</param>
/// <param name="Partner">The partner's id.</param>
/// <param name="Period">A period that has a name: a month, a quarter, a half-year, a year.</param>
/// <param name="Path">Where the programme's text lies, from the file of the case.</param>
/// <param name="Also">Where the other texts lie.</param>
public sealed record CaseSubject(
    Programme Programme, ImmutableArray<Programme> Others, Population Everyone, string Partner, Period Period, string Path, ImmutableArray<string> Also)
{
    /// <summary>Whether partners, customers and people go by neutral names.</summary>
    public bool Pseudonyms { get; init; }

    internal ImmutableArray<Programme> Texts => [Programme, .. Others];
}

/// <summary>What came of writing a case.</summary>
public abstract record ScaffoldOutcome
{
    /// <param name="Text">The file of the case, laid out.</param>
    /// <param name="Facts">How many facts stand in its tables.</param>
    /// <param name="LeftOut">Bonuses of which no period lies within that of the case, so that nothing is expected of them.</param>
    /// <param name="IsExplained">Whether the explanation of the bonuses stands in it; it does not where they have other periods than the case.</param>
    public sealed record Written(string Text, int Facts, ImmutableArray<string> LeftOut, bool IsExplained) : ScaffoldOutcome;

    /// <summary>What is known cannot be told in the tables of a case: run, it would not come to what it should.</summary>
    public sealed record NotReproduced(ImmutableArray<CaseFailure> Failures) : ScaffoldOutcome;
}
