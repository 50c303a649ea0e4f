using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.MajorIncidents;
using NodaTime;

namespace IncidentPlatform.Data.MajorIncidents;

/// <summary>From when on an organization's similar records are proposed as a major incident. Without a row <see cref="BurstLimits.Default"/> holds.</summary>
public sealed class BurstSettingsRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }

    /// <summary>Whether bursts are proposed at all.</summary>
    public bool IsOn { get; set; }
    public int Records { get; set; }
    public int Requesters { get; set; }
    public int WindowSeconds { get; set; }

    public BurstLimits Limits => new(Records, Requesters, Duration.FromSeconds(WindowSeconds));
}
