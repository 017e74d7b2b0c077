using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Palier.Data.Rows;

namespace Palier.Data;

/// <summary>The tables of paying: bank accounts, batches, payments, files of the bank, disputes, and who approved what.</summary>
internal static class PaymentModel
{
    private const string TwoPersons = "asked_by <> \"by\"";

    public static void AddTo(ModelBuilder model)
    {
        Approvals(model);
        Accounts(model);
        Payments(model);
        Disputes(model);
        model.Entity<CommandRow>().ToTable("commands").HasIndex(r => new { r.Person, r.Operation, r.Key }).IsUnique();
        Once(model.Entity<MessageRow>().ToTable("messages"), nameof(MessageRow.Number));
        Once(model.Entity<MessageSentRow>().ToTable("messages_sent"), nameof(MessageSentRow.Message));
    }

    private static void Approvals(ModelBuilder model)
    {
        var approvals = model.Entity<ApprovalRow>().ToTable("approvals", t => t.HasCheckConstraint("ck_approval_another_person", TwoPersons));
        approvals.HasIndex(r => new { r.Subject, r.Number, r.Turn }).IsUnique();
        approvals.HasIndex(r => new { r.Subject, r.Number, r.By }).IsUnique();
        Once(model.Entity<ApprovalLimitRow>().ToTable("approval_limits"), nameof(ApprovalLimitRow.Number));
        Once(model.Entity<ApprovalLimitDecisionRow>().ToTable("approval_limit_decisions", t => t.HasCheckConstraint("ck_approval_limit_two_persons", TwoPersons)), nameof(ApprovalLimitDecisionRow.Limit));
        Once(model.Entity<OverrideProposalRow>().ToTable("override_proposals", t => t.HasCheckConstraint("ck_override_reason", "length(reason) > 0")), nameof(OverrideProposalRow.Number));
        Once(model.Entity<OverrideDecisionRow>().ToTable("override_decisions", t => t.HasCheckConstraint("ck_override_two_persons", TwoPersons)), nameof(OverrideDecisionRow.Override));
        Once(model.Entity<PublicationRow>().ToTable("publications"), nameof(PublicationRow.Number));
        Once(model.Entity<PublicationDecisionRow>().ToTable("publication_decisions", t => t.HasCheckConstraint("ck_publication_two_persons", TwoPersons)), nameof(PublicationDecisionRow.Publication));
    }

    private static void Accounts(ModelBuilder model)
    {
        var accounts = model.Entity<BankAccountRow>().ToTable("bank_accounts", t =>
            t.HasCheckConstraint("ck_bank_account_one_number", "(iban IS NULL) <> (other IS NULL)"));
        Once(accounts, nameof(BankAccountRow.Number));
        accounts.HasIndex(r => r.Owner);
        Once(model.Entity<BankAccountDecisionRow>().ToTable("bank_account_decisions", t => t.HasCheckConstraint("ck_bank_account_two_persons", TwoPersons)), nameof(BankAccountDecisionRow.BankAccount));
    }

    private static void Payments(ModelBuilder model)
    {
        Once(model.Entity<PayoutBatchRow>().ToTable("payout_batches"), nameof(PayoutBatchRow.Number));
        // A batch is taken back by who proposed it; anything else is another person's to decide.
        Once(model.Entity<PayoutBatchEventRow>().ToTable("payout_batch_events", t => t.HasCheckConstraint("ck_payout_batch_two_persons", $"\"end\" = 2 OR {TwoPersons}")), nameof(PayoutBatchEventRow.Batch));
        var payments = model.Entity<PaymentRow>().ToTable("payments", t => t.HasCheckConstraint("ck_payment_amount_above_zero", "minor > 0"));
        Once(payments, nameof(PaymentRow.Number));
        Once(payments, nameof(PaymentRow.EndToEndId));
        Once(payments, nameof(PaymentRow.Uetr));
        payments.HasIndex(r => r.Batch);
        payments.HasIndex(r => r.Payee);
        var events = model.Entity<PaymentEventRow>().ToTable("payment_events", t =>
            t.HasCheckConstraint("ck_payment_event_told_by_one", "(bank_file IS NULL) <> (resolution IS NULL)"));
        events.HasIndex(r => new { r.Payment, r.End }).IsUnique();
        Once(model.Entity<ResolutionRow>().ToTable("resolutions", t => t.HasCheckConstraint("ck_resolution_reason", "length(reason) > 0")), nameof(ResolutionRow.Number));
        Once(model.Entity<ResolutionDecisionRow>().ToTable("resolution_decisions", t => t.HasCheckConstraint("ck_resolution_two_persons", TwoPersons)), nameof(ResolutionDecisionRow.Resolution));
        var files = model.Entity<BankFileRow>().ToTable("bank_files");
        Once(files, nameof(BankFileRow.Number));
        Once(files, nameof(BankFileRow.Hash));
        var entries = model.Entity<BankEntryRow>().ToTable("bank_entries");
        entries.HasIndex(r => new { r.BankFile, r.Line }).IsUnique();
        entries.HasIndex(r => r.Payment);
        model.Entity<BookingLookRow>().ToTable("booking_looks", t => t.HasCheckConstraint("ck_booking_look_reason", "length(reason) > 0")).HasIndex(r => new { r.BankFile, r.Line }).IsUnique();
    }

    private static void Disputes(ModelBuilder model)
    {
        var disputes = model.Entity<DisputeRow>().ToTable("disputes", t => t.HasCheckConstraint("ck_dispute_reason", "length(reason) > 0"));
        Once(disputes, nameof(DisputeRow.Number));
        disputes.HasIndex(r => r.Partner);
        disputes.HasIndex(r => r.Statement);
        model.Entity<DisputeAnswerRow>().ToTable("dispute_answers", t => t.HasCheckConstraint("ck_dispute_answer_reason", "length(reason) > 0"))
            .HasIndex(r => new { r.Dispute, r.Turn }).IsUnique();
    }

    private static void Once<T>(EntityTypeBuilder<T> table, string column)
        where T : class => table.HasIndex(column).IsUnique();
}
