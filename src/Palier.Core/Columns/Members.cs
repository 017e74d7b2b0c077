using Palier.Core.Facts;

namespace Palier.Core.Columns;

/// <summary>The partners of a run, by number.</summary>
public interface IMembers
{
    int Count { get; }

    /// <summary>What is known of a partner besides its sales lines; those may be missing.</summary>
    PartnerFacts Besides(int partner);

    /// <summary>All that is known of a partner.</summary>
    PartnerFacts Facts(int partner);

    /// <summary>Everyone, for what looks beyond one partner; null where the partner stands alone.</summary>
    Population? Population { get; }
}

/// <summary>Partners whose facts are at hand.</summary>
/// <param name="All">Each partner with the facts that count for it.</param>
/// <param name="Population">Everyone; null where each stands alone.</param>
public sealed record MembersAtHand(IReadOnlyList<PartnerFacts> All, Population? Population) : IMembers
{
    public int Count => All.Count;

    public PartnerFacts Besides(int partner) => All[partner];

    public PartnerFacts Facts(int partner) => All[partner];
}

/// <summary>Some of the partners, numbered in the order given.</summary>
/// <param name="Of">The partners.</param>
/// <param name="Numbers">The numbers that they have there.</param>
public sealed record SomeMembers(IMembers Of, IReadOnlyList<int> Numbers) : IMembers
{
    public int Count => Numbers.Count;

    public Population? Population => Of.Population;

    public PartnerFacts Besides(int partner) => Of.Besides(Numbers[partner]);

    public PartnerFacts Facts(int partner) => Of.Facts(Numbers[partner]);
}
