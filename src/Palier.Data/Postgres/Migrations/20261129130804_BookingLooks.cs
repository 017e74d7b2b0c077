using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Palier.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class BookingLooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "booking_looks",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    bank_file = table.Column<int>(type: "integer", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_booking_looks", x => x.sequence);
                    table.CheckConstraint("ck_booking_look_reason", "length(reason) > 0");
                });

            migrationBuilder.CreateIndex(
                name: "IX_booking_looks_bank_file_line",
                table: "booking_looks",
                columns: new[] { "bank_file", "line" },
                unique: true);
            migrationBuilder.Sql(AppendOnly.OnPostgres("booking_looks"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "booking_looks");
        }
    }
}
