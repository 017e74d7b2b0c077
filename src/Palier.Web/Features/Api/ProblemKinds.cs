using System.Collections.Immutable;

namespace Palier.Web.Features.Api;

/// <summary>Every problem that a call can answer with, by the key of its sentence, with its status. A key is never taken for anything else later.</summary>
internal static class ProblemKinds
{
    private const int Bad = StatusCodes.Status400BadRequest;
    private const int MayNot = StatusCodes.Status403Forbidden;
    private const int None = StatusCodes.Status404NotFound;
    private const int Conflict = StatusCodes.Status409Conflict;
    private const int Changed = StatusCodes.Status412PreconditionFailed;
    private const int Wrong = StatusCodes.Status422UnprocessableEntity;
    private const int Elsewhere = StatusCodes.Status502BadGateway;

    public static ImmutableSortedDictionary<string, int> All { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        // How it is asked.
        ["no_such_address"] = None, ["no_such_method"] = StatusCodes.Status405MethodNotAllowed, ["failure"] = StatusCodes.Status500InternalServerError,
        ["unknown_parameter"] = Bad, ["wrong_parameter"] = Bad, ["missing_parameter"] = Bad, ["wrong_cursor"] = Bad,
        ["body_wrong"] = Bad, ["body_type"] = StatusCodes.Status415UnsupportedMediaType, ["body_too_large"] = StatusCodes.Status413PayloadTooLarge, ["upload_parts"] = Bad,
        ["key_missing"] = Bad, ["key_wrong"] = Bad, ["key_used_otherwise"] = Wrong,
        ["match_missing"] = StatusCodes.Status428PreconditionRequired, ["match_wrong"] = Bad, ["shown_otherwise"] = Changed,

        // Who asks.
        ["person_missing"] = MayNot, ["person_unknown"] = MayNot, ["person_may_not"] = MayNot,
        ["same_person"] = MayNot, ["approved_by_them"] = MayNot, ["concerns_them"] = MayNot,

        // What is not there.
        ["no_programme"] = None, ["no_version"] = None, ["no_partner"] = None, ["no_name"] = None, ["no_wallet"] = Wrong, ["no_movement"] = None, ["no_settlement"] = None,
        ["no_adjustment"] = None, ["no_reopening"] = None, ["no_hold"] = None, ["no_statement"] = None, ["no_person"] = None, ["no_limit"] = None, ["no_level"] = None, ["no_books"] = None,

        ["no_batch"] = None, ["file_none_yet"] = None, ["file_none_Rejected"] = None, ["file_none_Withdrawn"] = None, ["publication_none"] = None, ["no_dispute"] = None, ["no_line"] = None,

        ["no_account"] = None, ["account_no_owner"] = None, ["no_payment"] = None, ["no_resolution"] = None, ["no_bank_file"] = None, ["no_booking"] = None, ["no_override"] = None,

        // What is as it is.
        ["case_not_reproduced"] = Conflict, ["rebuild_loses_traces"] = Conflict, ["mail_none"] = Conflict, ["messages_no_server"] = Conflict, ["messages_no_sender"] = Conflict,
        ["messages_refused"] = Elsewhere, ["messages_not_reached"] = Elsewhere, ["messages_not_let_in"] = Elsewhere, ["messages_asks_who"] = Elsewhere, ["messages_not_encrypted"] = Elsewhere, ["messages_no_sign_in"] = Elsewhere,
        ["account_nothing_changes"] = Conflict, ["account_asked_before"] = Conflict, ["account_nothing_to_stop"] = Conflict, ["account_approved_before"] = Conflict, ["account_rejected_before"] = Conflict,
        ["booking_agrees"] = Conflict, ["told_already"] = Conflict, ["resolve_waits"] = Conflict, ["resolution_approved_before"] = Conflict, ["resolution_rejected_before"] = Conflict,
        ["override_nobody_may"] = Conflict, ["override_approved_before"] = Conflict, ["override_rejected_before"] = Conflict,
        ["batch_ended_Approved"] = Conflict, ["batch_ended_Rejected"] = Conflict, ["batch_ended_Withdrawn"] = Conflict, ["batch_changed"] = Changed, ["batch_not_theirs"] = MayNot, ["file_not_approved"] = Conflict,
        ["batch_no_debtor"] = Conflict, ["batch_nothing_due"] = Conflict, ["batch_cannot_be_paid"] = Conflict,
        ["statement_corrected"] = Conflict, ["not_yet_issued"] = Conflict, ["dispute_too_late"] = Conflict, ["in_dispute_before"] = Conflict, ["dispute_over"] = Conflict, ["dispute_waits"] = Conflict,
        ["confirm_in_dispute"] = Conflict, ["confirm_too_late"] = Conflict, ["claim_not_an_amount"] = Wrong,
        ["publication_published_before"] = Conflict, ["publication_rejected_before"] = Conflict, ["publication_replaced"] = Conflict, ["publication_overtaken"] = Conflict,
        ["publication_known"] = Conflict, ["publication_taken"] = Conflict, ["publication_breaks"] = Conflict, ["publication_unfit"] = Conflict,
        ["posted_before"] = Conflict, ["withdrawn_before"] = Conflict, ["closed_before"] = Conflict, ["reopened_before"] = Conflict, ["approved_before"] = Conflict, ["rejected_before"] = Conflict,
        ["released_before"] = Conflict, ["corrected_before"] = Conflict, ["part_of_payment"] = Conflict, ["limit_approved_before"] = Conflict, ["limit_rejected_before"] = Conflict,
        ["named_before"] = Conflict, ["last_operator"] = Conflict, ["first_operator"] = Conflict,
        ["changed_since"] = Changed, ["shown_changed"] = Changed,
        ["nobody"] = Conflict, ["never_closes"] = Conflict, ["too_early"] = Conflict, ["kept_beyond"] = Conflict, ["period_closed"] = Conflict, ["not_computed"] = Conflict,
        ["not_settled"] = Conflict, ["not_closed"] = Conflict, ["not_kept"] = Conflict, ["not_covered"] = Conflict, ["not_let_in"] = Conflict, ["seal_broken"] = Conflict,

        // What is asked for cannot be.
        ["account_wrong"] = Wrong, ["bank_wrong"] = Wrong, ["override_ends_before"] = Wrong, ["override_too_long"] = Wrong,
        ["batch_day_over"] = Wrong, ["batch_no_working_day"] = Wrong, ["file_differs"] = Wrong, ["file_unreadable"] = Wrong, ["file_too_large"] = Wrong, ["file_not_ours"] = Wrong,
        ["reason_missing"] = Wrong, ["not_an_amount"] = Wrong, ["who_issues"] = Wrong, ["limit_no_amounts"] = Wrong, ["limit_not_an_amount"] = Wrong,
        ["not_a_name"] = Wrong, ["ends_before"] = Wrong, ["programme_refused"] = Wrong, ["import_file"] = Wrong, ["import_mapping"] = Wrong, ["import_lines"] = Wrong, ["nobody_tried"] = Wrong,
        ["text_refused"] = Wrong, ["not_both_sides"] = Wrong,
        ["took_too_long"] = StatusCodes.Status503ServiceUnavailable, ["cases_took_too_long"] = StatusCodes.Status503ServiceUnavailable,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
