using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>Records from which no model learns, and who said so; see <see cref="Domain.Routing.TrainingExclusion"/>.</summary>
public sealed class TrainingExclusionRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public Guid? GroupId { get; init; }
    public Guid? CategoryId { get; init; }
    public Instant? FromAt { get; init; }
    public Instant? ToAt { get; init; }
    public required string Reason { get; init; }
    public required Guid CreatedBy { get; init; }
    public required Instant CreatedAt { get; init; }
}
