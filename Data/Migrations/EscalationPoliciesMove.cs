using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentPlatform.Data.Migrations;

/// <summary>
/// The hand-written part of the migration that bears its name: the rules of SLA policy versions become escalation policies of
/// their own, and what reaches over the walls. It rewrites <c>escalation_firing</c>, which is as large as what ever fired.
/// </summary>
internal static class EscalationPoliciesMove
{
    private const string Me = TenantSetting.SqlExpression;

    public static void Apply(MigrationBuilder migration)
    {
        MoveRules(migration);
        Walls.Raise(migration, "escalation_policy", privileges: "select, insert, update");
        Walls.Raise(migration, "escalation_policy_version", privileges: "select, insert");
        // An administrator resumes what was parked.
        migration.Sql($"grant update on timer to {Walls.TenantRole}");
        AddQuietHours(migration);
        AddLoopPasses(migration);
        Walls.AddLookUp(
            migration, "unnoted_clocks(before timestamptz, after_at timestamptz, after_id uuid, most int)",
            "table (organization_id uuid, incident_id uuid, id uuid, due_at timestamptz)",
            """
            select organization_id, incident_id, id, due_at from clock
            where level = 'Sla' and state = 'Running' and breached_at is null and due_at < before and (due_at, id) > (after_at, after_id)
                and not exists (
                    select from incident
                    where incident.organization_id = clock.organization_id and incident.id = clock.incident_id and incident.import_id is not null)
            order by due_at, id limit most
            """,
            Walls.WorkerRole);
    }

    // A version keeps the id of the SLA policy's version in which its rules stood: lines of timelines name it.
    private static void MoveRules(MigrationBuilder migration) => migration.Sql("""
        insert into escalation_policy (id, organization_id, name, current_version_id, is_active)
            select id, organization_id, left(name, 120), current_version_id, true from sla_policy;
        insert into escalation_policy_version (id, organization_id, policy_id, version, policy, created_at, created_by)
            select id, organization_id, policy_id, version,
                jsonb_build_object('rules', coalesce((
                    select jsonb_agg(jsonb_build_object(
                        'id', rule -> 'id',
                        'when', jsonb_build_object('type', 'ClockShare', 'metric', rule -> 'metric', 'percent', rule -> 'share'),
                        'effects', rule -> 'effects',
                        'stopsOnAcknowledge', false) order by place)
                    from jsonb_array_elements(escalation -> 'rules') with ordinality as rules (rule, place)), '[]'::jsonb)),
                created_at, created_by
            from sla_policy_version;
        update sla_policy_version set escalation_policy_id = policy_id;
        alter table sla_policy_version drop column escalation;
        update escalation_firing f set
            outcome = case when f.is_superseded then 'Superseded' else 'Fired' end,
            policy_version_id = (select c.policy_version_id from clock c where c.id = f.clock_id);
        alter table escalation_firing drop column is_superseded, alter column outcome drop default;
        """);

    private static void AddQuietHours(MigrationBuilder migration)
    {
        migration.Sql($"""
            create or replace view person_card with (security_barrier) as
                select m.person_id, p.name, p.email, p.locale, p.time_zone, p.quiet_from, p.quiet_until
                from membership m join person p on p.id = m.person_id
                where m.organization_id = {Me}
                union
                select m.person_id, p.name, p.email, p.locale, p.time_zone, p.quiet_from, p.quiet_until
                from agreement a join membership m on m.organization_id = a.provider_id join person p on p.id = m.person_id
                where a.organization_id = {Me};
            """);
        Walls.AddLookUp(
            migration, "auth_set_quiet_hours(wanted uuid, begins time, ends time)", "void",
            "update person set quiet_from = begins, quiet_until = ends where id = wanted", Walls.TenantRole);
    }

    // Without a tenant: it says nothing about anybody's records.
    private static void AddLoopPasses(MigrationBuilder migration)
    {
        migration.Sql("create table loop_pass (loop text primary key, at timestamptz not null)");
        Walls.AddLookUp(
            migration, "note_loop_pass(name text, good_at timestamptz)", "void",
            """
            insert into loop_pass as pass (loop, at) values (name, good_at)
            on conflict (loop) do update set at = greatest(pass.at, excluded.at)
            """,
            Walls.WorkerRole);
        Walls.AddLookUp(
            migration, "last_loop_pass(name text)", "timestamptz", "select at from loop_pass where loop = name",
            Walls.TenantRole, Walls.WorkerRole);
    }
}
