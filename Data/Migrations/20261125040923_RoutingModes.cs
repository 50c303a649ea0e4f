using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class RoutingModes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "confidence",
                table: "routing_decision",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "group_id",
                table: "routing_decision",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "judged_at",
                table: "routing_decision",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "judgement",
                table: "routing_decision",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "major_id",
                table: "routing_decision",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mode",
                table: "routing_decision",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "resolved_group_id",
                table: "routing_decision",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "would_apply",
                table: "routing_decision",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "routing_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    former = table.Column<string>(type: "text", nullable: false),
                    present = table.Column<string>(type: "text", nullable: false),
                    decided = table.Column<int>(type: "integer", nullable: true),
                    right_count = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routing_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "routing_group",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    target_precision = table.Column<double>(type: "double precision", nullable: false),
                    is_promoted_when_earned = table.Column<bool>(type: "boolean", nullable: false),
                    picked_threshold = table.Column<double>(type: "double precision", nullable: true),
                    picked_model_version = table.Column<int>(type: "integer", nullable: true),
                    picked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    evidence_from = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    stepped_back_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routing_group", x => new { x.organization_id, x.group_id });
                });

            migrationBuilder.CreateTable(
                name: "routing_replay",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    model_version = table.Column<int>(type: "integer", nullable: false),
                    decided = table.Column<int>(type: "integer", nullable: false),
                    right_count = table.Column<int>(type: "integer", nullable: false),
                    from_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    until_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routing_replay", x => new { x.organization_id, x.group_id });
                });

            migrationBuilder.CreateTable(
                name: "routing_setting",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    hold_out_share = table.Column<double>(type: "double precision", nullable: false),
                    misrouting_cost = table.Column<double>(type: "double precision", nullable: true),
                    asking_cost = table.Column<double>(type: "double precision", nullable: true),
                    channel_modes = table.Column<string>(type: "jsonb", nullable: false),
                    binding_categories = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    reviewed_until = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    picked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routing_setting", x => x.organization_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_routing_decision_applied",
                table: "routing_decision",
                columns: new[] { "organization_id", "group_id", "judged_at" },
                descending: new[] { false, false, true },
                filter: "would_apply and judgement is not null");

            migrationBuilder.CreateIndex(
                name: "ix_routing_decision_judged",
                table: "routing_decision",
                columns: new[] { "organization_id", "judged_at" },
                descending: new[] { false, true },
                filter: "judgement is not null");

            migrationBuilder.CreateIndex(
                name: "ix_routing_change_organization_id_at_id",
                table: "routing_change",
                columns: new[] { "organization_id", "at", "id" },
                descending: new[] { false, true, true });

            Walls.Raise(migrationBuilder, "routing_setting", privileges: "select, insert, update");
            Walls.Raise(migrationBuilder, "routing_group", privileges: "select, insert, update");
            Walls.Raise(migrationBuilder, "routing_replay", privileges: "select, insert");
            Walls.Raise(migrationBuilder, "routing_change", privileges: "select, insert");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "routing_change");

            migrationBuilder.DropTable(
                name: "routing_group");

            migrationBuilder.DropTable(
                name: "routing_replay");

            migrationBuilder.DropTable(
                name: "routing_setting");

            migrationBuilder.DropIndex(
                name: "ix_routing_decision_applied",
                table: "routing_decision");

            migrationBuilder.DropIndex(
                name: "ix_routing_decision_judged",
                table: "routing_decision");

            migrationBuilder.DropColumn(
                name: "confidence",
                table: "routing_decision");

            migrationBuilder.DropColumn(
                name: "group_id",
                table: "routing_decision");

            migrationBuilder.DropColumn(
                name: "judged_at",
                table: "routing_decision");

            migrationBuilder.DropColumn(
                name: "judgement",
                table: "routing_decision");

            migrationBuilder.DropColumn(
                name: "major_id",
                table: "routing_decision");

            migrationBuilder.DropColumn(
                name: "mode",
                table: "routing_decision");

            migrationBuilder.DropColumn(
                name: "resolved_group_id",
                table: "routing_decision");

            migrationBuilder.DropColumn(
                name: "would_apply",
                table: "routing_decision");
        }
    }
}
