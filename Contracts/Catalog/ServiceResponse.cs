namespace IncidentPlatform.Contracts.Catalog;

/// <summary>A service.</summary>
/// <param name="Id">The service.</param>
/// <param name="Name">Shown name.</param>
/// <param name="IsDefault">Whether records without a service belong to it.</param>
/// <param name="IsActive">Whether it is offered.</param>
/// <param name="CalendarId">Its working time; null for that of the default service.</param>
/// <param name="SlaPolicyId">Its levels; null for those of the default service.</param>
public sealed record ServiceResponse(Guid Id, string Name, bool IsDefault, bool IsActive, Guid? CalendarId = null, Guid? SlaPolicyId = null);
