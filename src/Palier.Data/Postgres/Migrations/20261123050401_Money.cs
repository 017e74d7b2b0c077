using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Palier.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Money : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "adjustment_decisions",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    adjustment = table.Column<int>(type: "integer", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_adjustment_decisions", x => x.sequence);
                    table.CheckConstraint("ck_adjustment_two_persons", "asked_by <> \"by\"");
                });

            migrationBuilder.CreateTable(
                name: "adjustments",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    wallet = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    gives = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    corrects = table.Column<long>(type: "bigint", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_adjustments", x => x.sequence);
                    table.CheckConstraint("ck_adjustments_amount_above_zero", "minor > 0");
                    table.CheckConstraint("ck_adjustments_reason", "length(reason) > 0");
                });

            migrationBuilder.CreateTable(
                name: "balances",
                columns: table => new
                {
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_balances", x => new { x.programme, x.owner, x.account, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "belongings",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_belongings", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "brought_levels",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    level = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_brought_levels", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "closings",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_until = table.Column<DateOnly>(type: "date", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_closings", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "exchange_rates",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    per_euro = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_rates", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "hold_releases",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hold = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hold_releases", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holidays", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "issued_statements",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_until = table.Column<DateOnly>(type: "date", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    corrects = table.Column<int>(type: "integer", nullable: true),
                    by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_issued_statements", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "level_overrides",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    level = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_level_overrides", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "movements",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from_owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from_account = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    to_owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    to_account = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    purpose = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_until = table.Column<DateOnly>(type: "date", nullable: false),
                    part_owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    part_account = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    billed = table.Column<bool>(type: "boolean", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    settlement = table.Column<int>(type: "integer", nullable: true),
                    adjustment = table.Column<int>(type: "integer", nullable: true),
                    corrects = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_movements", x => x.sequence);
                    table.CheckConstraint("ck_movements_adjusted_with_reason", "adjustment IS NULL OR length(reason) > 0");
                    table.CheckConstraint("ck_movements_amount_above_zero", "minor > 0");
                    table.CheckConstraint("ck_movements_currency", "length(currency) > 0");
                    table.CheckConstraint("ck_movements_period", "period_from < period_until");
                    table.CheckConstraint("ck_movements_posted_by_one", "(settlement IS NULL) <> (adjustment IS NULL)");
                    table.CheckConstraint("ck_movements_two_accounts", "from_owner <> to_owner OR from_account <> to_account");
                });

            migrationBuilder.CreateTable(
                name: "occurrences",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fields = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    marks = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_occurrences", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "placed_holds",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_placed_holds", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "refusals",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refusals", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "reopening_confirmations",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    reopening = table.Column<int>(type: "integer", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reopening_confirmations", x => x.sequence);
                    table.CheckConstraint("ck_reopening_two_persons", "asked_by <> \"by\"");
                });

            migrationBuilder.CreateTable(
                name: "reopenings",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_until = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reopenings", x => x.sequence);
                    table.CheckConstraint("ck_reopenings_reason", "length(reason) > 0");
                });

            migrationBuilder.CreateTable(
                name: "settlement_events",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    settlement = table.Column<int>(type: "integer", nullable: false),
                    posted = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlement_events", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "settlements",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_until = table.Column<DateOnly>(type: "date", nullable: false),
                    kept_to = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    computed_on = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlements", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "takeovers",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    into = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_takeovers", x => x.sequence);
                });

            migrationBuilder.CreateIndex(
                name: "IX_adjustment_decisions_adjustment",
                table: "adjustment_decisions",
                column: "adjustment",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_adjustments_number",
                table: "adjustments",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_brought_levels_partner",
                table: "brought_levels",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_closings_programme",
                table: "closings",
                column: "programme");

            migrationBuilder.CreateIndex(
                name: "IX_exchange_rates_currency_day",
                table: "exchange_rates",
                columns: new[] { "currency", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_hold_releases_partner",
                table: "hold_releases",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_issued_statements_number",
                table: "issued_statements",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_issued_statements_partner_programme",
                table: "issued_statements",
                columns: new[] { "partner", "programme" });

            migrationBuilder.CreateIndex(
                name: "IX_level_overrides_partner",
                table: "level_overrides",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_movements_adjustment",
                table: "movements",
                column: "adjustment",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_movements_programme_partner_key",
                table: "movements",
                columns: new[] { "programme", "partner", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_movements_settlement",
                table: "movements",
                column: "settlement");

            migrationBuilder.CreateIndex(
                name: "IX_occurrences_partner",
                table: "occurrences",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_placed_holds_number",
                table: "placed_holds",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_placed_holds_partner",
                table: "placed_holds",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_refusals_partner",
                table: "refusals",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_reopening_confirmations_reopening",
                table: "reopening_confirmations",
                column: "reopening",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reopenings_number",
                table: "reopenings",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_settlement_events_settlement",
                table: "settlement_events",
                column: "settlement",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_settlements_number",
                table: "settlements",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_settlements_programme",
                table: "settlements",
                column: "programme");

            migrationBuilder.Sql(AppendOnly.OnPostgres("movements"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("settlements"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("settlement_events"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("closings"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("reopenings"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("reopening_confirmations"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("adjustments"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("adjustment_decisions"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("issued_statements"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("level_overrides"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("brought_levels"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("refusals"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("hold_releases"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("placed_holds"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("occurrences"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("exchange_rates"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("holidays"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("belongings"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("takeovers"));
            migrationBuilder.Sql(Balances.OnPostgres);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adjustment_decisions");

            migrationBuilder.DropTable(
                name: "adjustments");

            migrationBuilder.DropTable(
                name: "balances");

            migrationBuilder.DropTable(
                name: "belongings");

            migrationBuilder.DropTable(
                name: "brought_levels");

            migrationBuilder.DropTable(
                name: "closings");

            migrationBuilder.DropTable(
                name: "exchange_rates");

            migrationBuilder.DropTable(
                name: "hold_releases");

            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "issued_statements");

            migrationBuilder.DropTable(
                name: "level_overrides");

            migrationBuilder.DropTable(
                name: "movements");

            migrationBuilder.DropTable(
                name: "occurrences");

            migrationBuilder.DropTable(
                name: "placed_holds");

            migrationBuilder.DropTable(
                name: "refusals");

            migrationBuilder.DropTable(
                name: "reopening_confirmations");

            migrationBuilder.DropTable(
                name: "reopenings");

            migrationBuilder.DropTable(
                name: "settlement_events");

            migrationBuilder.DropTable(
                name: "settlements");

            migrationBuilder.DropTable(
                name: "takeovers");

            migrationBuilder.Sql("DROP FUNCTION movement_to_balances");
        }
    }
}
