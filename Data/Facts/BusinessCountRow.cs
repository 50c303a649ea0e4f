using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.Facts;

/// <summary>A part of a counter of <see cref="Domain.Kpi.BusinessCounts"/>; the counter is the sum over its slots.</summary>
public sealed class BusinessCountRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required string Name { get; init; }
    public required string Label { get; init; }
    public required string Sublabel { get; init; }

    /// <summary>Days since 1970-01-01 in UTC; 0 for what is not kept by day.</summary>
    public required int Day { get; init; }

    /// <summary>Transactions of one organization write to different slots, so that they seldom wait for each other.</summary>
    public required int Slot { get; init; }
    public long Value { get; set; }
}
