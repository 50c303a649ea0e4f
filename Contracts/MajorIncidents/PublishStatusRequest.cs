using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary><c>POST /major-incidents/{id}/status</c>: the public word on a service. Whoever waits on a child record is told as well.</summary>
/// <param name="Text">The words.</param>
/// <param name="ServiceId">The service that they are about; null for the incident's.</param>
public sealed record PublishStatusRequest([property: Required, MinLength(1), MaxLength(2_000)] string Text, Guid? ServiceId = null);
