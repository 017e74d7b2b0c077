using Palier.Core.Payments;

namespace Palier.Data.Rows;

/// <summary>
/// A bank account that somebody proposes for an owner: a partner, one of its people, or the vendor. It has an IBAN, or outside the
/// countries of the IBAN a number with the code of its clearing system.
/// </summary>
public sealed record BankAccountRow : FactRow
{
    public int Number { get; init; }

    public required string Owner { get; init; }

    /// <summary>The name that the bank has for the holder.</summary>
    public required string Holder { get; init; }

    /// <summary>Where the holder lives, for banks that ask for it: street, then town.</summary>
    public string? Street { get; init; }

    public string? Town { get; init; }

    /// <summary>The country of the account in two letters.</summary>
    public required string Country { get; init; }

    /// <summary>What the owner is paid in, or what the vendor pays from it.</summary>
    public required string Currency { get; init; }

    public string? Iban { get; init; }

    /// <summary>The number of an account that has no IBAN.</summary>
    public string? Other { get; init; }

    /// <summary>The clearing system of that number, as ISO 20022 calls it: <c>USABA</c>.</summary>
    public string? ClearingSystem { get; init; }

    public string? ClearingMember { get; init; }

    public string? Bic { get; init; }

    /// <summary>Who is told when it changes: a mail address.</summary>
    public required string Contact { get; init; }

    /// <summary>Why it is in another country than its owner, or why the account in force is named again; null where neither is so.</summary>
    public string? Reason { get; init; }

    /// <summary>SHA-256 of everything that is shown of it.</summary>
    public required string Hash { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>What a second person decided of a bank account; it happens once.</summary>
public sealed record BankAccountDecisionRow : FactRow
{
    public int BankAccount { get; init; }

    public bool Approved { get; init; }

    /// <summary>The first day on which payments go there; later than the decision where an account was there before.</summary>
    public DateOnly CountsFrom { get; init; }

    public required string AskedBy { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>Something to tell somebody outside: which sentence, with which figures, in which language.</summary>
public sealed record MessageRow : FactRow
{
    public int Number { get; init; }

    /// <summary>The mail address.</summary>
    public required string To { get; init; }

    /// <summary>The partner or person that it concerns.</summary>
    public required string Owner { get; init; }

    public required string Language { get; init; }

    /// <summary>The key of its sentences: <c>bank_account_changes</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Canonical JSON: names with texts.</summary>
    public required string Figures { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>That a message was handed to the mail server; it happens once.</summary>
public sealed record MessageSentRow : FactRow
{
    public int Message { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>The id under which it went.</summary>
    public required string MessageId { get; init; }
}

/// <summary>Payments of one currency that somebody proposes to send to the bank together, with the hash of what was shown.</summary>
public sealed record PayoutBatchRow : FactRow
{
    public int Number { get; init; }

    public required string Currency { get; init; }

    /// <summary>The day on which the bank is to execute it.</summary>
    public DateOnly ExecuteOn { get; init; }

    /// <summary>Canonical JSON, without any language: debtor, payments, what each is made of, and at which rates.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content in UTF-8, in small hexadecimal letters.</summary>
    public required string Hash { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>What became of a batch; it happens once.</summary>
public sealed record PayoutBatchEventRow : FactRow
{
    public int Batch { get; init; }

    public BatchEnd End { get; init; }

    public required string AskedBy { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>SHA-256 of the bytes of its file; null where it was not approved.</summary>
    public string? FileHash { get; init; }
}

/// <summary>One payment of an approved batch, as the bank knows it.</summary>
public sealed record PaymentRow : FactRow
{
    public int Number { get; init; }

    public int Batch { get; init; }

    /// <summary>Who is paid: a partner or one of its people.</summary>
    public required string Payee { get; init; }

    /// <summary>The partner in whose books it stands.</summary>
    public required string Partner { get; init; }

    public required string EndToEndId { get; init; }

    public required string Uetr { get; init; }

    public long Minor { get; init; }

    public required string Currency { get; init; }

    public int BankAccount { get; init; }

    /// <summary>The day on which the bank is to execute it.</summary>
    public DateOnly ExecuteOn { get; init; }
}

/// <summary>What became of a payment, as a file of the bank or two persons say it.</summary>
public sealed record PaymentEventRow : FactRow
{
    public int Payment { get; init; }

    public PaymentEnd End { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>The file that said so; null where persons did.</summary>
    public int? BankFile { get; init; }

    /// <summary>The proposal that two persons agreed on; null where a file said so.</summary>
    public int? Resolution { get; init; }

    /// <summary>The reason of a return, as the bank codes it, or as the person says it.</summary>
    public string? Reason { get; init; }

    public required string By { get; init; }
}

/// <summary>What somebody says became of a payment of which the bank says nothing; a second person decides.</summary>
public sealed record ResolutionRow : FactRow
{
    public int Number { get; init; }

    public int Payment { get; init; }

    public PaymentEnd End { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>What the second person decided of it; it happens once.</summary>
public sealed record ResolutionDecisionRow : FactRow
{
    public int Resolution { get; init; }

    public bool Approved { get; init; }

    public required string AskedBy { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>A file of the bank that was read: an account statement or a notice of bookings. The same bytes are read once.</summary>
public sealed record BankFileRow : FactRow
{
    public int Number { get; init; }

    /// <summary>The message it is: <c>camt.053.001.08</c>.</summary>
    public required string Message { get; init; }

    public required string MessageId { get; init; }

    public required string FileName { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>SHA-256 of the bytes.</summary>
    public required string Hash { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>One booking of a file of the bank, and what came of it.</summary>
public sealed record BankEntryRow : FactRow
{
    public int BankFile { get; init; }

    /// <summary>Its place in the file, from one.</summary>
    public int Line { get; init; }

    /// <summary>The account it was booked on, as the file names it.</summary>
    public required string Account { get; init; }

    public string? EndToEndId { get; init; }

    /// <summary>What the bank calls the booking.</summary>
    public string? Reference { get; init; }

    public long Minor { get; init; }

    public required string Currency { get; init; }

    /// <summary>True where money came in, as with a return.</summary>
    public bool Credit { get; init; }

    public DateOnly? BookedOn { get; init; }

    public EntryOutcome Outcome { get; init; }

    /// <summary>The payment it speaks of; null where none was found.</summary>
    public int? Payment { get; init; }

    /// <summary>What the bank says of it: codes and texts.</summary>
    public string? Note { get; init; }
}

/// <summary>That a person looked at a booking which differs from its payment, and what they say of it; it happens once.</summary>
public sealed record BookingLookRow : FactRow
{
    public int BankFile { get; init; }

    public int Line { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public DateOnly Day { get; init; }
}
