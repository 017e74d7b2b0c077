using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Palier.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PaymentsGuarded : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Changing a constraint made the table of movements anew, without its triggers.
            migrationBuilder.Sql(AppendOnly.OnSqlite("movements", "(o.programme = NEW.programme AND o.partner = NEW.partner AND o.key = NEW.key) OR o.adjustment = NEW.adjustment"));
            migrationBuilder.Sql(Balances.OnSqlite);
            foreach (var (table, taken) in PaymentGuards.All)
            {
                migrationBuilder.Sql(AppendOnly.OnSqlite(table, taken));
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
