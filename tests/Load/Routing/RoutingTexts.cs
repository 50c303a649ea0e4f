using Npgsql;

namespace IncidentPlatform.Load.Routing;

/// <summary>Words of stored records, so that what is asked reads like what the model learned from.</summary>
/// <param name="Organization">The demo organization: it has a history, and the classifier may assign there.</param>
/// <param name="Stored">How many records it has.</param>
/// <param name="Records">Some of them.</param>
internal sealed record RoutingTexts(Guid Organization, long Stored, IReadOnlyList<(string Subject, string Description)> Records)
{
    public const string Agent = "agent@demo.example";
    public const string Consumer = "consumer@demo.example";

    private const int Size = 500;

    /// <summary>One of them.</summary>
    public (string Subject, string Description) Pick() => Records[Random.Shared.Next(Records.Count)];

    /// <summary>Draws them.</summary>
    public static async Task<RoutingTexts> DrawAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"""
            select organization_id, subject, description, (select count(*) from incident stored where stored.organization_id = incident.organization_id)
            from incident where organization_id = (select id from organization where key = 'DEMO') and kind = 'Incident' and state = 'Closed'
            order by opened_at desc, id desc limit {Size}
            """);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var (organization, stored, records) = (Guid.Empty, 0L, new List<(string, string)>());
        while (await reader.ReadAsync(cancel))
        {
            (organization, stored) = (reader.GetGuid(0), reader.GetInt64(3));
            records.Add((reader.GetString(1), reader.GetString(2)));
        }
        return new RoutingTexts(organization, stored, records);
    }
}
