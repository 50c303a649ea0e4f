using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.MajorIncidents;

/// <summary>A record that is told through a major incident.</summary>
/// <param name="Id">The record.</param>
/// <param name="Number">Its number.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Requester">Who asked.</param>
/// <param name="OpenedAt">When.</param>
public sealed record MajorChildResponse(Guid Id, string Number, string Subject, IncidentState State, string Requester, Instant OpenedAt);
