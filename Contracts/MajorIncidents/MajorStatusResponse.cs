using NodaTime;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary>The present public word on a service.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Service">Its name.</param>
/// <param name="Text">The words.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="PublishedBy">By whom.</param>
public sealed record MajorStatusResponse(Guid ServiceId, string Service, string Text, Instant PublishedAt, string PublishedBy);
