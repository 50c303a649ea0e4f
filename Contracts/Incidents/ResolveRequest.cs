using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/resolve</c>.</summary>
/// <param name="Code">One of the kind's codes.</param>
/// <param name="Text">What was done, for the consumer.</param>
public sealed record ResolveRequest(ResolutionCode Code, [property: Required, MaxLength(20_000)] string Text);
