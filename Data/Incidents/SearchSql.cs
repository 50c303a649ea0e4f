using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.Incidents;

/// <summary>
/// Full-text search over records. Row-level security would hide a GIN index, because text operators are not leakproof; so the
/// owner's function searches with the tenant predicate written inside.
/// </summary>
internal static class SearchSql
{
    /// <summary>Words without accents; the wrapper is immutable, which a generated column asks for.</summary>
    public const string Plain = """
        create function plain_text(words text) returns text language sql immutable strict parallel safe
        set search_path = public, pg_temp as $$ select public.unaccent('public.unaccent'::regdictionary, words) $$;
        """;

    /// <summary>Number and subject weigh more than the description; both languages and the bare words are kept.</summary>
    public const string Column = """
        alter table incident add column search tsvector generated always as (
            setweight(to_tsvector('simple', plain_text(number || ' ' || subject)), 'A')
            || setweight(to_tsvector('indonesian', plain_text(subject)) || to_tsvector('english', plain_text(subject)), 'B')
            || to_tsvector('indonesian', plain_text(left(description, 20000))) || to_tsvector('english', plain_text(left(description, 20000)))
        ) stored;
        create index ix_incident_search on incident using gin (organization_id, search);
        """;

    /// <summary>The query in both languages and as bare words.</summary>
    public const string Query = """
        create function search_query(words text) returns tsquery language sql immutable strict parallel safe
        set search_path = public, pg_temp as $$
            select websearch_to_tsquery('simple', plain_text(words)) || websearch_to_tsquery('indonesian', plain_text(words))
                || websearch_to_tsquery('english', plain_text(words))
        $$;
        """;

    /// <summary>Newest hits first, bounded, so that a common word costs no more than a rare one.</summary>
    public const string Function = $"""
        create function search_incidents(words text, most int) returns table (id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
            select i.id from incident i
            where i.organization_id = {TenantSetting.SqlExpression} and i.search @@ search_query(words)
            order by i.opened_at desc, i.id desc limit least(most, 1000)
        $$;
        revoke all on function search_incidents(text, int) from public;
        grant execute on function search_incidents(text, int) to {Walls.TenantRole}, {Walls.WorkerRole};
        """;
}
