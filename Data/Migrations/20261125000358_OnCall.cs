using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class OnCall : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "on_call_override",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rota_id = table.Column<Guid>(type: "uuid", nullable: false),
                    layer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    to_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    swap_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_on_call_override", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "on_call_rota",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: true),
                    definition = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_on_call_rota", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_signed_link_organization_id_person_id_purpose",
                table: "signed_link",
                columns: new[] { "organization_id", "person_id", "purpose" });

            migrationBuilder.CreateIndex(
                name: "ix_on_call_override_organization_id_rota_id_to_at",
                table: "on_call_override",
                columns: new[] { "organization_id", "rota_id", "to_at" });

            migrationBuilder.CreateIndex(
                name: "ix_on_call_rota_organization_id_group_id",
                table: "on_call_rota",
                columns: new[] { "organization_id", "group_id" },
                unique: true);

            Walls.Raise(migrationBuilder, "on_call_rota");
            Walls.Raise(migrationBuilder, "on_call_override", privileges: "select, insert, delete");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "on_call_override");

            migrationBuilder.DropTable(
                name: "on_call_rota");

            migrationBuilder.DropIndex(
                name: "ix_signed_link_organization_id_person_id_purpose",
                table: "signed_link");
        }
    }
}
