using IncidentPlatform.Domain.Escalation;

namespace IncidentPlatform.Domain.Sla;

/// <summary>What <see cref="LevelChanges"/> has to look up.</summary>
/// <param name="Calendars">Calendar versions, old and new.</param>
/// <param name="Targets">Targets of policy versions, old and new.</param>
/// <param name="Rules">Escalation rules by the version that watches over a record; no rules for none.</param>
/// <param name="HasFired">Whether a step was taken.</param>
/// <param name="NewId">Chooses the id of a clock that begins.</param>
public sealed record LevelContext(
    CalendarLookup Calendars, TargetLookup Targets, Func<Guid?, EscalationPolicy> Rules, Func<EscalationStepKey, bool> HasFired, Func<Guid> NewId);
