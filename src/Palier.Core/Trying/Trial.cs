using System.Collections.Immutable;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Trying;

/// <summary>A draft of a programme, tried on a span of days that is past: as if it had held instead of the versions that were published.</summary>
/// <param name="Published">Every published version of every programme.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Span">The days; bonuses are those of the whole periods in it, levels those of its last day.</param>
/// <param name="Since">The day from which the draft holds; null for as if it had always been so.</param>
public sealed record Trial(ImmutableArray<Programme> Published, Programme Draft, Period Span, DateOnly? Since = null)
{
    private readonly Lazy<ImmutableArray<Programme>> _drafted = new(() => WithDraft(Published, Draft, Since));

    /// <summary>Every version of every programme, with the draft in the place of what it replaces.</summary>
    public ImmutableArray<Programme> Drafted => _drafted.Value;

    /// <summary>Whether a version of the programme is published; where none is, everyone is tried on it.</summary>
    public bool IsPublished => Published.Any(p => p.Name == Draft.Name);

    /// <summary>What is asked of everyone before and after: the same days and, where both have it, the same periods.</summary>
    public (PopulationQuestions Before, PopulationQuestions After) Questions() => (Ask(Published), Ask(Drafted));

    /// <summary>The bonuses of either text that have no whole period in the span.</summary>
    public ImmutableArray<Bonus> WithoutPeriod() =>
        [.. Draft.Bonuses.Where(b => !Calendar.Periods(b.Every, Span, Draft.YearStarts).Any())];

    private static ImmutableArray<Programme> WithDraft(ImmutableArray<Programme> published, Programme draft, DateOnly? since)
    {
        var (own, others) = (published.Where(p => p.Name == draft.Name).ToList(), published.Where(p => p.Name != draft.Name));
        if (since is { } day)
        {
            return [.. others, .. own.Where(p => p.From < day && p.Published < day), draft with { From = day, Published = day }];
        }

        var (from, told) = own.Append(draft).Aggregate((draft.From, draft.Published), (a, p) => (p.From < a.From ? p.From : a.From, p.Published < a.Published ? p.Published : a.Published));
        return [.. others, draft with { From = from, Published = told }];
    }

    private PopulationQuestions Ask(ImmutableArray<Programme> programmes)
    {
        var versions = new Versions([.. programmes.Where(p => p.Name == Draft.Name)]);
        var questions = new PopulationQuestions(programmes) { Levels = versions.All.IsEmpty ? [] : [(Draft.Name, Span.LastDay)] };
        return questions with
        {
            Bonuses =
            [
                .. versions.All.SelectMany(v => v.Bonuses.SelectMany(b => Calendar.Periods(b.Every, Span, v.YearStarts)
                    .Where(p => ReferenceEquals(versions.For(p.LastDay, DateOnly.MaxValue), v)).Select(p => (v, b, p)))),
            ],
        };
    }
}
