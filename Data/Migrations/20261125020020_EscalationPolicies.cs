using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class EscalationPolicies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_timer",
                table: "timer");

            migrationBuilder.DropPrimaryKey(
                name: "pk_escalation_firing",
                table: "escalation_firing");

            migrationBuilder.AddColumn<int>(
                name: "repetition",
                table: "timer",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "escalation_policy_id",
                table: "sla_policy_version",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "quiet_from",
                table: "person",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "quiet_until",
                table: "person",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "digest_id",
                table: "message",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "watch",
                table: "incident",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "repetition",
                table: "escalation_firing",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "escalation_firing",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "policy_version_id",
                table: "escalation_firing",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_timer",
                table: "timer",
                columns: new[] { "clock_id", "rule_id", "generation", "repetition" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_escalation_firing",
                table: "escalation_firing",
                columns: new[] { "clock_id", "rule_id", "run", "repetition" });

            migrationBuilder.CreateTable(
                name: "escalation_policy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    current_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_escalation_policy", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "escalation_policy_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    policy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    policy = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_escalation_policy_version", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_timer_taken",
                table: "timer",
                column: "taken_at",
                filter: "taken_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_message_organization_id_digest_id",
                table: "message",
                columns: new[] { "organization_id", "digest_id" },
                filter: "digest_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_message_organization_id_person_id_created_at",
                table: "message",
                columns: new[] { "organization_id", "person_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_clock_unnoted",
                table: "clock",
                columns: new[] { "due_at", "id" },
                filter: "level = 'Sla' and state = 'Running' and breached_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_escalation_policy_organization_id_name",
                table: "escalation_policy",
                columns: new[] { "organization_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_escalation_policy_version_organization_id_policy_id_version",
                table: "escalation_policy_version",
                columns: new[] { "organization_id", "policy_id", "version" },
                unique: true);

            EscalationPoliciesMove.Apply(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Rules are not moved back; restore a backup instead.");
    }
}
