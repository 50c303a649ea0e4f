using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class MajorProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_message_unread",
                table: "message");

            migrationBuilder.AddColumn<string>(
                name: "page",
                table: "message",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "major_burst_setting",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    records = table.Column<int>(type: "integer", nullable: false),
                    requesters = table.Column<int>(type: "integer", nullable: false),
                    window_seconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_major_burst_setting", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "major_proposal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    proposed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    major_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_major_proposal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "major_proposal_record",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_major_proposal_record", x => new { x.organization_id, x.incident_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_message_unread",
                table: "message",
                columns: new[] { "organization_id", "person_id", "created_at", "id" },
                descending: new[] { false, false, true, true },
                filter: "read_at is null and (incident_id is not null or page is not null)");

            // Nothing is written to records while it is built: seconds for a million of them.
            migrationBuilder.CreateIndex(
                name: "ix_incident_organization_id_service_id_opened_at_id",
                table: "incident",
                columns: new[] { "organization_id", "service_id", "opened_at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_major_proposal_open",
                table: "major_proposal",
                columns: new[] { "organization_id", "proposed_at", "id" },
                descending: new[] { false, true, true },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_major_proposal_record_organization_id_proposal_id",
                table: "major_proposal_record",
                columns: new[] { "organization_id", "proposal_id" });

            Walls.Raise(migrationBuilder, "major_proposal", privileges: "select, insert, update");
            Walls.Raise(migrationBuilder, "major_proposal_record", privileges: "select, insert");
            Walls.Raise(migrationBuilder, "major_burst_setting", privileges: "select, insert, update");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "major_burst_setting");

            migrationBuilder.DropTable(
                name: "major_proposal");

            migrationBuilder.DropTable(
                name: "major_proposal_record");

            migrationBuilder.DropIndex(
                name: "ix_message_unread",
                table: "message");

            migrationBuilder.DropIndex(
                name: "ix_incident_organization_id_service_id_opened_at_id",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "page",
                table: "message");

            migrationBuilder.CreateIndex(
                name: "ix_message_unread",
                table: "message",
                columns: new[] { "organization_id", "person_id", "created_at", "id" },
                descending: new[] { false, false, true, true },
                filter: "read_at is null and incident_id is not null");
        }
    }
}
