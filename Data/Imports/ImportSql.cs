using IncidentPlatform.Data.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentPlatform.Data.Imports;

/// <summary>Walls and functions of imports.</summary>
internal static class ImportSql
{
    /// <summary>
    /// Undoing is the only way in which records are ever deleted, and this the only function that does it. It works as the owner,
    /// because no process may delete a line of a timeline; so the tenant's predicate is written inside. Lines are looked at
    /// after the records are locked: whoever works on one meanwhile either is seen here or waits and then finds it gone.
    /// </summary>
    private const string Undo = $"""
        create function undo_import(undone uuid, after uuid, most int, out looked int, out deleted int, out last uuid)
        language plpgsql security definer set search_path = public, pg_temp as $function$
        declare
            tenant uuid := {TenantSetting.SqlExpression};
            locked uuid[];
            gone uuid[];
        begin
            locked := array(
                select i.id from incident i where i.organization_id = tenant and i.import_id = undone and i.id > after
                order by i.id limit least(most, 1000) for update);
            gone := array(
                select id from unnest(locked) as l (id)
                where not exists (
                    select from timeline t where t.organization_id = tenant and t.incident_id = l.id
                    and t.type <> 'Imported' and not (t.type = 'Opened' and t.sequence = 1))
                and not exists (select from incident_link k where k.organization_id = tenant and k.other_id = l.id));
            delete from timer where organization_id = tenant and clock_id in (
                select id from clock where organization_id = tenant and incident_id = any(gone));
            delete from escalation_firing where organization_id = tenant and incident_id = any(gone);
            delete from delivery where organization_id = tenant and record_id = any(gone);
            delete from message where organization_id = tenant and incident_id = any(gone);
            delete from audit_difference where organization_id = tenant and incident_id = any(gone);
            delete from routing_decision where organization_id = tenant and incident_id = any(gone);
            delete from clock_fact where organization_id = tenant and incident_id = any(gone);
            delete from incident_holder_span where organization_id = tenant and incident_id = any(gone);
            delete from incident_fact where organization_id = tenant and incident_id = any(gone);
            delete from clock where organization_id = tenant and incident_id = any(gone);
            delete from follower where organization_id = tenant and incident_id = any(gone);
            delete from incident_holder where organization_id = tenant and incident_id = any(gone);
            delete from timeline_text where organization_id = tenant and incident_id = any(gone);
            delete from timeline where organization_id = tenant and incident_id = any(gone);
            delete from incident where organization_id = tenant and id = any(gone);
            looked := cardinality(locked);
            deleted := cardinality(gone);
            last := coalesce(locked[cardinality(locked)], after);
        end
        $function$;
        revoke all on function undo_import(uuid, uuid, int) from public;
        grant execute on function undo_import(uuid, uuid, int) to {Walls.WorkerRole};
        """;

    /// <summary>What imports add beside their tables and columns.</summary>
    public static void Add(MigrationBuilder migration)
    {
        Walls.Raise(migration, "import");
        Walls.Raise(migration, "import_chunk");
        Walls.Raise(migration, "import_problem");
        Walls.AddLookUp(
            migration, "imports_under_way(most int)", "table (organization_id uuid, id uuid)",
            $"select organization_id, id from import where {ImportConfiguration.UnderWay} order by created_at, id limit least(most, 1000)",
            Walls.WorkerRole);
        migration.Sql(Undo);
    }

    /// <summary>Takes it away again.</summary>
    public static void Remove(MigrationBuilder migration) =>
        migration.Sql("drop function undo_import(uuid, uuid, int); drop function imports_under_way(int);");
}
