using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class LevelChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "priority_matrix_version",
                table: "organization",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "level_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    matrix = table.Column<string>(type: "jsonb", nullable: true),
                    mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_level_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "level_lane",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    change_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lane = table.Column<int>(type: "integer", nullable: false),
                    after_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until_id = table.Column<Guid>(type: "uuid", nullable: true),
                    examined = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    became_late = table.Column<int>(type: "integer", nullable: false),
                    due_sooner = table.Column<int>(type: "integer", nullable: false),
                    due_later = table.Column<int>(type: "integer", nullable: false),
                    silenced_steps = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    finished_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_level_lane", x => new { x.organization_id, x.change_id, x.lane });
                });

            migrationBuilder.CreateIndex(
                name: "ix_incident_open",
                table: "incident",
                columns: new[] { "organization_id", "id" },
                filter: "state in ('New', 'Assigned', 'InProgress', 'OnHold')");

            migrationBuilder.CreateIndex(
                name: "ix_level_change_organization_id_created_at_id",
                table: "level_change",
                columns: new[] { "organization_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_level_change_unfinished",
                table: "level_change",
                columns: new[] { "organization_id", "subject", "subject_id" },
                unique: true,
                filter: "finished_at is null")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_level_lane_unfinished",
                table: "level_lane",
                columns: new[] { "change_id", "lane" },
                filter: "finished_at is null");

            foreach (var table in new[] { "level_change", "level_lane" }) Walls.Raise(migrationBuilder, table, privileges: "select, insert, update");

            // The worker asks where something is left to do; it carries it out with that organization's tenant set.
            Walls.AddLookUp(
                migrationBuilder, "unfinished_level_lanes(most int)", "table (organization_id uuid, change_id uuid, lane int)",
                "select organization_id, change_id, lane from level_lane where finished_at is null order by change_id, lane limit most",
                Walls.WorkerRole);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function unfinished_level_lanes(int)");

            migrationBuilder.DropTable(
                name: "level_change");

            migrationBuilder.DropTable(
                name: "level_lane");

            migrationBuilder.DropIndex(
                name: "ix_incident_open",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "priority_matrix_version",
                table: "organization");
        }
    }
}
