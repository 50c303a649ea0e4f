using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class WorkerLoops : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_timer_pending",
                table: "timer");

            migrationBuilder.DropIndex(
                name: "ix_incident_hold_until",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "leased_until",
                table: "message");

            migrationBuilder.AddColumn<Instant>(
                name: "available_at",
                table: "timer",
                type: "timestamp with time zone",
                nullable: true);
            migrationBuilder.Sql("update timer set available_at = due_at");
            migrationBuilder.AlterColumn<Instant>(
                name: "available_at",
                table: "timer",
                type: "timestamp with time zone",
                nullable: false,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_timer_parked",
                table: "timer",
                columns: new[] { "organization_id", "parked_at" },
                filter: "parked_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_timer_pending",
                table: "timer",
                column: "available_at",
                filter: "taken_at is null and parked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_incident_hold_until",
                table: "incident",
                columns: new[] { "hold_until", "id" },
                filter: "hold_until is not null");

            migrationBuilder.CreateIndex(
                name: "ix_incident_unrouted",
                table: "incident",
                columns: new[] { "opened_at", "id" },
                filter: "state = 'New' and kind in ('Incident', 'Question') and not is_routed and not is_touched_by_person");

            AddLookUps(migrationBuilder);
        }

        // Work that falls due across tenants: ids and an instant only, read page by page along an index. What follows on a
        // record runs with that record's tenant set.
        private static void AddLookUps(MigrationBuilder migration)
        {
            Walls.AddLookUp(
                migration, "holds_over(at timestamptz, after_at timestamptz, after_id uuid, most int)",
                "table (organization_id uuid, id uuid, due_at timestamptz)",
                """
                select organization_id, id, hold_until from incident
                where hold_until is not null and hold_until <= at and (hold_until, id) > (after_at, after_id)
                order by hold_until, id limit most
                """,
                Walls.WorkerRole);
            Walls.AddLookUp(
                migration, "unrouted_records(at timestamptz, after_at timestamptz, after_id uuid, most int)",
                "table (organization_id uuid, id uuid, due_at timestamptz)",
                """
                select organization_id, id, opened_at from incident
                where state = 'New' and kind in ('Incident', 'Question') and not is_routed and not is_touched_by_person
                and opened_at <= at and (opened_at, id) > (after_at, after_id)
                order by opened_at, id limit most
                """,
                Walls.WorkerRole);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function holds_over(timestamptz, timestamptz, uuid, int)");
            migrationBuilder.Sql("drop function unrouted_records(timestamptz, timestamptz, uuid, int)");

            migrationBuilder.DropIndex(
                name: "ix_timer_parked",
                table: "timer");

            migrationBuilder.DropIndex(
                name: "ix_timer_pending",
                table: "timer");

            migrationBuilder.DropIndex(
                name: "ix_incident_hold_until",
                table: "incident");

            migrationBuilder.DropIndex(
                name: "ix_incident_unrouted",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "available_at",
                table: "timer");

            migrationBuilder.AddColumn<Instant>(
                name: "leased_until",
                table: "message",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_timer_pending",
                table: "timer",
                column: "due_at",
                filter: "taken_at is null and parked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_incident_hold_until",
                table: "incident",
                column: "hold_until",
                filter: "hold_until is not null");
        }
    }
}
