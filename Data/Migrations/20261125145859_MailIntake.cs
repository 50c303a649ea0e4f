using System;
using IncidentPlatform.Data.Intake;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class MailIntake : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "mail_intake",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    domains = table.Column<string[]>(type: "text[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_intake", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "received_mail",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    received_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    sender = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_received_mail", x => new { x.organization_id, x.digest });
                });

            migrationBuilder.CreateIndex(
                name: "ix_mail_intake_address",
                table: "mail_intake",
                column: "address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_received_mail_organization_id_incident_id_sequence",
                table: "received_mail",
                columns: new[] { "organization_id", "incident_id", "sequence" },
                filter: "incident_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_received_mail_organization_id_received_at",
                table: "received_mail",
                columns: new[] { "organization_id", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_received_mail_organization_id_sender_received_at",
                table: "received_mail",
                columns: new[] { "organization_id", "sender", "received_at" });

            Walls.Raise(migrationBuilder, "mail_intake", privileges: "select, insert, update");
            Walls.Raise(migrationBuilder, "received_mail");
            MailIntakes.AddLookUp(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function intake_organization(text)");

            migrationBuilder.DropTable(
                name: "mail_intake");

            migrationBuilder.DropTable(
                name: "received_mail");
        }
    }
}
