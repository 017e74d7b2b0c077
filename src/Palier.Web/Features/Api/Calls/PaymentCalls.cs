using System.Collections.Immutable;
using System.Text.Json;
using Palier.App.Banking;
using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A payment as lists show it.</summary>
internal sealed record PaymentSent(
    int Number, int Batch, string Payee, string Partner, Money Amount, DateOnly ExecuteOn, DateOnly TellsBy, PaymentState State, DateOnly? EndedOn, string EndToEndId, string Uetr, int? Waits);

/// <summary>What was said of a payment, by a file or by two persons.</summary>
internal sealed record PaymentTold(PaymentEnd End, DateOnly Day, int? File, int? Resolution, string? Reason, string By);

/// <summary>A booking of the bank that speaks of a payment.</summary>
internal sealed record PaymentBooking(int File, int Line, bool Credit, Money Amount, DateOnly? BookedOn, EntryOutcome Outcome, string? Note, LookShown? Looked);

/// <summary>A payment with everything that happened to it.</summary>
internal sealed record PaymentLife(
    PaymentSent Payment, string? Holder, string? Account, string? ApprovedBy, DateOnly? ApprovedOn, ImmutableArray<PaymentTold> Events, ImmutableArray<PaymentBooking> Bookings,
    ImmutableArray<ResolutionShown> Resolutions, ImmutableArray<MovementShown> Movements);

/// <summary>Payments that approved batches sent, and what the bank says of them.</summary>
internal static class PaymentCalls
{
    private const string Part = "payments";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/payments", "listPayments", Part, typeof(PaymentSent), List, new AskedFor("payee"), Fits.State([.. Enum.GetValues<PaymentState>().Select(Kebab)])),
        Call.Read("/payments/{number}", "readPayment", Part, typeof(PaymentLife), Read, "no_payment") with { ShowsMoreTo = true },
    ];

    private static Answer List(Asked asked) => asked.Page(
        ListPayments.Run(asked.Database, asked.Today).Where(p => asked.Fit("payee", p.Payee) && asked.Fit("state", Kebab(p.State))), p => Listing.Down(p.Number), Shown);

    private static Answer Read(Asked asked)
    {
        if (ShowPayment.Run(asked.Database, asked.Number(), asked.Today) is not { } p)
        {
            return asked.Refuse("no_payment", figures: ("number", asked.Place("number")));
        }

        return Answer.Of(new PaymentLife(
            Shown(p.Listed), p.Holder, asked.Here.Numbers.Of(p.Account), p.ApprovedBy, p.ApprovedOn,
            [.. p.Said.Select(s => new PaymentTold(s.End, s.Day, s.File, s.Resolution, s.Reason, s.By))],
            [.. p.Bookings.Select(b => new PaymentBooking(b.File, b.Line, b.Credit, b.Amount, b.BookedOn, b.Outcome, b.Note, LookShown.Of(b.Looked)))],
            [.. p.Resolutions.Select(ResolutionCalls.Shown)], [.. p.Movements.Select(m => MovementShown.Of(m.Movement))]));
    }

    private static string Kebab(PaymentState state) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{state}");

    private static PaymentSent Shown(PaymentListed p) => new(
        p.Number, p.Batch, p.Payee, p.Partner, p.Amount, p.ExecuteOn, p.TellsBy, p.State, p.EndedOn, p.EndToEndId, p.Uetr, p.Waits);
}
