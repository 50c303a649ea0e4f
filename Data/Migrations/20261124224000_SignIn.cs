using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentPlatform.Data.Migrations;

/// <summary>Counts failed sign-ins in one statement each, so that guesses at once cannot outrun the lock; moves a session between organizations.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261124224000_SignIn")]
public sealed class SignIn : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // locked_until is the end of the window in which failures are counted and, once there are enough, of the lock.
        Walls.AddLookUp(
            migrationBuilder, "auth_note_failure(wanted uuid, at timestamptz, most int, until timestamptz)", "void",
            """
            update person set
                failed_sign_ins = case when coalesce(locked_until <= at, true) then 1 else failed_sign_ins + 1 end,
                locked_until = case when coalesce(locked_until <= at, true) or failed_sign_ins + 1 >= most then until else locked_until end
            where id = wanted and not (failed_sign_ins >= most and coalesce(locked_until > at, false))
            """,
            Walls.TenantRole);
        // False when the account is locked: also for the right password among many guesses at once.
        Walls.AddLookUp(
            migrationBuilder, "auth_note_success(wanted uuid, at timestamptz, most int)", "bool",
            """
            with cleared as (
                update person set failed_sign_ins = 0, locked_until = null
                where id = wanted and not (failed_sign_ins >= most and coalesce(locked_until > at, false)) returning 1)
            select exists (select from cleared)
            """,
            Walls.TenantRole);
        Walls.AddLookUp(
            migrationBuilder, "auth_switch_session(moved uuid, person uuid, target uuid)", "bool",
            """
            with switched as (
                update session s set organization_id = target
                where s.id = moved and s.person_id = person and s.revoked_at is null
                and exists (select from membership m where m.organization_id = target and m.person_id = person and m.is_active) returning 1)
            select exists (select from switched)
            """,
            Walls.TenantRole);
        Walls.AddLookUp(
            migrationBuilder, "auth_end_session(ended uuid, person uuid, at timestamptz)", "void",
            "update session set revoked_at = at where id = ended and person_id = person and revoked_at is null", Walls.TenantRole);
        migrationBuilder.Sql("drop function auth_note_sign_in(uuid, int, timestamptz)");
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Walls are not taken down; restore a backup instead.");
}
