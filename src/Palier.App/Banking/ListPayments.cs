using System.Collections.Immutable;
using Palier.Core.Ledger;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Banking;

/// <summary>A payment as lists show it.</summary>
/// <param name="TellsBy">The last day on which silence of the bank means nothing yet.</param>
/// <param name="EndedOn">The day of what was told last; null where nothing was.</param>
/// <param name="Waits">The number of a resolution that waits for a second person; null where none does.</param>
public sealed record PaymentListed(
    int Number, int Batch, string Payee, string Partner, Money Amount, DateOnly ExecuteOn, DateOnly TellsBy, PaymentState State, DateOnly? EndedOn, string EndToEndId, string Uetr, int? Waits);

/// <summary>What was said of a payment.</summary>
/// <param name="File">The file that said so; null where persons did.</param>
/// <param name="Resolution">The resolution that two persons agreed on; null where a file said so.</param>
public sealed record PaymentSaid(PaymentEnd End, DateOnly Day, int? File, int? Resolution, string? Reason, string By);

/// <summary>What somebody proposed to say of a payment.</summary>
/// <param name="Approved">Null while it waits for a second person.</param>
/// <param name="Hash">The hash of what is shown of it.</param>
public sealed record ResolutionListed(int Number, int Payment, PaymentEnd End, string Reason, string By, DateOnly Day, string Hash, bool? Approved, string? DecidedBy, DateOnly? DecidedOn);

/// <summary>A booking that speaks of a payment.</summary>
/// <param name="Looked">Who looked at it, where it differs; null while nobody has.</param>
public sealed record BookingOfPayment(int File, int Line, bool Credit, Money Amount, DateOnly? BookedOn, EntryOutcome Outcome, string? Note, BookingLooked? Looked);

/// <summary>A movement of a payment, in the books of a programme.</summary>
public sealed record MovementShown(long Sequence, string Programme, string Partner, Movement Movement, long? Negates);

/// <summary>The life of a payment.</summary>
public sealed record PaymentShown(
    PaymentListed Listed, string? Holder, string? Account, string? ApprovedBy, DateOnly? ApprovedOn,
    ImmutableArray<PaymentSaid> Said, ImmutableArray<BookingOfPayment> Bookings, ImmutableArray<ResolutionListed> Resolutions, ImmutableArray<MovementShown> Movements);

/// <summary>Payments to the bank, and how each stands on a day.</summary>
public static class ListPayments
{
    /// <summary>All of them or those in one state, the latest first.</summary>
    public static ImmutableArray<PaymentListed> Run(Database database, DateOnly on, PaymentState? state = null)
    {
        using var context = database.Context();
        return [.. Of(context, context.Payments, on).Where(p => state is null || p.State == state)];
    }

    internal static ImmutableArray<PaymentListed> Of(PalierContext context, IQueryable<PaymentRow> payments, DateOnly on)
    {
        var rows = payments.OrderByDescending(p => p.Number).ToList();
        var debtors = StoredPayments.Debtors(context, rows.Select(p => p.Batch));
        var calendars = context.Holidays.AsEnumerable().GroupBy(h => h.Country, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new WorkingDays([.. g.Select(h => h.Day)]), StringComparer.Ordinal);
        var told = context.PaymentEvents.Where(e => payments.Any(p => p.Number == e.Payment)).OrderBy(e => e.Sequence).AsEnumerable().ToLookup(e => e.Payment);
        var waiting = context.Resolutions.Where(r => !context.ResolutionDecisions.Any(d => d.Resolution == r.Number)).ToDictionary(r => r.Payment, r => r.Number);
        return
        [
            .. rows.Select(p =>
            {
                var calendar = calendars.GetValueOrDefault(debtors[p.Batch].Country) ?? WorkingDays.WeekendsOnly;
                return new PaymentListed(
                    p.Number, p.Batch, p.Payee, p.Partner, new Money(p.Minor, RowMapping.CurrencyOf(p.Currency)), p.ExecuteOn, PaymentStanding.TellsBy(p.ExecuteOn, calendar),
                    PaymentStanding.Of(p.ExecuteOn, calendar, [.. told[p.Number].Select(e => e.End)], on), told[p.Number].LastOrDefault()?.Day, p.EndToEndId, p.Uetr,
                    waiting.TryGetValue(p.Number, out var resolution) ? resolution : null);
            }),
        ];
    }
}

/// <summary>One payment with everything that happened to it.</summary>
public static class ShowPayment
{
    /// <summary>Null where there is none of that number.</summary>
    public static PaymentShown? Run(Database database, int number, DateOnly on)
    {
        using var context = database.Context();
        if (ListPayments.Of(context, context.Payments.Where(p => p.Number == number), on) is not [var listed])
        {
            return null;
        }

        var row = context.Payments.First(p => p.Number == number);
        var account = context.BankAccounts.FirstOrDefault(a => a.Number == row.BankAccount);
        var looked = ListDiffering.Looked(context, context.BankEntries.Where(e => e.Payment == number));
        var approved = context.PayoutBatchEvents.FirstOrDefault(e => e.Batch == row.Batch && e.End == BatchEnd.Approved);
        return new PaymentShown(
            listed, account?.Holder, account?.Iban ?? account?.Other, approved?.By, approved?.Day,
            [.. context.PaymentEvents.Where(e => e.Payment == number).OrderBy(e => e.Sequence).AsEnumerable().Select(e => new PaymentSaid(e.End, e.Day, e.BankFile, e.Resolution, e.Reason, e.By))],
            [
                .. context.BankEntries.Where(e => e.Payment == number).OrderBy(e => e.Sequence).AsEnumerable()
                    .Select(e => new BookingOfPayment(e.BankFile, e.Line, e.Credit, new Money(e.Minor, RowMapping.CurrencyOf(e.Currency)), e.BookedOn, e.Outcome, e.Note, looked.GetValueOrDefault((e.BankFile, e.Line)))),
            ],
            Resolutions(context, context.Resolutions.Where(r => r.Payment == number)),
            [.. StoredPayments.Movements(context, number).Select(m => new MovementShown(m.Sequence!.Value, m.Programme, m.Partner, m.Movement, m.Negates))]);
    }

    /// <summary>Every resolution that waits for a second person, the oldest first.</summary>
    public static ImmutableArray<ResolutionListed> Waiting(Database database)
    {
        using var context = database.Context();
        return Resolutions(context, context.Resolutions.Where(r => !context.ResolutionDecisions.Any(d => d.Resolution == r.Number)));
    }

    internal static ImmutableArray<ResolutionListed> Resolutions(PalierContext context, IQueryable<ResolutionRow> resolutions)
    {
        var decisions = context.ResolutionDecisions.Where(d => resolutions.Any(r => r.Number == d.Resolution)).ToDictionary(d => d.Resolution);
        return
        [
            .. resolutions.OrderBy(r => r.Number).AsEnumerable().Select(r => (Of: r, Decided: decisions.GetValueOrDefault(r.Number)))
                .Select(r => new ResolutionListed(r.Of.Number, r.Of.Payment, r.Of.End, r.Of.Reason, r.Of.By, r.Of.Day, ResolvePayment.HashOf(r.Of), r.Decided?.Approved, r.Decided?.By, r.Decided?.Day)),
        ];
    }
}
