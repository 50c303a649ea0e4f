using Npgsql;

namespace IncidentPlatform.Load.Http;

/// <summary>What requests ask for, drawn from what is stored.</summary>
/// <param name="Organization">The organization that is measured.</param>
/// <param name="Records">Ids of records from all of its history.</param>
/// <param name="Groups">Ids of its support groups.</param>
/// <param name="CommonWord">The most frequent word of its texts.</param>
/// <param name="RareWords">Words that a few of its texts have.</param>
internal sealed record Sample(Guid Organization, Guid[] Records, Guid[] Groups, string CommonWord, string[] RareWords)
{
    private const int Size = 2_000;

    /// <summary>Draws it.</summary>
    public static async Task<Sample> DrawAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var organization = (await ReadAsync<Guid>(database, "select id from organization where key = 'SCALE'", cancel))[0];
        // Ids begin with the instant of opening, so that every n-th by id is every n-th by age.
        var records = await ReadAsync<Guid>(database, $"""
            select id from (select id, row_number() over (order by id) as n, count(*) over () as total from incident where organization_id = '{organization}') as numbered
            where n % greatest(total / {Size}, 1) = 0
            """, cancel);
        var groups = await ReadAsync<Guid>(database, $"select id from support_group where organization_id = '{organization}'", cancel);
        var common = await ReadAsync<string>(database, """
            select word from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as common (word, share)
            where tablename = 'incident' and attname = 'search' and length(word) > 4 and word ~ '^[a-z]+$' and share < 0.9 order by share desc limit 1
            """, cancel);
        // Error numbers in the texts: each stands in a handful of them.
        var rare = await ReadAsync<string>(database, $"""
            select distinct lower(substring(description from '\m(?:KB|E)\d+\M')) from incident
            where id = any ('{Literal(records)}') and description ~ '\m(?:KB|E)\d+\M' limit 100
            """, cancel);
        return new Sample(organization, records, groups, common[0], rare);
    }

    private static string Literal(Guid[] ids) => $"{{{string.Join(',', ids)}}}";

    private static async Task<T[]> ReadAsync<T>(NpgsqlDataSource database, string sql, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 300;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var values = new List<T>();
        while (await reader.ReadAsync(cancel)) values.Add(reader.GetFieldValue<T>(0));
        return [.. values];
    }
}
