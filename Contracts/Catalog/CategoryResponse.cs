namespace IncidentPlatform.Contracts.Catalog;

/// <summary>A category.</summary>
/// <param name="Id">The category.</param>
/// <param name="Name">Shown name.</param>
/// <param name="ServiceId">The service that it belongs to; null for any.</param>
/// <param name="GroupId">The group that the category rule names; null for none.</param>
/// <param name="IsActive">Whether it is offered.</param>
/// <param name="IsRestricted">Whether only the holding group reads its records.</param>
public sealed record CategoryResponse(Guid Id, string Name, Guid? ServiceId, Guid? GroupId, bool IsActive, bool IsRestricted = false);
