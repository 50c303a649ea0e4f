using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary>What somebody sees who follows the link of a message.</summary>
/// <param name="Number">The record.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="Person">Whom the link was sent to.</param>
/// <param name="IsOpen">Whether work is still owed.</param>
/// <param name="AcknowledgedAt">When somebody said that they are on it; null when nobody did.</param>
/// <param name="AcknowledgedBy">Who; null when nobody did.</param>
public sealed record AcknowledgementResponse(
    string Number, string Subject, Priority Priority, string Person, bool IsOpen, Instant? AcknowledgedAt, string? AcknowledgedBy);
