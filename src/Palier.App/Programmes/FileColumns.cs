using System.Collections.Immutable;
using System.Globalization;
using Palier.App.Imports;
using Palier.Core.Columns;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>A file of sales to try a draft on in place of the sales that were taken in.</summary>
/// <param name="Path">The file.</param>
/// <param name="Mapping">What its columns are.</param>
public sealed record SalesFile(string Path, Mapping Mapping);

/// <summary>
/// Everyone's sales lines as columns, from a file: laid out from plain lines as they stand in it, which is quick; read line by line as an
/// import reads them where a line is not plain, or where lines themselves are asked for.
/// </summary>
internal sealed class FileColumns : EveryonesColumns
{
    private readonly NumberedLines? _numbered;
    private readonly Lazy<ImmutableArray<PartnerFacts>> _withLines;
    private readonly Lazy<ImmutableArray<PartnerFacts>> _inOrder;

    private FileColumns(ImmutableArray<PartnerFacts> all, NumberedLines? numbered, Func<ImmutableArray<PartnerFacts>> withLines)
        : base(all) => (_numbered, _withLines, _inOrder) = (numbered, new(withLines), new(() => [.. _withLines!.Value.Select(InOrder)]));

    /// <summary>Reads a file; null where it cannot be used.</summary>
    /// <param name="database">What else is known of the partners.</param>
    /// <param name="file">The file.</param>
    /// <param name="refused">Why it cannot be used.</param>
    public static FileColumns? Of(Database database, SalesFile file, out ImportOutcome? refused)
    {
        using var context = database.Context();
        var known = FactLoading.Load(context, lines: Lines.LeftOut);
        ImmutableArray<string> ids = [.. known.Select(p => p.Partner.Id)];
        if (PlainSales.Read(file.Path, file.Mapping, ids) is { } numbered)
        {
            refused = null;
            return new FileColumns(known, numbered, () => WithLines(database, SalesOfFile.Read(file.Path, file.Mapping, ids, out _) ?? throw new IOException($"{file.Path} was changed while it was read")));
        }

        if (SalesOfFile.Read(file.Path, file.Mapping, ids, out refused) is not { } read)
        {
            return null;
        }

        var all = FactLoading.Load(context, instead: read);
        return new FileColumns([.. all.Select(p => p with { Sales = [] })], null, () => all);
    }

    public override void Dispose()
    {
    }

    protected override SalesColumns Take(SalesReading reading, Programme programme) =>
        _numbered is { } numbered ? numbered.Columns(programme, reading, All, () => LaidOut(_inOrder.Value, reading, programme)) : LaidOut(_withLines.Value, reading, programme);

    protected override PartnerFacts WithLines(PartnerFacts partner) => Find(_withLines.Value, partner);

    // Lines of one day come in the order of their keys: those of the numbered ones come in the order of the file.
    private static PartnerFacts InOrder(PartnerFacts partner) =>
        partner with { Sales = [.. partner.Sales.Select(l => l with { Key = l.Known.Sequence.ToString("D12", CultureInfo.InvariantCulture) })] };

    private static ImmutableArray<PartnerFacts> WithLines(Database database, SalesInstead instead)
    {
        using var context = database.Context();
        return FactLoading.Load(context, instead: instead);
    }
}
