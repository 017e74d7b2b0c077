using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>How a payment stands on a day. What the bank does not tell stays unknown: nothing follows from silence, and nothing is tried again.</summary>
public static class PaymentStanding
{
    /// <summary>So many working days after the day of execution a bank has told of a payment, whichever file it sends.</summary>
    public const int WorkingDaysToTell = 3;

    /// <summary>The last day on which silence means nothing yet.</summary>
    /// <param name="executeOn">The day on which the bank is to execute it.</param>
    /// <param name="calendar">The working days of the country of the account it is paid from.</param>
    public static DateOnly TellsBy(DateOnly executeOn, WorkingDays calendar) => calendar.Add(executeOn, WorkingDaysToTell);

    /// <param name="executeOn">The day on which the bank is to execute it.</param>
    /// <param name="calendar">The working days of the country of the account it is paid from.</param>
    /// <param name="told">What files or persons said became of it.</param>
    /// <param name="on">The day it is.</param>
    public static PaymentState Of(DateOnly executeOn, WorkingDays calendar, IReadOnlyCollection<PaymentEnd> told, DateOnly on) =>
        told.Contains(PaymentEnd.NotExecuted) ? PaymentState.NotExecuted
        : told.Contains(PaymentEnd.Returned) ? PaymentState.Returned
        : told.Contains(PaymentEnd.Booked) ? PaymentState.Booked
        : on > TellsBy(executeOn, calendar) ? PaymentState.Unknown : PaymentState.Sent;

    /// <summary>Whether persons may say of a payment in a state that it ended so.</summary>
    public static bool MayEnd(PaymentState state, PaymentEnd end) =>
        state is PaymentState.Sent or PaymentState.Unknown || (state == PaymentState.Booked && end == PaymentEnd.Returned);

    /// <summary>What is newly told where a payment ended so: what came back was booked before, whether anybody said so or not.</summary>
    public static IEnumerable<PaymentEnd> Newly(PaymentEnd end, IReadOnlyCollection<PaymentEnd> told) =>
        end == PaymentEnd.Returned && !told.Contains(PaymentEnd.Booked) ? [PaymentEnd.Booked, PaymentEnd.Returned] : [end];
}
