using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class MajorIncidents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "major_incident",
                columns: table => new
                {
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    update_cadence_seconds = table.Column<int>(type: "integer", nullable: false),
                    review_problem = table.Column<string>(type: "text", nullable: true),
                    review_actions = table.Column<string>(type: "jsonb", nullable: false),
                    reviewed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    reviewed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_major_incident", x => x.incident_id);
                });

            migrationBuilder.CreateTable(
                name: "major_status",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_major_status", x => new { x.organization_id, x.incident_id, x.service_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_incident_major",
                table: "incident",
                columns: new[] { "organization_id", "opened_at", "id" },
                descending: new[] { false, true, true },
                filter: "is_major");

            Walls.Raise(migrationBuilder, "major_incident", privileges: "select, insert, update");
            Walls.Raise(migrationBuilder, "major_status", privileges: "select, insert, update");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "major_incident");

            migrationBuilder.DropTable(
                name: "major_status");

            migrationBuilder.DropIndex(
                name: "ix_incident_major",
                table: "incident");
        }
    }
}
