using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Palier.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "asserted_facts",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    evidence = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_asserted_facts", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "certificates",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    grade = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    area = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    passed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certificates", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "customers",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    country = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    market = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    segment = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    first_sold_on = table.Column<DateOnly>(type: "date", nullable: true),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "employments",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_employments", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "enrolments",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    programme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accepted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolments", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    file_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    taken = table.Column<long>(type: "bigint", nullable: false),
                    skipped = table.Column<long>(type: "bigint", nullable: false),
                    rejected = table.Column<long>(type: "bigint", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    open = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoices", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "moments",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_moments", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    city = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    region = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    segment = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    parent = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    marks = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    role = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    country = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "programme_versions",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_versions", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "sales_lines",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    partner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    type = table.Column<int>(type: "integer", nullable: false),
                    corrects = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    net = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    ordered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    sold_on = table.Column<DateOnly>(type: "date", nullable: true),
                    invoiced_on = table.Column<DateOnly>(type: "date", nullable: true),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    product = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    area = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    family = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    customer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    deal = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subscription = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    country = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    marks = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    fields = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_lines", x => x.sequence);
                });

            migrationBuilder.CreateIndex(
                name: "IX_asserted_facts_partner",
                table: "asserted_facts",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_certificates_person",
                table: "certificates",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_customers_id",
                table: "customers",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "IX_employments_partner",
                table: "employments",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_employments_person",
                table: "employments",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_partner",
                table: "enrolments",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_programme_partner",
                table: "enrolments",
                columns: new[] { "programme", "partner" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_id",
                table: "invoices",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_partner",
                table: "invoices",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "IX_organisations_id",
                table: "organisations",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "IX_people_id",
                table: "people",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "IX_programme_versions_name_version",
                table: "programme_versions",
                columns: new[] { "name", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_lines_key",
                table: "sales_lines",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "IX_sales_lines_partner",
                table: "sales_lines",
                column: "partner");

            migrationBuilder.CreateIndex(
                name: "ux_sales_lines_original",
                table: "sales_lines",
                column: "key",
                unique: true,
                filter: "\"type\" = 0");

            migrationBuilder.Sql(AppendOnly.PostgresFunction);
            migrationBuilder.Sql(AppendOnly.OnPostgres("moments"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("organisations"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("people"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("customers"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("employments"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("certificates"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("sales_lines"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("invoices"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("asserted_facts"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("enrolments"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("programme_versions"));
            migrationBuilder.Sql(AppendOnly.OnPostgres("imports"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "asserted_facts");

            migrationBuilder.DropTable(
                name: "certificates");

            migrationBuilder.DropTable(
                name: "customers");

            migrationBuilder.DropTable(
                name: "employments");

            migrationBuilder.DropTable(
                name: "enrolments");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "invoices");

            migrationBuilder.DropTable(
                name: "moments");

            migrationBuilder.DropTable(
                name: "organisations");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "programme_versions");

            migrationBuilder.DropTable(
                name: "sales_lines");
        }
    }
}
