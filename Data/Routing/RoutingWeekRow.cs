using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>What a version said of a week's records that are newer than all it learned from: a point of drift over time.</summary>
public sealed class RoutingWeekRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required int Version { get; init; }

    /// <summary>Its Monday, in the organization's zone.</summary>
    public required LocalDate WeekOn { get; init; }

    /// <summary>The figures as the API shows them.</summary>
    public required string Figures { get; set; }
    public required Instant MeasuredAt { get; set; }
}
