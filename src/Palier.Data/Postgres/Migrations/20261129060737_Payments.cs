using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Palier.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Payments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_movements_posted_by_one",
                table: "movements");

            migrationBuilder.AddColumn<string>(
                name: "same_as",
                table: "staff",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "payment",
                table: "movements",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "approval_limit_decisions",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    limit = table.Column<int>(type: "integer", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_limit_decisions", x => x.sequence);
                    table.CheckConstraint("ck_approval_limit_two_persons", "asked_by <> \"by\"");
                });

            migrationBuilder.CreateTable(
                name: "approval_limits",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    minor = table.Column<long>(type: "bigint", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval_limits", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "approvals",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    subject = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    asked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals", x => x.sequence);
                    table.CheckConstraint("ck_approval_another_person", "asked_by <> \"by\"");
                });

            migrationBuilder.CreateTable(
                name: "bank_account_decisions",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    bank_account = table.Column<int>(type: "integer", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    counts_from = table.Column<DateOnly>(type: "date", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bank_account_decisions", x => x.sequence);
                    table.CheckConstraint("ck_bank_account_two_persons", "asked_by <> \"by\"");
                });

            migrationBuilder.CreateTable(
                name: "bank_accounts",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    holder = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    street = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    town = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    iban = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    other = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    clearing_system = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    clearing_member = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    bic = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    contact = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bank_accounts", x => x.sequence);
                    table.CheckConstraint("ck_bank_account_one_number", "(iban IS NULL) <> (other IS NULL)");
                });

            migrationBuilder.CreateTable(
                name: "bank_entries",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    bank_file = table.Column<int>(type: "integer", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    end_to_end_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    credit = table.Column<bool>(type: "boolean", nullable: false),
                    booked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    payment = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bank_entries", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "bank_files",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    message_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    file_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bank_files", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "commands",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    operation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    asked = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    answer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commands", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "dispute_answers",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    dispute = table.Column<int>(type: "integer", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    upheld = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    adjustment = table.Column<int>(type: "integer", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispute_answers", x => x.sequence);
                    table.CheckConstraint("ck_dispute_answer_reason", "length(reason) > 0");
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    statement = table.Column<int>(type: "integer", nullable: false),
                    line = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    wallet = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_until = table.Column<DateOnly>(type: "date", nullable: false),
                    minor = table.Column<long>(type: "bigint", nullable: false),
                    claimed_minor = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disputes", x => x.sequence);
                    table.CheckConstraint("ck_dispute_reason", "length(reason) > 0");
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    figures = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "messages_sent",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    message = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    message_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages_sent", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "override_decisions",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    @override = table.Column<int>(name: "override", type: "integer", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_override_decisions", x => x.sequence);
                    table.CheckConstraint("ck_override_two_persons", "asked_by <> \"by\"");
                });

            migrationBuilder.CreateTable(
                name: "override_proposals",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    level = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_override_proposals", x => x.sequence);
                    table.CheckConstraint("ck_override_reason", "length(reason) > 0");
                });

            migrationBuilder.CreateTable(
                name: "payment_events",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    payment = table.Column<int>(type: "integer", nullable: false),
                    end = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    bank_file = table.Column<int>(type: "integer", nullable: true),
                    resolution = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_events", x => x.sequence);
                    table.CheckConstraint("ck_payment_event_told_by_one", "(bank_file IS NULL) <> (resolution IS NULL)");
                });

            migrationBuilder.CreateTable(
                name: "payments",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    batch = table.Column<int>(type: "integer", nullable: false),
                    payee = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    end_to_end_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    uetr = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    bank_account = table.Column<int>(type: "integer", nullable: false),
                    execute_on = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments", x => x.sequence);
                    table.CheckConstraint("ck_payment_amount_above_zero", "minor > 0");
                });

            migrationBuilder.CreateTable(
                name: "payout_batch_events",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    batch = table.Column<int>(type: "integer", nullable: false),
                    end = table.Column<int>(type: "integer", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    file_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payout_batch_events", x => x.sequence);
                    table.CheckConstraint("ck_payout_batch_two_persons", "\"end\" = 2 OR asked_by <> \"by\"");
                });

            migrationBuilder.CreateTable(
                name: "payout_batches",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    execute_on = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payout_batches", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "publication_decisions",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    publication = table.Column<int>(type: "integer", nullable: false),
                    published = table.Column<bool>(type: "boolean", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publication_decisions", x => x.sequence);
                    table.CheckConstraint("ck_publication_two_persons", "asked_by <> \"by\"");
                });

            migrationBuilder.CreateTable(
                name: "publications",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    text_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publications", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "resolution_decisions",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    resolution = table.Column<int>(type: "integer", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resolution_decisions", x => x.sequence);
                    table.CheckConstraint("ck_resolution_two_persons", "asked_by <> \"by\"");
                });

            migrationBuilder.CreateTable(
                name: "resolutions",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    payment = table.Column<int>(type: "integer", nullable: false),
                    end = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resolutions", x => x.sequence);
                    table.CheckConstraint("ck_resolution_reason", "length(reason) > 0");
                });

            migrationBuilder.CreateIndex(
                name: "IX_movements_payment",
                table: "movements",
                column: "payment");

            migrationBuilder.AddCheckConstraint(
                name: "ck_movements_posted_by_one",
                table: "movements",
                sql: "(CASE WHEN settlement IS NULL THEN 0 ELSE 1 END) + (CASE WHEN adjustment IS NULL THEN 0 ELSE 1 END) + (CASE WHEN payment IS NULL THEN 0 ELSE 1 END) = 1");

            migrationBuilder.CreateIndex(
                name: "IX_approval_limit_decisions_limit",
                table: "approval_limit_decisions",
                column: "limit",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_approval_limits_number",
                table: "approval_limits",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_approvals_subject_number_by",
                table: "approvals",
                columns: new[] { "subject", "number", "by" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_approvals_subject_number_turn",
                table: "approvals",
                columns: new[] { "subject", "number", "turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bank_account_decisions_bank_account",
                table: "bank_account_decisions",
                column: "bank_account",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bank_accounts_number",
                table: "bank_accounts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bank_accounts_owner",
                table: "bank_accounts",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "IX_bank_entries_bank_file_line",
                table: "bank_entries",
                columns: new[] { "bank_file", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bank_entries_payment",
                table: "bank_entries",
                column: "payment");

            migrationBuilder.CreateIndex(
                name: "IX_bank_files_hash",
                table: "bank_files",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bank_files_number",
                table: "bank_files",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_commands_person_operation_key",
                table: "commands",
                columns: new[] { "person", "operation", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dispute_answers_dispute_turn",
                table: "dispute_answers",
                columns: new[] { "dispute", "turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_disputes_number",
                table: "disputes",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_disputes_partner",
                table: "disputes",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_disputes_statement",
                table: "disputes",
                column: "statement");

            migrationBuilder.CreateIndex(
                name: "IX_messages_number",
                table: "messages",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_messages_sent_message",
                table: "messages_sent",
                column: "message",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_override_decisions_override",
                table: "override_decisions",
                column: "override",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_override_proposals_number",
                table: "override_proposals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payment_events_payment_end",
                table: "payment_events",
                columns: new[] { "payment", "end" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_batch",
                table: "payments",
                column: "batch");

            migrationBuilder.CreateIndex(
                name: "IX_payments_end_to_end_id",
                table: "payments",
                column: "end_to_end_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_number",
                table: "payments",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_payee",
                table: "payments",
                column: "payee");

            migrationBuilder.CreateIndex(
                name: "IX_payments_uetr",
                table: "payments",
                column: "uetr",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payout_batch_events_batch",
                table: "payout_batch_events",
                column: "batch",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payout_batches_number",
                table: "payout_batches",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_publication_decisions_publication",
                table: "publication_decisions",
                column: "publication",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_publications_number",
                table: "publications",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_resolution_decisions_resolution",
                table: "resolution_decisions",
                column: "resolution",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_resolutions_number",
                table: "resolutions",
                column: "number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "approval_limit_decisions");

            migrationBuilder.DropTable(
                name: "approval_limits");

            migrationBuilder.DropTable(
                name: "approvals");

            migrationBuilder.DropTable(
                name: "bank_account_decisions");

            migrationBuilder.DropTable(
                name: "bank_accounts");

            migrationBuilder.DropTable(
                name: "bank_entries");

            migrationBuilder.DropTable(
                name: "bank_files");

            migrationBuilder.DropTable(
                name: "commands");

            migrationBuilder.DropTable(
                name: "dispute_answers");

            migrationBuilder.DropTable(
                name: "disputes");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "messages_sent");

            migrationBuilder.DropTable(
                name: "override_decisions");

            migrationBuilder.DropTable(
                name: "override_proposals");

            migrationBuilder.DropTable(
                name: "payment_events");

            migrationBuilder.DropTable(
                name: "payments");

            migrationBuilder.DropTable(
                name: "payout_batch_events");

            migrationBuilder.DropTable(
                name: "payout_batches");

            migrationBuilder.DropTable(
                name: "publication_decisions");

            migrationBuilder.DropTable(
                name: "publications");

            migrationBuilder.DropTable(
                name: "resolution_decisions");

            migrationBuilder.DropTable(
                name: "resolutions");

            migrationBuilder.DropIndex(
                name: "IX_movements_payment",
                table: "movements");

            migrationBuilder.DropCheckConstraint(
                name: "ck_movements_posted_by_one",
                table: "movements");

            migrationBuilder.DropColumn(
                name: "same_as",
                table: "staff");

            migrationBuilder.DropColumn(
                name: "payment",
                table: "movements");

            migrationBuilder.AddCheckConstraint(
                name: "ck_movements_posted_by_one",
                table: "movements",
                sql: "(settlement IS NULL) <> (adjustment IS NULL)");
        }
    }
}
