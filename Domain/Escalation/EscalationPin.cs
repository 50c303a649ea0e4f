namespace IncidentPlatform.Domain.Escalation;

/// <summary>Which rules watch over a record, so that replaying the line gives the same.</summary>
/// <param name="PolicyVersionId">The version of the escalation policy; null when nothing is escalated.</param>
/// <param name="CalendarVersionId">The calendar in which the business minutes of its rules on the record itself are counted.</param>
public sealed record EscalationPin(Guid? PolicyVersionId, Guid CalendarVersionId);
