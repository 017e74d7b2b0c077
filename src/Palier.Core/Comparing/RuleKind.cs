using System.Collections.Immutable;

namespace Palier.Core.Comparing;

/// <summary>What kind of rule of a programme a difference is in.</summary>
public enum RuleKind
{
    Level,
    Levels,
    Clock,
    Membership,
    Bonus,
    OnlyOne,
    Benefit,
    Request,
    Wallet,
    Hold,
    Promise,
    Figure,
    Fact,
    Column,
    List,
    Answer,
    Programme,
}

/// <summary>What became of a rule.</summary>
public enum RuleChange
{
    Added,
    Removed,
    Changed,

    /// <summary>From this day on both versions say the same again.</summary>
    AlikeAgain,
}

/// <summary>What a change does, where the definitions alone say it surely.</summary>
public enum ChangeEffect
{
    Harder,
    Easier,
    PaysMore,
    PaysLess,
    Gained,
    Lost,

    /// <summary>The definitions alone do not say whom it serves: both readings stand.</summary>
    Differs,

    /// <summary>Only values for days before the new version begins.</summary>
    PastOnly,

    /// <summary>Titles, clauses, reasons: no figure follows from them.</summary>
    WordingOnly,

    /// <summary>No difference any more.</summary>
    None,
}

/// <summary>One difference between two versions of a programme, under the day on which it takes effect.</summary>
/// <param name="Name">The name of the rule in the text.</param>
/// <param name="Before">The rule in the old version as a definition; null where it has none then.</param>
/// <param name="After">The rule in the new version; null where it has none then.</param>
public sealed record Difference(DateOnly On, RuleKind Kind, string Name, RuleChange What, ChangeEffect Effect, object? Before, object? After)
{
    /// <summary>The rules of the new version that name it: levels, bonuses, other figures.</summary>
    public ImmutableArray<string> UsedBy { get; init; } = [];
}
