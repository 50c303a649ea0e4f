using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Data.Organizations;

/// <summary>A tenant: an organization that runs its service support here, or a provider that works for others.</summary>
public sealed class OrganizationRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required string Key { get; init; }
    public required string Name { get; set; }
    public required string TimeZone { get; set; }
    public required string Locale { get; set; }
    public bool IsProvider { get; set; }
    public Guid? DeskGroupId { get; set; }
    public Guid? DefaultServiceId { get; set; }
    public Guid? DefaultCalendarId { get; set; }
    public PriorityMatrix PriorityMatrix { get; set; } = PriorityMatrix.Default;
    public int PriorityMatrixVersion { get; set; } = 1;

    /// <summary>Business days in which a consumer may reopen a resolved record.</summary>
    public int ReopenWindowDays { get; set; } = 5;
    public RoutingMode RoutingMode { get; set; } = RoutingMode.Suggest;

    /// <summary>What an hour of its own people's work costs, in whole units of <see cref="HourlyCostCurrency"/>; null where nobody said.</summary>
    public int? HourlyCost { get; set; }

    /// <summary>ISO 4217; null without a cost.</summary>
    public string? HourlyCostCurrency { get; set; }
    public required Instant CreatedAt { get; init; }

    Guid ITenantRow.OrganizationId => Id;
}
