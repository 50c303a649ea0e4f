using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>A record behind a number.</summary>
/// <param name="Id">The record.</param>
/// <param name="Number">Its number.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="At">The event by which it is counted.</param>
/// <param name="Priority">At the event.</param>
/// <param name="ServiceId">At the event.</param>
/// <param name="Service">Name of the service.</param>
/// <param name="GroupId">At the event.</param>
/// <param name="Group">Name of the group.</param>
/// <param name="Value">What it adds to a mean: business seconds, or a rating; null for a mere count.</param>
public sealed record KpiIncidentResponse(
    Guid Id, string Number, string Subject, Instant At, Priority Priority, Guid ServiceId, string Service, Guid GroupId, string Group, long? Value);
