using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentPlatform.Data.Migrations;

/// <summary>Who works for a provider on a group that the present organization handed over.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261124220000_ProviderMembers")]
public sealed class ProviderMembers : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => Walls.AddLookUp(
        migrationBuilder, "provider_members(handed_over uuid)", "table (person_id uuid)",
        $"""
        select m.person_id from agreement a join membership m on m.organization_id = a.provider_id
        where a.organization_id = {TenantSetting.SqlExpression} and a.group_id = handed_over and m.is_active
        and m.roles && array['Agent', 'SupportMember', 'IncidentManager'] and a.accepted_at is not null
        and a.from_at <= now() and (a.until_at is null or a.until_at > now())
        """,
        Walls.TenantRole, Walls.WorkerRole);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop function provider_members(uuid)");
}
