using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>What routing decided about a record, and why.</summary>
public sealed class RoutingDecisionRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required RoutingOutcome Outcome { get; init; }
    public int? ModelVersion { get; init; }
    public required RoutingSuggestionValue[] Suggestions { get; init; }
    public string? Note { get; init; }

    /// <summary>The nearest resolved records when it was decided, nearest first.</summary>
    public SimilarRecordValue[] SimilarRecords { get; init; } = [];
    public required Instant At { get; init; }
}
