using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Palier.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PaymentsGuarded : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, _) in PaymentGuards.All)
            {
                migrationBuilder.Sql(AppendOnly.OnPostgres(table));
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
