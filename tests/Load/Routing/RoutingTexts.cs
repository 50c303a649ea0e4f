using Npgsql;

namespace IncidentPlatform.Load.Routing;

/// <summary>Words of stored records, so that what is asked reads like what the model learned from.</summary>
internal sealed record RoutingTexts(Guid Organization, IReadOnlyList<(string Subject, string Description)> Records)
{
    private const int Size = 500;

    /// <summary>One of them.</summary>
    public (string Subject, string Description) Pick() => Records[Random.Shared.Next(Records.Count)];

    /// <summary>Draws them.</summary>
    public static async Task<RoutingTexts> DrawAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"""
            select organization_id, subject, description from incident
            where organization_id = (select id from organization where key = 'SCALE') and kind = 'Incident' order by opened_at desc, id desc limit {Size}
            """);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var (organization, records) = (Guid.Empty, new List<(string, string)>());
        while (await reader.ReadAsync(cancel))
        {
            organization = reader.GetGuid(0);
            records.Add((reader.GetString(1), reader.GetString(2)));
        }
        return new RoutingTexts(organization, records);
    }
}
