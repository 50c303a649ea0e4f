using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class RoutingLearning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "drift",
                table: "routing_model",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "promotion_cause",
                table: "routing_model",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "trigger",
                table: "routing_model",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValueSql: "'Demand'");

            migrationBuilder.AddColumn<byte[]>(
                name: "unseen",
                table: "routing_model",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "routing_exclusion",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    category_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    to_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routing_exclusion", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "routing_learning",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    retrain_days = table.Column<int>(type: "integer", nullable: true),
                    retrains_on_drift = table.Column<bool>(type: "boolean", nullable: false),
                    measured_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    drift = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routing_learning", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "routing_week",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    week_on = table.Column<LocalDate>(type: "date", nullable: false),
                    figures = table.Column<string>(type: "jsonb", nullable: false),
                    measured_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routing_week", x => new { x.organization_id, x.week_on, x.version });
                });

            migrationBuilder.CreateIndex(
                name: "ix_routing_decision_organization_id_at_incident_id",
                table: "routing_decision",
                columns: new[] { "organization_id", "at", "incident_id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_routing_exclusion_organization_id_created_at_id",
                table: "routing_exclusion",
                columns: new[] { "organization_id", "created_at", "id" });

            Walls.Raise(migrationBuilder, "routing_exclusion", privileges: "select, insert, delete");
            Walls.Raise(migrationBuilder, "routing_learning", privileges: "select, insert, update");
            Walls.Raise(migrationBuilder, "routing_week", privileges: "select, insert, update");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "routing_exclusion");

            migrationBuilder.DropTable(
                name: "routing_learning");

            migrationBuilder.DropTable(
                name: "routing_week");

            migrationBuilder.DropIndex(
                name: "ix_routing_decision_organization_id_at_incident_id",
                table: "routing_decision");

            migrationBuilder.DropColumn(
                name: "drift",
                table: "routing_model");

            migrationBuilder.DropColumn(
                name: "promotion_cause",
                table: "routing_model");

            migrationBuilder.DropColumn(
                name: "trigger",
                table: "routing_model");

            migrationBuilder.DropColumn(
                name: "unseen",
                table: "routing_model");
        }
    }
}
