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
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    examined = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    became_late = table.Column<int>(type: "integer", nullable: false),
                    due_sooner = table.Column<int>(type: "integer", nullable: false),
                    due_later = table.Column<int>(type: "integer", nullable: false),
                    silenced_steps = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    last_incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_level_change", x => x.id);
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
                filter: "state <> 'Done'")
                .Annotation("Npgsql:NullsDistinct", false);

            Walls.Raise(migrationBuilder, "level_change", privileges: "select, insert, update");

            // The worker asks where something is left to do; it carries it out with that organization's tenant set.
            Walls.AddLookUp(
                migrationBuilder, "unfinished_level_changes(most int)", "table (organization_id uuid, id uuid)",
                "select organization_id, id from level_change where state <> 'Done' order by created_at, id limit most", Walls.WorkerRole);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function unfinished_level_changes(int)");

            migrationBuilder.DropTable(
                name: "level_change");

            migrationBuilder.DropIndex(
                name: "ix_incident_open",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "priority_matrix_version",
                table: "organization");
        }
    }
}
