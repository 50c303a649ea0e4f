using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>When an organization's model is trained anew by itself. Without a row the defaults hold.</summary>
public sealed class LearningSettingsRow : ITenantRow
{
    /// <summary>Days between two trainings unless said otherwise.</summary>
    public const int DefaultDays = 7;

    public required Guid OrganizationId { get; init; }

    /// <summary>Days between two trainings; null for never by the calendar.</summary>
    public int? RetrainDays { get; set; } = DefaultDays;

    /// <summary>Whether a training begins when records are no longer like those that were learned from.</summary>
    public bool RetrainsOnDrift { get; set; } = true;

    /// <summary>When drift was last looked for.</summary>
    public Instant? MeasuredAt { get; set; }

    /// <summary>What had changed then.</summary>
    public RoutingDriftFinding[] Drift { get; set; } = [];
}
