using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Deliveries;

/// <summary><c>POST /deliveries/{id}/skip</c>.</summary>
/// <param name="Reason">Why nothing shall follow from the change; kept.</param>
public sealed record SkipDeliveryRequest([property: Required, MaxLength(2_000)] string Reason);
