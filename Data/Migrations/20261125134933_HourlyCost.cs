using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class HourlyCost : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "hourly_cost",
                table: "organization",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hourly_cost_currency",
                table: "organization",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "hourly_cost",
                table: "organization");

            migrationBuilder.DropColumn(
                name: "hourly_cost_currency",
                table: "organization");
        }
    }
}
