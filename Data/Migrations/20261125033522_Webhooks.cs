using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Webhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was mailed before there was a list to read it in counts as read. A default at this moment says so of every
            // row without writing one.
            migrationBuilder.Sql("alter table message add column read_at timestamptz default now(); alter table message alter column read_at drop default");

            migrationBuilder.CreateTable(
                name: "webhook",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    events = table.Column<string[]>(type: "text[]", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    former_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    former_secret_until = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    failing_since = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    retry_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    paused_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_attempt",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    webhook_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @event = table.Column<string>(name: "event", type: "character varying(40)", maxLength: 40, nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    duration_milliseconds = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    status = table.Column<int>(type: "integer", nullable: true),
                    error = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_attempt", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_message_unread",
                table: "message",
                columns: new[] { "organization_id", "person_id", "created_at", "id" },
                descending: new[] { false, false, true, true },
                filter: "read_at is null and incident_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_webhook",
                table: "delivery",
                columns: new[] { "subscription", "available_at" },
                filter: "parked_at is null and subscription like 'webhook:%'");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_organization_id_name",
                table: "webhook",
                columns: new[] { "organization_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_attempt_organization_id_webhook_id_at_id",
                table: "webhook_attempt",
                columns: new[] { "organization_id", "webhook_id", "at", "id" },
                descending: new[] { false, false, true, true });

            Walls.Raise(migrationBuilder, "webhook");
            Walls.Raise(migrationBuilder, "webhook_attempt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "webhook");

            migrationBuilder.DropTable(
                name: "webhook_attempt");

            migrationBuilder.DropIndex(
                name: "ix_message_unread",
                table: "message");

            migrationBuilder.DropIndex(
                name: "ix_delivery_webhook",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "read_at",
                table: "message");
        }
    }
}
