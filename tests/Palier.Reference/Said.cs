namespace Palier.Reference;

/// <summary>What a test case gives instead of having it computed ("What is given is given", Test cases).</summary>
public sealed record Said
{
    public static readonly Said Nothing = new();

    /// <summary>Figures of the whole partner by name, on a day: true where the case gives one, which may be no figure.</summary>
    public Func<string, DateOnly, (bool IsSaid, Fraction? Value)> Figure { get; init; } = (_, _) => (false, null);

    /// <summary>Words by name: <c>level</c>, <c>partner.country</c>, <c>met</c>, the level in another programme.</summary>
    public Func<string, string?> Word { get; init; } = _ => null;

    /// <summary>The level held from a day on, as if reviews had decided it.</summary>
    public (DateOnly From, string Level)? Begins { get; init; }

    /// <summary>What the figures give on a day; false where the case does not say.</summary>
    public Func<DateOnly, (bool IsSaid, string? Level)>? Reached { get; init; }
}
