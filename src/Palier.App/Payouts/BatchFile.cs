using System.Collections.Immutable;
using System.Security.Cryptography;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Payouts;

/// <summary>What came of asking for the file of a batch.</summary>
public abstract record BatchFileOutcome
{
    private BatchFileOutcome()
    {
    }

    /// <param name="Number">The batch.</param>
    /// <param name="Name">What the file is called: the id of its message.</param>
    /// <param name="Bytes">The whole file, the same however often it is asked for.</param>
    /// <param name="Hash">SHA-256 of the bytes.</param>
    public sealed record Written(int Number, string Name, ImmutableArray<byte> Bytes, string Hash) : BatchFileOutcome;

    public sealed record NoSuchBatch(int Number) : BatchFileOutcome;

    /// <summary>Only an approved batch has a file.</summary>
    public sealed record NotApproved(int Number, BatchEnd? End) : BatchFileOutcome;

    /// <summary>The file would not be the one that was approved: the batch was changed in the database. It goes nowhere.</summary>
    public sealed record Differs(int Number, string Approved, string Now) : BatchFileOutcome;
}

/// <summary>
/// Makes the file of an approved batch for the bank. It is made anew each time from what was stored, and must have the hash of the one that was
/// approved; so nothing depends on whether a file was ever written.
/// </summary>
public static class BatchFile
{
    public static BatchFileOutcome Run(Database database, int number)
    {
        using var context = database.Context();
        return Of(context, number);
    }

    internal static BatchFileOutcome Of(PalierContext context, int number)
    {
        if (context.PayoutBatches.FirstOrDefault(b => b.Number == number) is not { } row)
        {
            return new BatchFileOutcome.NoSuchBatch(number);
        }

        var ended = context.PayoutBatchEvents.FirstOrDefault(e => e.Batch == number);
        if (ended is not { End: BatchEnd.Approved, FileHash: { } approved })
        {
            return new BatchFileOutcome.NotApproved(number, ended?.End);
        }

        byte[] bytes;
        try
        {
            bytes = BytesOf(row);
        }
        catch (FormatException)
        {
            return new BatchFileOutcome.Differs(number, approved, "-");
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return hash == approved && PayoutBatch.HashOf(row.Content) == row.Hash
            ? new BatchFileOutcome.Written(number, $"{PaymentIds.Message(number, row.Hash)}.xml", [.. bytes], hash) : new BatchFileOutcome.Differs(number, approved, hash);
    }

    /// <summary>The bytes of the file of a batch, as it is stored.</summary>
    internal static byte[] BytesOf(PayoutBatchRow row) => PaymentFile.Of(PayoutBatch.Read(row.Content), row.Hash, DateTime.SpecifyKind(row.KnownAt, DateTimeKind.Utc));
}
