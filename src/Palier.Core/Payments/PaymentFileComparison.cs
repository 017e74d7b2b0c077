using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace Palier.Core.Payments;

/// <summary>What differs between the file of a batch and one that was handed in.</summary>
public enum FileDifference
{
    Amount = 0,
    Account = 1,
    Name = 2,

    /// <summary>A payment of the batch is not in it.</summary>
    PaymentMissing = 3,

    /// <summary>It has a payment that is not in the batch.</summary>
    PaymentAdded = 4,

    /// <summary>Something else than amount, account and name.</summary>
    Other = 5,

    /// <summary>It says the same, with other bytes: spaces, comments, or the order of things.</summary>
    Form = 6,
}

/// <summary>One thing that differs.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Payment">The end-to-end id of the payment; null where it is about the whole.</param>
/// <param name="Where">The element, where it is something else.</param>
/// <param name="Ours">What the file of the batch says.</param>
/// <param name="Theirs">What the one handed in says.</param>
public sealed record FileDiffering(FileDifference Kind, string? Payment, string Where, string Ours, string Theirs);

/// <summary>A file that was handed in, as far as it can be read.</summary>
public abstract record HandedIn
{
    private HandedIn()
    {
    }

    /// <summary>It says which message it is.</summary>
    public sealed record Named(string MessageId, XDocument Document) : HandedIn;

    /// <summary>It is no XML of this kind, or has what no such file has, like definitions of its own.</summary>
    public sealed record Unreadable(string Why) : HandedIn;
}

/// <summary>Compares a file with that of the batch it claims to be, so that nobody changes an amount or an account on the way to the bank.</summary>
public static class PaymentFileComparison
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int Largest = 100_000_000;

    private static readonly XmlReaderSettings safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Largest };

    /// <summary>Reads which message a file is.</summary>
    public static HandedIn Read(byte[] bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), safe);
            var document = XDocument.Load(reader);
            return document.Descendants(Named("MsgId")).FirstOrDefault()?.Value is { Length: > 0 } id ? new HandedIn.Named(id, document) : new HandedIn.Unreadable("MsgId");
        }
        catch (XmlException e)
        {
            return new HandedIn.Unreadable(e.Message);
        }
    }

    /// <summary>What differs; nothing where the bytes are the same.</summary>
    /// <param name="ours">The file of the batch.</param>
    /// <param name="theirs">The file that was handed in.</param>
    /// <param name="read">What was read of it.</param>
    public static ImmutableArray<FileDiffering> Differences(byte[] ours, byte[] theirs, XDocument read)
    {
        if (ours.AsSpan().SequenceEqual(theirs))
        {
            return [];
        }

        using var reader = XmlReader.Create(new MemoryStream(ours), safe);
        var document = XDocument.Load(reader);
        var (mine, other) = (Payments(document).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal), Payments(read));
        ImmutableArray<FileDiffering> found =
        [
            .. Between(null, Rest(document), Rest(read)),
            .. mine.Keys.Where(k => !other.Contains(k)).Select(k => new FileDiffering(FileDifference.PaymentMissing, k, "", k, "")),
            .. other.Where(g => !mine.ContainsKey(g.Key) || g.Count() > 1).Select(g => new FileDiffering(FileDifference.PaymentAdded, g.Key, "", "", g.Key)),
            .. mine.Where(m => other.Contains(m.Key)).SelectMany(m => Between(m.Key, Leaves(m.Value), Leaves(other[m.Key].First()))),
        ];
        return found.IsEmpty ? [new FileDiffering(FileDifference.Form, null, "", "", "")] : found;
    }

    private static XName Named(string name) => XName.Get(name, PaymentFile.Namespace);

    

    

    private static ILookup<string, XElement> Payments(XContainer document) =>
        document.Descendants(Named("CdtTrfTxInf")).ToLookup(p => p.Descendants(Named("EndToEndId")).FirstOrDefault()?.Value ?? "-", StringComparer.Ordinal);

    // Everything but the payments: who pays from which account and when, and the sums.
    private static IEnumerable<(string Where, string Value)> Rest(XDocument document) =>
        Leaves(document.Root!).Where(l => !l.Where.Contains("CdtTrfTxInf/", StringComparison.Ordinal));

    private static IEnumerable<(string Where, string Value)> Leaves(XElement root) => root.DescendantsAndSelf().Where(e => !e.HasElements)
        .SelectMany(e => e.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => ($"{Way(e, root)}/{a.Name.LocalName}", a.Value)).Prepend((Way(e, root), e.Value)));

    private static string Way(XElement element, XElement root) => string.Join('/', element.AncestorsAndSelf().TakeWhile(e => e != root).Reverse().Select(e => e.Name.LocalName));

    private static IEnumerable<FileDiffering> Between(string? payment, IEnumerable<(string Where, string Value)> ours, IEnumerable<(string Where, string Value)> theirs)
    {
        var (mine, other) = (ours.ToLookup(l => l.Where, l => l.Value), theirs.ToLookup(l => l.Where, l => l.Value));
        return mine.Select(g => g.Key).Union(other.Select(g => g.Key)).Select(where => (where, Ours: string.Join(", ", mine[where]), Theirs: string.Join(", ", other[where])))
            .Where(d => d.Ours != d.Theirs).Select(d => new FileDiffering(KindOf(d.where), payment, d.where, d.Ours, d.Theirs));
    }

    private static FileDifference KindOf(string where) =>
        where.Contains("InstdAmt", StringComparison.Ordinal) ? FileDifference.Amount
        : where.Contains("CdtrAcct", StringComparison.Ordinal) || where.Contains("DbtrAcct", StringComparison.Ordinal) ? FileDifference.Account
        : where.EndsWith("/Nm", StringComparison.Ordinal) ? FileDifference.Name : FileDifference.Other;
}
