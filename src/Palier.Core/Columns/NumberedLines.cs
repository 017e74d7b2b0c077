using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>A sales line as numbers. Words and things are places in lists that all lines share.</summary>
/// <param name="Partner">The place of its partner.</param>
/// <param name="Words">The place of its combination of words.</param>
/// <param name="Customer">The number of its customer; -1 where it has none, as for the next two.</param>
/// <param name="Deal">The number of its deal.</param>
/// <param name="Subscription">The number of its subscription.</param>
/// <param name="SoldOn">The day of the sale, or of the order where there is none, in days since <see cref="SalesColumns.Origin"/>; <see cref="NoDay"/> where it has none, as for the next two.</param>
/// <param name="InvoicedOn">The day of the invoice.</param>
/// <param name="PaidOn">The day of the payment.</param>
/// <param name="Currency">The place of its currency.</param>
/// <param name="Corrects">Whether it corrects or takes back another line.</param>
/// <param name="Net">The net amount in ten-thousandths.</param>
public readonly record struct NumberedLine(
    int Partner, int Words, int Customer, int Deal, int Subscription, ushort SoldOn, ushort InvoicedOn, ushort PaidOn, byte Currency, bool Corrects, long Net)
{
    public const ushort NoDay = ushort.MaxValue;
}

/// <summary>
/// Sales lines as numbers, in the order of their source: what a file becomes on its way to columns when no line of it is ever made an object.
/// </summary>
/// <param name="Lines">The lines.</param>
/// <param name="Currencies">Their currencies.</param>
/// <param name="Fields">The fields that their combinations have words of.</param>
/// <param name="Combinations">Their combinations of words, at most <see cref="MostCombinations"/>.</param>
/// <param name="Customers">How many different customers there are, over all partners.</param>
/// <param name="Deals">How many different deals.</param>
/// <param name="Subscriptions">How many different subscriptions.</param>
public sealed record NumberedLines(
    ReadOnlyMemory<NumberedLine> Lines, ImmutableArray<Currency> Currencies, ImmutableArray<string> Fields, ImmutableArray<CombinationImage> Combinations,
    int Customers, int Deals, int Subscriptions)
{
    /// <summary>How many combinations two bytes tell apart.</summary>
    public const int MostCombinations = ushort.MaxValue + 1;

    /// <summary>The lines as a programme reads them, as columns.</summary>
    /// <param name="programme">A version that reads lines so.</param>
    /// <param name="reading">How lines are read.</param>
    /// <param name="members">The partners; a line has the place of its partner among them. Their lines are not asked for.</param>
    /// <param name="otherwise">The same lines laid out from objects, those of a day in the order of the source: asked for when something is wanted that is not here.</param>
    public SalesColumns Columns(Programme programme, SalesReading reading, IReadOnlyList<PartnerFacts> members, Func<SalesColumns> otherwise) =>
        new ColumnsOfNumbers(this, programme, reading, members).Laid(otherwise);
}
