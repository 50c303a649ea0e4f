using IncidentPlatform.Data.Incidents;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_incident_open_assignee_due",
                table: "incident");

            migrationBuilder.DropIndex(
                name: "ix_incident_open_due",
                table: "incident");

            migrationBuilder.DropIndex(
                name: "ix_incident_open_group_due",
                table: "incident");

            migrationBuilder.AddColumn<Instant>(
                name: "due_order",
                table: "incident",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "'infinity'");

            migrationBuilder.CreateIndex(
                name: "ix_incident_open_assignee_due",
                table: "incident",
                columns: new[] { "organization_id", "assignee_id", "due_order", "id" },
                filter: "state in ('New', 'Assigned', 'InProgress', 'OnHold')");

            migrationBuilder.CreateIndex(
                name: "ix_incident_open_due",
                table: "incident",
                columns: new[] { "organization_id", "due_order", "id" },
                filter: "state in ('New', 'Assigned', 'InProgress', 'OnHold')");

            migrationBuilder.CreateIndex(
                name: "ix_incident_open_group_due",
                table: "incident",
                columns: new[] { "organization_id", "group_id", "due_order", "id" },
                filter: "state in ('New', 'Assigned', 'InProgress', 'OnHold')");

            migrationBuilder.Sql(SearchSql.Plain);
            migrationBuilder.Sql(SearchSql.Column);
            migrationBuilder.Sql(SearchSql.Query);
            migrationBuilder.Sql(SearchSql.Function);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_incident_open_assignee_due",
                table: "incident");

            migrationBuilder.DropIndex(
                name: "ix_incident_open_due",
                table: "incident");

            migrationBuilder.DropIndex(
                name: "ix_incident_open_group_due",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "due_order",
                table: "incident");

            migrationBuilder.CreateIndex(
                name: "ix_incident_open_assignee_due",
                table: "incident",
                columns: new[] { "organization_id", "assignee_id", "due_at", "id" },
                filter: "state in ('New', 'Assigned', 'InProgress', 'OnHold')");

            migrationBuilder.CreateIndex(
                name: "ix_incident_open_due",
                table: "incident",
                columns: new[] { "organization_id", "due_at", "id" },
                filter: "state in ('New', 'Assigned', 'InProgress', 'OnHold')");

            migrationBuilder.CreateIndex(
                name: "ix_incident_open_group_due",
                table: "incident",
                columns: new[] { "organization_id", "group_id", "due_at", "id" },
                filter: "state in ('New', 'Assigned', 'InProgress', 'OnHold')");
        }
    }
}
