using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>POST /routing/preview</c>: what would the classifier say?</summary>
/// <param name="Subject">One line, up to 200 characters.</param>
/// <param name="Description">What happens, up to 20,000 characters.</param>
public sealed record RoutingPreviewRequest(
    [property: Required, MaxLength(200)] string Subject, [property: MaxLength(20_000)] string? Description = null);
