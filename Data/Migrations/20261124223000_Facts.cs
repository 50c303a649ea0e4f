using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Facts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "business_count",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    label = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sublabel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    slot = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_business_count", x => new { x.organization_id, x.day, x.name, x.label, x.sublabel, x.slot });
                });

            migrationBuilder.CreateTable(
                name: "clock_fact",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    clock_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_restricted = table.Column<bool>(type: "boolean", nullable: false),
                    is_counted_apart = table.Column<bool>(type: "boolean", nullable: false),
                    metric = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: true),
                    target_seconds = table.Column<long>(type: "bigint", nullable: false),
                    elapsed_seconds = table.Column<long>(type: "bigint", nullable: true),
                    band = table.Column<int>(type: "integer", nullable: false),
                    half_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    three_quarters_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    ninety_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_fact", x => new { x.organization_id, x.clock_id });
                });

            migrationBuilder.CreateTable(
                name: "incident_fact",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_sequence = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    is_restricted = table.Column<bool>(type: "boolean", nullable: false),
                    is_counted_apart = table.Column<bool>(type: "boolean", nullable: false),
                    priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    opened_priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opened_service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_provider_id = table.Column<Guid>(type: "uuid", nullable: true),
                    responded_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    responded_priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    responded_service_id = table.Column<Guid>(type: "uuid", nullable: true),
                    responded_group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    responded_provider_id = table.Column<Guid>(type: "uuid", nullable: true),
                    response_seconds = table.Column<long>(type: "bigint", nullable: true),
                    response_elapsed_seconds = table.Column<long>(type: "bigint", nullable: true),
                    resolved_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    resolved_priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    resolved_service_id = table.Column<Guid>(type: "uuid", nullable: true),
                    resolved_group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    resolved_provider_id = table.Column<Guid>(type: "uuid", nullable: true),
                    resolution_seconds = table.Column<long>(type: "bigint", nullable: true),
                    resolution_elapsed_seconds = table.Column<long>(type: "bigint", nullable: true),
                    closed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    closed_priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    closed_service_id = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_provider_id = table.Column<Guid>(type: "uuid", nullable: true),
                    hops = table.Column<int>(type: "integer", nullable: false),
                    escalations = table.Column<int>(type: "integer", nullable: false),
                    is_ping_pong = table.Column<bool>(type: "boolean", nullable: false),
                    reopen_count = table.Column<int>(type: "integer", nullable: false),
                    is_first_contact = table.Column<bool>(type: "boolean", nullable: false),
                    first_assigned_group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    classifier_group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    routing_outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    rating = table.Column<int>(type: "integer", nullable: true),
                    aged_1_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    aged_3_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    aged_7_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    aged_14_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_fact", x => new { x.organization_id, x.incident_id });
                });

            migrationBuilder.CreateTable(
                name: "incident_holder_span",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_restricted = table.Column<bool>(type: "boolean", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hold_reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    is_paused = table.Column<bool>(type: "boolean", nullable: false),
                    priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    to_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    business_seconds = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_holder_span", x => new { x.organization_id, x.incident_id, x.ordinal });
                });

            migrationBuilder.CreateIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact",
                columns: new[] { "organization_id", "at" })
                .Annotation("Npgsql:IndexInclude", new[] { "outcome", "metric", "kind", "priority", "is_counted_apart", "is_restricted", "service_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "ix_clock_fact_incident",
                table: "clock_fact",
                columns: new[] { "organization_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_clock_fact_running",
                table: "clock_fact",
                column: "organization_id",
                filter: "state = 'Running'");

            migrationBuilder.CreateIndex(
                name: "ix_incident_fact_closed",
                table: "incident_fact",
                columns: new[] { "organization_id", "closed_at", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_fact_opened",
                table: "incident_fact",
                columns: new[] { "organization_id", "opened_at", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_fact_resolved",
                table: "incident_fact",
                columns: new[] { "organization_id", "resolved_at", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_fact_responded",
                table: "incident_fact",
                columns: new[] { "organization_id", "responded_at", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_holder_span_to",
                table: "incident_holder_span",
                columns: new[] { "organization_id", "to_at", "from_at" });

            foreach (var table in new[] { "incident_fact", "incident_holder_span", "clock_fact", "business_count" })
                Walls.Raise(migrationBuilder, table);

            // Facts are written by those who keep them only; the API reads.
            migrationBuilder.Sql($"""
                revoke insert, update, delete on incident_fact, incident_holder_span, clock_fact, business_count from {Walls.TenantRole};
                alter table business_count set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
                """);

            // What operators watch, summed over slots: the oldest organizations by key, the rest together. No record is read.
            Walls.AddLookUp(
                migrationBuilder, "business_metrics(since int, most int)",
                "table (organization text, name text, label text, sublabel text, value numeric)",
                """
                with shown as (
                    select id, case when row_number() over (order by created_at, id) <= most then key else 'other' end as organization
                    from organization
                )
                select s.organization, c.name, c.label, c.sublabel, sum(c.value)
                from shown s join business_count c on c.organization_id = s.id
                where c.day = 0 or c.day >= since
                group by s.organization, c.name, c.label, c.sublabel
                """,
                Walls.WorkerRole);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function business_metrics(int, int)");

            migrationBuilder.DropTable(
                name: "business_count");

            migrationBuilder.DropTable(
                name: "clock_fact");

            migrationBuilder.DropTable(
                name: "incident_fact");

            migrationBuilder.DropTable(
                name: "incident_holder_span");
        }
    }
}
