namespace IncidentPlatform.Contracts.Escalation;

/// <summary>A rule of an escalation policy.</summary>
/// <param name="When">Its condition.</param>
/// <param name="Then">What it does, in order.</param>
/// <param name="Id">Kept over versions, so that it fires once however often the policy is changed; null for a new rule.</param>
/// <param name="RepeatEveryMinutes">Business minutes between reminders; null for none.</param>
/// <param name="RepeatTimes">How many reminders; null for none.</param>
/// <param name="StopsOnAcknowledge">Whether it keeps still once somebody is on it.</param>
public sealed record EscalationRuleBody(
    EscalationConditionBody When, IReadOnlyList<EscalationEffectBody> Then, Guid? Id = null, int? RepeatEveryMinutes = null,
    int? RepeatTimes = null, bool StopsOnAcknowledge = false);
