using IncidentPlatform.Domain.Escalation;

namespace IncidentPlatform.Domain.Sla;

/// <summary>What <see cref="LevelChanges"/> has to look up.</summary>
/// <param name="Calendars">Calendar versions, old and new.</param>
/// <param name="Targets">Targets of policy versions, old and new.</param>
/// <param name="Rules">Escalation rules by policy version, old and new.</param>
/// <param name="HasFired">Whether a rule fired in a clock's run: clock, run, rule.</param>
public sealed record LevelContext(
    CalendarLookup Calendars, TargetLookup Targets, Func<Guid, EscalationPolicy> Rules, Func<Guid, int, Guid, bool> HasFired);
