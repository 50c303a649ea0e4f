using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Sharing;

namespace IncidentPlatform.Contracts.Views;

/// <summary><c>POST /views</c>, <c>PUT /views/{id}</c>.</summary>
/// <param name="Name">Shown name; no other view of the same owner has it.</param>
/// <param name="Filter">Parameters of <c>GET /incidents</c> by their names, with <c>dueWithinSeconds</c> in place of <c>dueBefore</c>.</param>
/// <param name="Audience">For whom it is there. More than the owner needs one's own group or <see cref="Identity.Permissions.SharePresets"/>.</param>
/// <param name="GroupId">The group with which it is shared; only with that audience.</param>
public sealed record SaveViewRequest(
    [property: Required, MinLength(1), MaxLength(80)] string Name,
    IReadOnlyDictionary<string, string> Filter,
    Audience Audience = Audience.Owner,
    Guid? GroupId = null);
