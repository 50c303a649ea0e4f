using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>A stretch of time in which a support group worked in a provider's hands.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="ProviderId">The provider's organization.</param>
/// <param name="From">First instant: accepted and begun.</param>
/// <param name="Until">First instant after it; null for no end.</param>
public sealed record HandOver(Guid GroupId, Guid ProviderId, Instant From, Instant? Until);
