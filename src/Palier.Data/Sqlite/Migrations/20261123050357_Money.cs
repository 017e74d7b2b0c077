using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Palier.Data.Sqlite.Migrations
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
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    adjustment = table.Column<int>(type: "INTEGER", nullable: false),
                    approved = table.Column<bool>(type: "INTEGER", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    wallet = table.Column<string>(type: "TEXT", nullable: false),
                    minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    gives = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    corrects = table.Column<long>(type: "INTEGER", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_balances", x => new { x.programme, x.owner, x.account, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "belongings",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    parent = table.Column<string>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_belongings", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "brought_levels",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_brought_levels", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "closings",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    period_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    period_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_closings", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "exchange_rates",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    per_euro = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_rates", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "hold_releases",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    hold = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hold_releases", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    country = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holidays", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "issued_statements",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    period_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    period_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    corrects = table.Column<int>(type: "INTEGER", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: true),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_issued_statements", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "level_overrides",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_level_overrides", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "movements",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    from_owner = table.Column<string>(type: "TEXT", nullable: false),
                    from_account = table.Column<string>(type: "TEXT", nullable: false),
                    to_owner = table.Column<string>(type: "TEXT", nullable: false),
                    to_account = table.Column<string>(type: "TEXT", nullable: false),
                    minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    period_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    period_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    part_owner = table.Column<string>(type: "TEXT", nullable: false),
                    part_account = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    billed = table.Column<bool>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    settlement = table.Column<int>(type: "INTEGER", nullable: true),
                    adjustment = table.Column<int>(type: "INTEGER", nullable: true),
                    corrects = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: true),
                    marks = table.Column<string>(type: "TEXT", nullable: true),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_occurrences", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "placed_holds",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_placed_holds", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "refusals",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refusals", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "reopening_confirmations",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    reopening = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    period_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    period_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    settlement = table.Column<int>(type: "INTEGER", nullable: false),
                    posted = table.Column<bool>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlement_events", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "settlements",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    period_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    period_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kept_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    computed_on = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlements", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "takeovers",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    into = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: false)
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

            migrationBuilder.Sql(AppendOnly.OnSqlite("movements", "(o.programme = NEW.programme AND o.partner = NEW.partner AND o.key = NEW.key) OR o.adjustment = NEW.adjustment"));
            migrationBuilder.Sql(AppendOnly.OnSqlite("settlements", "o.number = NEW.number"));
            migrationBuilder.Sql(AppendOnly.OnSqlite("settlement_events", "o.settlement = NEW.settlement"));
            migrationBuilder.Sql(AppendOnly.OnSqlite("closings", ""));
            migrationBuilder.Sql(AppendOnly.OnSqlite("reopenings", "o.number = NEW.number"));
            migrationBuilder.Sql(AppendOnly.OnSqlite("reopening_confirmations", "o.reopening = NEW.reopening"));
            migrationBuilder.Sql(AppendOnly.OnSqlite("adjustments", "o.number = NEW.number"));
            migrationBuilder.Sql(AppendOnly.OnSqlite("adjustment_decisions", "o.adjustment = NEW.adjustment"));
            migrationBuilder.Sql(AppendOnly.OnSqlite("issued_statements", "o.number = NEW.number"));
            migrationBuilder.Sql(AppendOnly.OnSqlite("level_overrides", ""));
            migrationBuilder.Sql(AppendOnly.OnSqlite("brought_levels", ""));
            migrationBuilder.Sql(AppendOnly.OnSqlite("refusals", ""));
            migrationBuilder.Sql(AppendOnly.OnSqlite("hold_releases", ""));
            migrationBuilder.Sql(AppendOnly.OnSqlite("placed_holds", ""));
            migrationBuilder.Sql(AppendOnly.OnSqlite("occurrences", ""));
            migrationBuilder.Sql(AppendOnly.OnSqlite("exchange_rates", ""));
            migrationBuilder.Sql(AppendOnly.OnSqlite("holidays", ""));
            migrationBuilder.Sql(AppendOnly.OnSqlite("belongings", ""));
            migrationBuilder.Sql(AppendOnly.OnSqlite("takeovers", ""));
            migrationBuilder.Sql(Balances.OnSqlite);
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
        }
    }
}
