using System.Diagnostics.CodeAnalysis;
using Palier.App.Banking;
using Palier.App.Payouts;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Core.Identifiers;
using Palier.Core.Payments;
using Palier.Data;

namespace Palier.App.BankAccounts;

/// <summary>
/// Account numbers as one reader sees them, on pages, by the API and on the command line alike: whole for the vendor's own people whose role allows it, covered for
/// everybody else. Also the people of a partner see the numbers of that partner covered: whoever comes in under their name learns none. Covering is for the eye alone: what
/// is stored, and the hashes of what is shown, are those of the whole numbers.
/// </summary>
/// <param name="Reader">Whether the reader may, and why not.</param>
public sealed record NumbersSeen(WhoActsOutcome Reader)
{
    /// <summary>Whether they are whole.</summary>
    public bool Whole => Reader is WhoActsOutcome.May;

    /// <param name="database">Where the people are.</param>
    /// <param name="reader">Who reads; null where nobody says so, who sees none whole.</param>
    /// <param name="on">The day it is.</param>
    public static NumbersSeen By(Database database, string? reader, DateOnly on)
    {
        if (reader is not { Length: > 0 } name)
        {
            return new(new WhoActsOutcome.NobodyNamed(Act.SeeAccountNumbers));
        }

        var may = WhoActs.Of(database, name, Act.SeeAccountNumbers, on, name);
        return new(may is WhoActsOutcome.May && ListStaff.PartnerOf(database, name) is not null
            ? new WhoActsOutcome.MayNot(name, Act.SeeAccountNumbers, Rights.RolesFor(Act.SeeAccountNumbers)) : may);
    }

    public string Of(BatchAccount account) => Whole ? account.Named : CoveredNumber.Of(account);

    /// <summary>As people read it: an IBAN in groups of four.</summary>
    public string Printed(BatchAccount account) => Whole && account.Iban is { } iban && Iban.Read(iban) is IbanReading.Sound sound ? sound.Iban.Printed : Of(account);

    [return: NotNullIfNotNull(nameof(number))]
    public string? Of(string? number) => Whole || number is not { Length: > 0 } ? number : CoveredNumber.Of(number);

    /// <summary>A booking; also why it settles nothing names its accounts.</summary>
    public BookingShown Of(BookingShown booking) =>
        booking with { Booking = booking.Booking with { Account = Of(booking.Booking.Account), PaidTo = Of(booking.Booking.PaidTo) } };

    /// <summary>What came of comparing a file with that of its batch; accounts that differ are named.</summary>
    public CheckFileOutcome Of(CheckFileOutcome outcome) => Whole || outcome is not CheckFileOutcome.Differs differs ? outcome
        : differs with { What = [.. differs.What.Select(d => d.Kind == FileDifference.Account ? d with { Ours = OfEach(d.Ours), Theirs = OfEach(d.Theirs) } : d)] };

    private string OfEach(string numbers) => string.Join(", ", numbers.Split(", ").Select(Of));
}
