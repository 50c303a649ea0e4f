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

    /// <summary>The same query with each word once: where all three agree, the same thing is not looked for three times.</summary>
    public const string QueryOnce = """
        create or replace function search_query(words text) returns tsquery language sql immutable strict parallel safe
        set search_path = public, pg_temp as $$
            select case
                when plain = indonesian and plain = english then plain
                when plain = indonesian or indonesian = english then plain || english
                when plain = english then plain || indonesian
                else plain || indonesian || english end
            from (select websearch_to_tsquery('simple', plain_text(words)) as plain, websearch_to_tsquery('indonesian', plain_text(words)) as indonesian,
                websearch_to_tsquery('english', plain_text(words)) as english) as queries
        $$;
        """;

    /// <summary>
    /// Whether so many records have the words that some are met soon among any. Answered from the statistics of words, in a
    /// fraction of a millisecond: to ask the index itself would make it list every record of a common word.
    /// </summary>
    public const string IsCommon = $"""
        create function search_is_common(words text) returns bool
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare
            -- A word that is in no statistics is taken for rarer.
            common constant float8 := 0.006;
            plan json;
        begin
            execute format('explain (format json) select from incident where search @@ %L::tsquery', search_query(words)) into plan;
            return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8
                >= common * greatest((select reltuples from pg_class where oid = 'incident'::regclass), 1);
        end
        $$;
        revoke all on function search_is_common(text) from public;
        grant execute on function search_is_common(text) to {Walls.TenantRole}, {Walls.WorkerRole};
        """;

    /// <summary>
    /// The newest hits before a record, in order. A rare word's hits are taken from the words' index and sorted; a common word
    /// is met among the newest records soon, so that those are read until there are enough. The statistics know nothing of
    /// words that never stand together: therefore that reading has an end, and the index is asked after all.
    /// </summary>
    public const string Newest = $"""
        create function search_incidents(words text, most int, before timestamptz, before_id uuid) returns table (id uuid, opened_at timestamptz)
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare
            bound constant int := 10000;
            organization constant uuid := {TenantSetting.SqlExpression};
            query constant tsquery := search_query(words);
            last_at constant timestamptz := coalesce(before, 'infinity');
            last_id constant uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
            wanted constant int := least(most, 1000);
            found uuid[];
        begin
            if search_is_common(words) then
                select array_agg(hit.id) into found from (
                    select newest.id from (
                        select i.id, i.opened_at, i.search from incident i
                        where i.organization_id = organization and (i.opened_at, i.id) < (last_at, last_id)
                        order by i.opened_at desc, i.id desc limit bound) newest
                    where newest.search @@ query order by newest.opened_at desc, newest.id desc limit wanted) hit;
                if cardinality(found) = wanted then
                    return query select i.id, i.opened_at from incident i
                        where i.organization_id = organization and i.id = any(found) order by i.opened_at desc, i.id desc;
                    return;
                end if;
            end if;
            return query execute format(
                'select hit.id, hit.opened_at from (
                    select i.id, i.opened_at from incident i where i.organization_id = %L and i.search @@ %L::tsquery offset 0) hit
                where (hit.opened_at, hit.id) < (%L::timestamptz, %L::uuid) order by hit.opened_at desc, hit.id desc limit %s',
                organization, query, last_at, last_id, wanted);
        end
        $$;
        revoke all on function search_incidents(text, int, timestamptz, uuid) from public;
        grant execute on function search_incidents(text, int, timestamptz, uuid) to {Walls.TenantRole}, {Walls.WorkerRole};
        """;

    /// <summary>Any hits, unordered, straight from the words' index: for words that are not common.</summary>
    public const string Any = $"""
        create function search_any_incidents(words text, most int) returns table (id uuid)
        language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off as $$
            select i.id from incident i
            where i.organization_id = {TenantSetting.SqlExpression} and i.search @@ search_query(words) limit least(most, 1000)
        $$;
        revoke all on function search_any_incidents(text, int) from public;
        grant execute on function search_any_incidents(text, int) to {Walls.TenantRole}, {Walls.WorkerRole};
        """;

    /// <summary>
    /// The same query, its text made plain once and each language asked once: pulled up, the inner queries would be worked out again at
    /// every mention.
    /// </summary>
    public const string QueryWorkedOutOnce = """
        create or replace function search_query(words text) returns tsquery language sql immutable strict parallel safe
        set search_path = public, pg_temp as $$
            select case
                when plain = indonesian and plain = english then plain
                when plain = indonesian or indonesian = english then plain || english
                when plain = english then plain || indonesian
                else plain || indonesian || english end
            from (select websearch_to_tsquery('simple', given) as plain, websearch_to_tsquery('indonesian', given) as indonesian,
                websearch_to_tsquery('english', given) as english
                from (select plain_text(words) as given offset 0) as text offset 0) as queries
        $$;
        """;

    /// <summary>Whether a query that is worked out already is common; see <see cref="IsCommon"/>, which asks it now.</summary>
    public const string IsCommonQuery = $"""
        create function search_is_common(query tsquery) returns bool
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare
            -- A word that is in no statistics is taken for rarer.
            common constant float8 := 0.006;
            plan json;
        begin
            execute format('explain (format json) select from incident where search @@ %L::tsquery', query) into plan;
            return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8
                >= common * greatest((select reltuples from pg_class where oid = 'incident'::regclass), 1);
        end
        $$;
        revoke all on function search_is_common(tsquery) from public;
        create or replace function search_is_common(words text) returns bool
        language sql security definer set search_path = public, pg_temp as $$ select search_is_common(search_query(words)) $$;
        """;

    /// <summary>What records wait to be put into the words' index is read by every search: little may wait.</summary>
    public const string ShortPendingList = "alter index ix_incident_search set (gin_pending_list_limit = 128)";

    /// <summary><see cref="Newest"/>, which works its query out once.</summary>
    public static readonly string NewestOnce = Newest.Replace("create function", "create or replace function", StringComparison.Ordinal)
        .Replace("search_is_common(words)", "search_is_common(query)", StringComparison.Ordinal);
}
