using System;
using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class OlaPolicies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ola_policy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    current_version_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ola_policy", x => x.id);
                    table.CheckConstraint("ck_ola_policy_one_holder", "num_nonnulls(group_id, agreement_id) = 1");
                });

            migrationBuilder.CreateTable(
                name: "ola_policy_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ola_policy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    policy = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ola_policy_version", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ola_policy_organization_id_agreement_id",
                table: "ola_policy",
                columns: new[] { "organization_id", "agreement_id" },
                unique: true,
                filter: "agreement_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_ola_policy_organization_id_group_id",
                table: "ola_policy",
                columns: new[] { "organization_id", "group_id" },
                unique: true,
                filter: "group_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_ola_policy_version_organization_id_ola_policy_id_version",
                table: "ola_policy_version",
                columns: new[] { "organization_id", "ola_policy_id", "version" },
                unique: true);

            Walls.Raise(migrationBuilder, "ola_policy");
            Walls.Raise(migrationBuilder, "ola_policy_version", privileges: "select, insert");

            // A provider reads what it promises under agreements that it was offered.
            Walls.OpenToProvider(
                migrationBuilder, "ola_policy",
                $"exists (select from agreement a where a.id = ola_policy.agreement_id and a.provider_id = {TenantSetting.SqlExpression})");
            Walls.OpenToProvider(
                migrationBuilder, "ola_policy_version", "exists (select from ola_policy p where p.id = ola_policy_version.ola_policy_id)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ola_policy");

            migrationBuilder.DropTable(
                name: "ola_policy_version");
        }
    }
}
