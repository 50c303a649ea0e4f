using System;
using IncidentPlatform.Data.Imports;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact");

            migrationBuilder.AddColumn<bool>(
                name: "is_imported",
                table: "incident_holder_span",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_imported",
                table: "incident_fact",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "import_id",
                table: "incident",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_imported",
                table: "clock_fact",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    encoding = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    delimiter = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: false),
                    headers = table.Column<string[]>(type: "text[]", nullable: false),
                    sample = table.Column<string>(type: "jsonb", nullable: false),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    plan = table.Column<string>(type: "jsonb", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    @checked = table.Column<long>(name: "checked", type: "bigint", nullable: false),
                    incidents = table.Column<int>(type: "integer", nullable: false),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    noted = table.Column<int>(type: "integer", nullable: false),
                    listed = table.Column<int>(type: "integer", nullable: false),
                    deleted = table.Column<int>(type: "integer", nullable: false),
                    kept = table.Column<int>(type: "integer", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_chunk",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_chunk", x => new { x.organization_id, x.import_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "import_problem",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    line = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    value = table.Column<string>(type: "text", nullable: true),
                    is_refusal = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_problem", x => new { x.organization_id, x.import_id, x.ordinal });
                });

            migrationBuilder.CreateIndex(
                name: "ix_incident_import",
                table: "incident",
                columns: new[] { "organization_id", "import_id", "id" },
                filter: "import_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact",
                columns: new[] { "organization_id", "at" })
                .Annotation("Npgsql:IndexInclude", new[] { "outcome", "is_excused", "level", "metric", "kind", "priority", "is_counted_apart", "is_restricted", "is_imported", "service_id", "group_id", "provider_id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_organization_id_created_at_id",
                table: "import",
                columns: new[] { "organization_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_import_under_way",
                table: "import",
                columns: new[] { "created_at", "id" },
                filter: "state in ('Checking', 'Running', 'Undoing')");

            ImportSql.Add(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            ImportSql.Remove(migrationBuilder);

            migrationBuilder.DropTable(
                name: "import");

            migrationBuilder.DropTable(
                name: "import_chunk");

            migrationBuilder.DropTable(
                name: "import_problem");

            migrationBuilder.DropIndex(
                name: "ix_incident_import",
                table: "incident");

            migrationBuilder.DropIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact");

            migrationBuilder.DropColumn(
                name: "is_imported",
                table: "incident_holder_span");

            migrationBuilder.DropColumn(
                name: "is_imported",
                table: "incident_fact");

            migrationBuilder.DropColumn(
                name: "import_id",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "is_imported",
                table: "clock_fact");

            migrationBuilder.CreateIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact",
                columns: new[] { "organization_id", "at" })
                .Annotation("Npgsql:IndexInclude", new[] { "outcome", "is_excused", "level", "metric", "kind", "priority", "is_counted_apart", "is_restricted", "service_id", "group_id", "provider_id" });
        }
    }
}
