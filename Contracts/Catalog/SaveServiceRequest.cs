using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Catalog;

/// <summary><c>POST /services</c>, <c>PUT /services/{id}</c>.</summary>
/// <param name="Name">Shown name.</param>
/// <param name="CalendarId">Null for the default service's.</param>
/// <param name="SlaPolicyId">Null for the default service's.</param>
/// <param name="IsActive">Whether it is offered.</param>
public sealed record SaveServiceRequest(
    [property: Required, MinLength(2), MaxLength(120)] string Name, Guid? CalendarId = null, Guid? SlaPolicyId = null, bool IsActive = true);
