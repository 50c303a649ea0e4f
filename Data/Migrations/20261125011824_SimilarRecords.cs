using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class SimilarRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "similar_records",
                table: "routing_decision",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.CreateTable(
                name: "group_successor",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: true),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_successor", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_group_successor_organization_id_group_id_service_id",
                table: "group_successor",
                columns: new[] { "organization_id", "group_id", "service_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            Walls.Raise(migrationBuilder, "group_successor");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "group_successor");

            migrationBuilder.DropColumn(
                name: "similar_records",
                table: "routing_decision");
        }
    }
}
