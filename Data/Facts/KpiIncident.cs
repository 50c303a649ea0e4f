using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

/// <summary>A record behind a number, with its dimensions at the event.</summary>
public sealed record KpiIncident
{
    public required Guid IncidentId { get; init; }
    public required string Number { get; init; }
    public required string Subject { get; init; }
    public required Instant At { get; init; }
    public required Priority Priority { get; init; }
    public required Guid ServiceId { get; init; }
    public required string Service { get; init; }
    public required Guid GroupId { get; init; }
    public required string Group { get; init; }

    /// <summary>What it adds to a mean: business seconds or a rating; null where the number is a count.</summary>
    public long? Value { get; init; }
}
