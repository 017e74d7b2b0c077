using Palier.Core.Acting;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.Web.Tests.Data;

/// <summary>A row of each table of paying, to try what the database refuses.</summary>
internal static class PaymentRows
{
    private static readonly DateOnly day = new(2026, 1, 1);

    public static void AddOneOfEach(Saving s)
    {
        s.AddRows([new ApprovalRow { Subject = Subject.Adjustment, Number = 1, Turn = 1, Approved = true, Hash = "x", AskedBy = "ana", By = "ben", Day = day }]);
        s.AddRows([new ApprovalLimitRow { Number = 1, Subject = Subject.Adjustment, Currency = "EUR", Minor = 1, By = "ana", Day = day }]);
        s.AddRows([new ApprovalLimitDecisionRow { Limit = 1, Approved = true, AskedBy = "ana", By = "ben", Day = day }]);
        s.AddRows([new OverrideProposalRow { Number = 1, Partner = "P1", Programme = "p", Level = "gold", From = day, Until = day.AddYears(1), Reason = "bridge", By = "ana", Day = day }]);
        s.AddRows([new OverrideDecisionRow { Override = 1, Approved = true, AskedBy = "ana", By = "ben", Day = day }]);
        s.AddRows([new PublicationRow { Number = 1, Name = "p", Version = 1, Bytes = [1], TextHash = "x", ValidFrom = day, PublishedOn = day, Content = "{}", Hash = "x", By = "ana", Day = day }]);
        s.AddRows([new PublicationDecisionRow { Publication = 1, Published = true, AskedBy = "ana", By = "ben", Day = day }]);
        s.AddRows([new CommandRow { Person = "ana", Operation = "POST /api/holds", Key = "k", Asked = "x", Answer = "{}" }]);
        s.AddRows([new MessageRow { Number = 1, To = "a@example.org", Owner = "P1", Language = "en", Key = "bank_account_changes", Figures = "{}", Day = day }]);
        s.AddRows([new MessageSentRow { Message = 1, Day = day, MessageId = "m" }]);
        s.AddRows([new DisputeRow { Number = 1, Partner = "P1", Programme = "p", Statement = 1, Line = "rebate", Wallet = "cash", PeriodFrom = day, PeriodUntil = day.AddMonths(1), Currency = "EUR", Reason = "too little", By = "ana", Day = day }]);
        s.AddRows([new DisputeAnswerRow { Dispute = 1, Turn = 1, Reason = "a return", By = "ben", Day = day }]);
        Paying(s);
    }

    private static void Paying(Saving s)
    {
        s.AddRows([new BankAccountRow { Number = 1, Owner = "P1", Holder = "Delta", Country = "BE", Currency = "EUR", Iban = "BE68539007547034", Contact = "a@example.org", Hash = "x", By = "ana", Day = day }]);
        s.AddRows([new BankAccountDecisionRow { BankAccount = 1, Approved = true, CountsFrom = day, AskedBy = "ana", By = "ben", Day = day }]);
        s.AddRows([new PayoutBatchRow { Number = 1, Currency = "EUR", ExecuteOn = day, Content = "{}", Hash = "x", By = "ana", Day = day }]);
        s.AddRows([new PayoutBatchEventRow { Batch = 1, End = BatchEnd.Approved, AskedBy = "ana", By = "ben", Day = day, FileHash = "x" }]);
        s.AddRows([new PaymentRow { Number = 1, Batch = 1, Payee = "P1", Partner = "P1", EndToEndId = "e", Uetr = "u", Minor = 1, Currency = "EUR", BankAccount = 1, ExecuteOn = day }]);
        s.AddRows([new PaymentEventRow { Payment = 1, End = PaymentEnd.Booked, Day = day, BankFile = 1, By = "ana" }]);
        s.AddRows([new ResolutionRow { Number = 1, Payment = 1, End = PaymentEnd.Booked, Reason = "told by the bank", By = "ana", Day = day }]);
        s.AddRows([new ResolutionDecisionRow { Resolution = 1, Approved = true, AskedBy = "ana", By = "ben", Day = day }]);
        s.AddRows([new BankFileRow { Number = 1, Message = "camt.053.001.08", MessageId = "m", FileName = "f.xml", Bytes = [1], Hash = "x", By = "ana", Day = day }]);
        s.AddRows([new BankEntryRow { BankFile = 1, Line = 1, Account = "BE68539007547034", Minor = 1, Currency = "EUR", BookedOn = day, Outcome = EntryOutcome.Settled, Payment = 1 }]);
        s.AddRows([new BookingLookRow { BankFile = 1, Line = 1, Reason = "a fee", By = "ana", Day = day }]);
    }
}
