namespace Palier.Data;

/// <summary>Which rows of the tables of paying would take another one's place, for the triggers that refuse it. A later table has a list of its own.</summary>
internal static class PaymentGuards
{
    /// <summary>Each table with a condition on <c>o</c>, the rows that are there, and <c>NEW</c>.</summary>
    public static readonly (string Table, string Taken)[] All =
    [
        ("approvals", "o.\"subject\" = NEW.\"subject\" AND o.\"number\" = NEW.\"number\" AND (o.\"turn\" = NEW.\"turn\" OR o.\"by\" = NEW.\"by\")"),
        ("approval_limits", Same("number")),
        ("approval_limit_decisions", Same("limit")),
        ("override_proposals", Same("number")),
        ("override_decisions", Same("override")),
        ("publications", Same("number")),
        ("publication_decisions", Same("publication")),
        ("commands", Same("person", "operation", "key")),
        ("disputes", Same("number")),
        ("dispute_answers", Same("dispute", "turn")),
        ("bank_accounts", Same("number")),
        ("bank_account_decisions", Same("bank_account")),
        ("messages", Same("number")),
        ("messages_sent", Same("message")),
        ("payout_batches", Same("number")),
        ("payout_batch_events", Same("batch")),
        ("payments", $"({Same("number")}) OR ({Same("end_to_end_id")}) OR ({Same("uetr")})"),
        ("payment_events", Same("payment", "end")),
        ("resolutions", Same("number")),
        ("resolution_decisions", Same("resolution")),
        ("bank_files", $"({Same("number")}) OR ({Same("hash")})"),
        ("bank_entries", Same("bank_file", "line")),
    ];

    private static string Same(params string[] columns) => string.Join(" AND ", columns.Select(c => $"o.\"{c}\" = NEW.\"{c}\""));
}
