using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.ServiceCatalog;

namespace IncidentPlatform.Contracts.Catalog;

/// <summary>A type of service request, with its form.</summary>
/// <param name="Type">The type.</param>
/// <param name="GroupId">The group that such requests go to.</param>
/// <param name="Group">Its name.</param>
/// <param name="IsOffered">Whether consumers are offered it.</param>
/// <param name="Fields">The form, in the order in which it is asked.</param>
public sealed record RequestTypeResponse(
    RequestType Type, Guid GroupId, string Group, bool IsOffered, IReadOnlyList<FormField> Fields);
