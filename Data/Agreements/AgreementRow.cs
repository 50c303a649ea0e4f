using IncidentPlatform.Data.Tenancy;
using NodaTime;

namespace IncidentPlatform.Data.Agreements;

/// <summary>A customer hands groups over to a provider. In force from the provider's acceptance, within its dates.</summary>
public sealed class AgreementRow : ITenantRow
{
    public required Guid Id { get; init; }

    /// <summary>The customer.</summary>
    public required Guid OrganizationId { get; init; }
    public required Guid ProviderId { get; init; }
    public required string Name { get; set; }
    public required Guid GroupId { get; init; }

    /// <summary>The calendar in which the provider works; null for the group's.</summary>
    public Guid? CalendarId { get; set; }
    public bool ShowsContacts { get; set; }
    public int PricePerRecord { get; set; }
    public int PricePerHour { get; set; }
    public string Currency { get; set; } = "IDR";
    public required Instant FromAt { get; init; }
    public Instant? UntilAt { get; set; }
    public required Instant OfferedAt { get; init; }
    public Instant? AcceptedAt { get; set; }
}
