using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>One booking that a bank tells of: a single transaction, or a whole entry where the bank gives no transactions.</summary>
public sealed record BankBooking
{
    /// <summary>Its place among the bookings of the file, from one.</summary>
    public required int Line { get; init; }

    /// <summary>The line of the file in which it begins.</summary>
    public required int At { get; init; }

    /// <summary>The statement or notice of the file that it stands in, from one.</summary>
    public required int Statement { get; init; }

    /// <summary>The account it is booked on: the IBAN, or the number where there is none.</summary>
    public required string Account { get; init; }

    public required Money Amount { get; init; }

    /// <summary>True where money came in, as with a return.</summary>
    public required bool Credit { get; init; }

    /// <summary>True once it is booked; before, it is only announced.</summary>
    public required bool IsBooked { get; init; }

    /// <summary>The day of the booking; there is always one where it is booked.</summary>
    public DateOnly? BookedOn { get; init; }

    public string? EndToEndId { get; init; }

    /// <summary>The id that a payment keeps through all banks, in small letters.</summary>
    public string? Uetr { get; init; }

    /// <summary>What the bank calls the entry.</summary>
    public string? Reference { get; init; }

    /// <summary>The account of who was paid, where the bank names it.</summary>
    public string? PaidTo { get; init; }

    /// <summary>Why it came back, as the bank codes it: <c>AC04</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>What the bank says of it: the code of a return, then its texts.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the transactions of its entry come to the amount of the entry.</summary>
    public bool AddsUp { get; init; } = true;
}

/// <summary>What a file of a bank says.</summary>
/// <param name="Message">The message it is: <c>camt.053.001.08</c>.</param>
/// <param name="MessageId">The id that the bank gave it.</param>
/// <param name="Bookings">Every booking, in the order of the file.</param>
public sealed record CamtFile(string Message, string MessageId, ImmutableArray<BankBooking> Bookings);

/// <summary>Something in a file that cannot be read. The key is worded under <c>camt.</c>.</summary>
/// <param name="Key">What is wrong.</param>
/// <param name="Line">The line of the file, from one; 0 where it is about the whole file.</param>
/// <param name="Element">The element, as the file names it.</param>
/// <param name="Value">What stands there, shortened.</param>
/// <param name="Beside">What it is compared with; nothing where it is compared with nothing.</param>
public sealed record CamtMistake(string Key, int Line, string Element, string Value, string Beside = "");

/// <summary>What comes of reading the bytes of a file of a bank.</summary>
public abstract record CamtReading
{
    private CamtReading()
    {
    }

    public sealed record Read(CamtFile File) : CamtReading;

    /// <summary>Nothing of it counts; the first mistakes are named.</summary>
    public sealed record Wrong(ImmutableArray<CamtMistake> Mistakes) : CamtReading;
}
