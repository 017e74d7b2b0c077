using System.Collections.Immutable;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Audit;

namespace Palier.App.Payouts;

/// <summary>What came of comparing a file with that of the batch it claims to be.</summary>
public abstract record CheckFileOutcome
{
    private CheckFileOutcome()
    {
    }

    /// <summary>It is the file that was approved, byte for byte.</summary>
    public sealed record Same(int Number, string Name) : CheckFileOutcome;

    /// <summary>It is another one. It must not go to the bank; the audit trail says that somebody had it.</summary>
    public sealed record Differs(int Number, ImmutableArray<FileDiffering> What) : CheckFileOutcome;

    /// <summary>It cannot be read as a file of payments.</summary>
    public sealed record Unreadable(string Why) : CheckFileOutcome;

    public sealed record TooLarge(int Most) : CheckFileOutcome;

    /// <summary>The id of its message is of no batch here; the audit trail says that somebody had it.</summary>
    public sealed record NotOurs(string MessageId) : CheckFileOutcome;

    /// <summary>The batch it names has no file to compare with.</summary>
    public sealed record NoFile(BatchFileOutcome Why) : CheckFileOutcome;
}

/// <summary>Compares a file with the one of its batch before it goes to the bank, so that no amount and no account is changed on the way.</summary>
public static class CheckFile
{
    /// <param name="database">Where the batches are.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="by">Who has it.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    public static CheckFileOutcome Run(Database database, byte[] bytes, string by, DateOnly on, DateTime now)
    {
        if (bytes.Length > PaymentFileComparison.Largest)
        {
            return new CheckFileOutcome.TooLarge(PaymentFileComparison.Largest);
        }

        var read = PaymentFileComparison.Read(bytes);
        if (read is not HandedIn.Named named)
        {
            return new CheckFileOutcome.Unreadable(((HandedIn.Unreadable)read).Why);
        }

        var outcome = Compared(database, bytes, named);
        if (outcome is CheckFileOutcome.Differs or CheckFileOutcome.NotOurs)
        {
            using var saving = database.Begin(now, "refuse a payment file");
            var of = outcome is CheckFileOutcome.Differs differs ? $"batch {differs.Number}" : "no batch";
            saving.Commit(new AuditNote(by, "refuse file", of).With("day", on).With("file", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))), outcome);
        }

        return outcome;
    }

    private static CheckFileOutcome Compared(Database database, byte[] bytes, HandedIn.Named named)
    {
        if (PaymentIds.BatchOf(named.MessageId) is not { } number)
        {
            return new CheckFileOutcome.NotOurs(named.MessageId);
        }

        return BatchFile.Run(database, number) switch
        {
            BatchFileOutcome.Written ours when ours.Name != $"{named.MessageId}.xml" => new CheckFileOutcome.NotOurs(named.MessageId),
            BatchFileOutcome.Written ours => PaymentFileComparison.Differences([.. ours.Bytes], bytes, named.Document) is { IsEmpty: false } what
                ? new CheckFileOutcome.Differs(number, what) : new CheckFileOutcome.Same(number, ours.Name),
            BatchFileOutcome.NoSuchBatch => new CheckFileOutcome.NotOurs(named.MessageId),
            var none => new CheckFileOutcome.NoFile(none),
        };
    }
}
