using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class SavedViewsAndTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "default_view_id",
                table: "membership",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "saved_view",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    filter = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_view", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "text_template",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    language = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    resolution_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    impact = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    urgency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    service_id = table.Column<Guid>(type: "uuid", nullable: true),
                    category_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_text_template", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_membership_default_view_id",
                table: "membership",
                column: "default_view_id",
                filter: "default_view_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_organization_id_owner_id_name",
                table: "saved_view",
                columns: new[] { "organization_id", "owner_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_shared",
                table: "saved_view",
                columns: new[] { "organization_id", "name", "id" },
                filter: "audience <> 'Owner'");

            migrationBuilder.CreateIndex(
                name: "ix_text_template_organization_id_owner_id_name_language",
                table: "text_template",
                columns: new[] { "organization_id", "owner_id", "name", "language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_text_template_shared",
                table: "text_template",
                columns: new[] { "organization_id", "name", "id" },
                filter: "audience <> 'Owner'");

            migrationBuilder.AddForeignKey(
                name: "fk_membership_saved_views_default_view_id",
                table: "membership",
                column: "default_view_id",
                principalTable: "saved_view",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            Walls.Raise(migrationBuilder, "saved_view");
            Walls.Raise(migrationBuilder, "text_template");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_membership_saved_views_default_view_id",
                table: "membership");

            migrationBuilder.DropTable(
                name: "saved_view");

            migrationBuilder.DropTable(
                name: "text_template");

            migrationBuilder.DropIndex(
                name: "ix_membership_default_view_id",
                table: "membership");

            migrationBuilder.DropColumn(
                name: "default_view_id",
                table: "membership");
        }
    }
}
