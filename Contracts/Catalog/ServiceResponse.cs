namespace IncidentPlatform.Contracts.Catalog;

/// <summary>A service.</summary>
/// <param name="Id">The service.</param>
/// <param name="Name">Shown name.</param>
/// <param name="IsDefault">Whether records without a service belong to it.</param>
/// <param name="IsActive">Whether it is offered.</param>
public sealed record ServiceResponse(Guid Id, string Name, bool IsDefault, bool IsActive);
