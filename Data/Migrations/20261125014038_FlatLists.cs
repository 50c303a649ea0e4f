using IncidentPlatform.Data.Incidents;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class FlatLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_open",
                table: "incident_holder",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<Instant>(
                name: "opened_at",
                table: "incident_holder",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "now()");

            // Writes every holder anew.
            migrationBuilder.Sql("""
                update incident_holder h
                set opened_at = i.opened_at, is_open = i.state in ('New', 'Assigned', 'InProgress', 'OnHold')
                from incident i where i.organization_id = h.organization_id and i.id = h.incident_id
                """);

            migrationBuilder.CreateIndex(
                name: "ix_incident_holder_former",
                table: "incident_holder",
                columns: new[] { "organization_id", "group_id", "opened_at", "incident_id" },
                descending: new[] { false, false, true, true },
                filter: "until_sequence is not null");

            migrationBuilder.CreateIndex(
                name: "ix_incident_holder_former_open",
                table: "incident_holder",
                columns: new[] { "organization_id", "group_id", "incident_id" },
                filter: "until_sequence is not null and is_open");

            migrationBuilder.CreateIndex(
                name: "ix_incident_organization_id_group_id_opened_at_id",
                table: "incident",
                columns: new[] { "organization_id", "group_id", "opened_at", "id" },
                descending: new[] { false, false, true, true });

            // A plan that takes half of the holders for those of open records would read all that is open instead.
            migrationBuilder.Sql("analyze incident_holder");

            // Beside the former function, which replicas that are not upgraded yet still ask.
            migrationBuilder.Sql(SearchSql.QueryOnce);
            migrationBuilder.Sql(SearchSql.IsCommon);
            migrationBuilder.Sql(SearchSql.Newest);
            migrationBuilder.Sql(SearchSql.Any);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function search_incidents(text, int, timestamptz, uuid); drop function search_any_incidents(text, int); drop function search_is_common(text)");

            migrationBuilder.DropIndex(
                name: "ix_incident_holder_former",
                table: "incident_holder");

            migrationBuilder.DropIndex(
                name: "ix_incident_holder_former_open",
                table: "incident_holder");

            migrationBuilder.DropIndex(
                name: "ix_incident_organization_id_group_id_opened_at_id",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "is_open",
                table: "incident_holder");

            migrationBuilder.DropColumn(
                name: "opened_at",
                table: "incident_holder");
        }
    }
}
