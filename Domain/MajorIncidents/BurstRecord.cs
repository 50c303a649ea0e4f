using NodaTime;

namespace IncidentPlatform.Domain.MajorIncidents;

/// <summary>A record that may be part of a burst.</summary>
/// <param name="Id">The record.</param>
/// <param name="RequesterId">Who asked.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="ProposalId">The proposal in which it stands, however that was decided; null for none.</param>
public sealed record BurstRecord(Guid Id, Guid RequesterId, Instant OpenedAt, Guid? ProposalId = null);
