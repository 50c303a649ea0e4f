using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Data.Imports;

/// <summary>A service with the levels that its records get.</summary>
internal sealed record ImportService(
    Guid Id, Guid PolicyVersionId, SlaPolicy Policy, Guid? EscalationVersionId, EscalationPolicy Escalation, Guid CalendarVersionId);
