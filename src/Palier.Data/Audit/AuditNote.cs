using System.Collections.Immutable;

namespace Palier.Data.Audit;

/// <summary>Who did what, for the audit trail; the moment and the rows that it added are put to it when it is saved.</summary>
/// <param name="By">The person, or <see cref="Program"/>.</param>
/// <param name="What">The verb, such as <c>post</c>.</param>
/// <param name="Of">What it was done to, such as <c>settlement 3</c>.</param>
public sealed record AuditNote(string By, string What, string Of)
{
    /// <summary>The name under which the program acts by itself: it makes the sample and publishes what is shipped with it.</summary>
    public const string Program = "palier";

    /// <summary>The figures that say what was done: counts, days, hashes.</summary>
    public ImmutableSortedDictionary<string, string> Figures { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    public AuditNote With(string name, object? value) => value is null ? this
        : this with { Figures = Figures.SetItem(name, value is DateOnly day ? $"{day:yyyy-MM-dd}" : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!) };
}
