using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>What a partner earned of one bonus in one period, with the lines that led to it; or why that cannot be said.</summary>
/// <param name="Earned">The amount; the last line is the amount itself.</param>
/// <param name="Refused">Why it cannot be computed: two exceptions without an order, a currency without a rate. Null when it could.</param>
public sealed record Earning(Bonus Bonus, Period Period, Explained<Money> Earned, Reason? Refused);
