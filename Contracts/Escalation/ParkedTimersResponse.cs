using NodaTime;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary>A record whose rules could not fire and were given up.</summary>
/// <param name="IncidentId">The record.</param>
/// <param name="Number">Its number.</param>
/// <param name="Timers">How many of its timers are parked.</param>
/// <param name="Attempts">How often they were tried.</param>
/// <param name="DueAt">When the first of them was due.</param>
/// <param name="ParkedAt">When they were given up.</param>
public sealed record ParkedTimersResponse(Guid IncidentId, string? Number, int Timers, int Attempts, Instant DueAt, Instant ParkedAt);
