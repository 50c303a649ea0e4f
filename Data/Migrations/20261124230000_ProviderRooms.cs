using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentPlatform.Data.Migrations;

/// <summary>
/// Agreements as a provider sees and accepts them, files of handed-over records, what administrators skipped, and the index
/// behind the month's messages.
/// </summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261124230000_ProviderRooms")]
public sealed class ProviderRooms : Migration
{
    private const string Me = TenantSetting.SqlExpression;

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table skipped_delivery (
                id uuid primary key, organization_id uuid not null, subscription varchar(40) not null, record_id uuid not null,
                from_sequence int not null, to_sequence int not null, skipped_by uuid not null, skipped_at timestamptz not null, reason text not null);
            create index ix_skipped_delivery_organization on skipped_delivery (organization_id, skipped_at);
            create index ix_message_month on message (organization_id, created_at);
            """);
        Walls.Raise(migrationBuilder, "skipped_delivery", privileges: "select, insert");
        Walls.OpenToProvider(migrationBuilder, "attachment", "exists (select from incident_holder h where h.incident_id = attachment.incident_id)");

        Walls.AddLookUp(
            migrationBuilder, "provider_organizations()", "table (id uuid, name text)",
            $"select id, name from organization where is_provider and id is distinct from {Me} order by name, id limit 500", Walls.TenantRole);
        // What was handed or offered to the present organization, with the names that its own walls hide.
        Walls.AddLookUp(
            migrationBuilder, "provided_agreements()", "table (id uuid, customer text, group_name text, calendar text)",
            $"""
            select a.id, o.name, g.name, c.name from agreement a
            join organization o on o.id = a.organization_id join support_group g on g.id = a.group_id left join calendar c on c.id = a.calendar_id
            where a.provider_id = {Me} order by a.offered_at desc, a.id limit 500
            """,
            Walls.TenantRole);
        Walls.AddLookUp(
            migrationBuilder, "accept_agreement(wanted uuid, at timestamptz)", "setof uuid",
            $"""
            update agreement set accepted_at = at
            where id = wanted and provider_id = {Me} and accepted_at is null and (until_at is null or until_at > at) returning id
            """,
            Walls.TenantRole);
        Walls.AddLookUp(
            migrationBuilder, "end_provided_agreement(wanted uuid, at timestamptz)", "setof uuid",
            $"update agreement set until_at = at where id = wanted and provider_id = {Me} and (until_at is null or until_at > at) returning id",
            Walls.TenantRole);
        Walls.AddLookUp(migrationBuilder, "organization_count()", "bigint", "select count(*) from organization", Walls.TenantRole);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Walls are not taken down; restore a backup instead.");
}
