using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Columns;

/// <summary>A sales line as numbers. Its words and its currency are places in lists that all lines share; its things stand beside it.</summary>
/// <param name="Partner">The place of its partner.</param>
/// <param name="Words">The place of its combination of words.</param>
/// <param name="SoldOn">The day of the sale, or of the order where there is none, in days since <see cref="SalesColumns.Origin"/>; <see cref="NoDay"/> where it has none, as for the next two.</param>
/// <param name="InvoicedOn">The day of the invoice.</param>
/// <param name="PaidOn">The day of the payment.</param>
/// <param name="Currency">The place of its currency.</param>
/// <param name="Corrects">Whether it corrects or takes back another line.</param>
/// <param name="Net">The net amount in ten-thousandths.</param>
public readonly record struct NumberedLine(
    int Partner, int Words, ushort SoldOn, ushort InvoicedOn, ushort PaidOn, byte Currency, bool Corrects, long Net)
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
/// <param name="ThingFields">Those of customer, deal and subscription that the source has.</param>
/// <param name="Things">The things of each line in the order of these fields, one line's after the other's.</param>
public sealed record NumberedLines(
    ReadOnlyMemory<NumberedLine> Lines, ImmutableArray<Currency> Currencies, ImmutableArray<string> Fields, ImmutableArray<CombinationImage> Combinations,
    ImmutableArray<string> ThingFields, ReadOnlyMemory<TextNumber> Things)
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
