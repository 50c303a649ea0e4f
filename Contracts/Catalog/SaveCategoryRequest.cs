using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Catalog;

/// <summary><c>POST /categories</c>, <c>PUT /categories/{id}</c>.</summary>
/// <param name="Name">Shown name.</param>
/// <param name="ServiceId">The service that it belongs to; null for any.</param>
/// <param name="GroupId">The group that the category rule names; null for none.</param>
/// <param name="IsRestricted">Whether its records are restricted.</param>
/// <param name="IsActive">Whether it is offered.</param>
public sealed record SaveCategoryRequest(
    [property: Required, MinLength(2), MaxLength(120)] string Name,
    Guid? ServiceId = null,
    Guid? GroupId = null,
    bool IsRestricted = false,
    bool IsActive = true);
