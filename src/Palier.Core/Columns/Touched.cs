using System.Collections.Immutable;
using Palier.Core.Facts;

namespace Palier.Core.Columns;

/// <summary>A partner of whom something became known.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Facts">All that is known of it now.</param>
/// <param name="New">Those of its sales lines that are new, where nothing else changed that says how its lines count: none where certificates or enrolments alone changed; null where something may have, such as its country, a customer or a rate.</param>
public sealed record Touched(int Number, PartnerFacts Facts, ImmutableArray<SalesLine>? New = null);
