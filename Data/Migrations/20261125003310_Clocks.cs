using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Clocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact");

            migrationBuilder.DropIndex(
                name: "ix_clock_organization_id_incident_id_metric",
                table: "clock");

            migrationBuilder.AddColumn<long>(
                name: "breach_seconds",
                table: "incident_holder_span",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_excused",
                table: "clock_fact",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "level",
                table: "clock_fact",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Sla");

            migrationBuilder.AddColumn<string>(
                name: "after_reopening",
                table: "clock",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "excused_at",
                table: "clock",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "holder_group_id",
                table: "clock",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "level",
                table: "clock",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Sla");

            migrationBuilder.CreateTable(
                name: "audit_difference",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    stored = table.Column<string>(type: "text", nullable: false),
                    replayed = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_difference", x => new { x.organization_id, x.run_id, x.ordinal });
                });

            migrationBuilder.CreateTable(
                name: "audit_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    started_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    incidents = table.Column<int>(type: "integer", nullable: false),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    differences = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_run", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact",
                columns: new[] { "organization_id", "at" })
                .Annotation("Npgsql:IndexInclude", new[] { "outcome", "is_excused", "level", "metric", "kind", "priority", "is_counted_apart", "is_restricted", "service_id", "group_id", "provider_id" });

            migrationBuilder.CreateIndex(
                name: "ix_clock_incident",
                table: "clock",
                columns: new[] { "organization_id", "incident_id", "level", "metric", "holder_group_id", "run" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_audit_run_started",
                table: "audit_run",
                columns: new[] { "organization_id", "started_at", "id" },
                descending: new[] { false, true, true });

            Walls.Raise(migrationBuilder, "audit_run");
            Walls.Raise(migrationBuilder, "audit_difference");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_difference");

            migrationBuilder.DropTable(
                name: "audit_run");

            migrationBuilder.DropIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact");

            migrationBuilder.DropIndex(
                name: "ix_clock_incident",
                table: "clock");

            migrationBuilder.DropColumn(
                name: "breach_seconds",
                table: "incident_holder_span");

            migrationBuilder.DropColumn(
                name: "is_excused",
                table: "clock_fact");

            migrationBuilder.DropColumn(
                name: "level",
                table: "clock_fact");

            migrationBuilder.DropColumn(
                name: "after_reopening",
                table: "clock");

            migrationBuilder.DropColumn(
                name: "excused_at",
                table: "clock");

            migrationBuilder.DropColumn(
                name: "holder_group_id",
                table: "clock");

            migrationBuilder.DropColumn(
                name: "level",
                table: "clock");

            migrationBuilder.CreateIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact",
                columns: new[] { "organization_id", "at" })
                .Annotation("Npgsql:IndexInclude", new[] { "outcome", "metric", "kind", "priority", "is_counted_apart", "is_restricted", "service_id", "group_id", "provider_id" });

            migrationBuilder.CreateIndex(
                name: "ix_clock_organization_id_incident_id_metric",
                table: "clock",
                columns: new[] { "organization_id", "incident_id", "metric" },
                unique: true);
        }
    }
}
