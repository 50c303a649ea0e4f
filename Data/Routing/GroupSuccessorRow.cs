using IncidentPlatform.Data.Tenancy;

namespace IncidentPlatform.Data.Routing;

/// <summary>Where the records of a former group go, all or those of one service.</summary>
public sealed class GroupSuccessorRow : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid GroupId { get; init; }
    public Guid? ServiceId { get; init; }
    public required Guid SuccessorId { get; init; }
}
