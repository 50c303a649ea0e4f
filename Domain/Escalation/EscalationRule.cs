namespace IncidentPlatform.Domain.Escalation;

/// <summary>When this, then that.</summary>
/// <param name="Id">Stable over versions of the policy: the rule fires once per run of what it looks at.</param>
/// <param name="When">Its condition.</param>
/// <param name="Effects">In the order in which they are applied; may be empty.</param>
/// <param name="Repeat">How often it reminds; null for never.</param>
/// <param name="StopsOnAcknowledge">Whether it and its reminders keep still once somebody of the present group has said that they are on it.</param>
public sealed record EscalationRule(
    Guid Id, EscalationCondition When, IReadOnlyList<EscalationEffect> Effects, EscalationRepeat? Repeat = null,
    bool StopsOnAcknowledge = false)
{
    /// <summary>Whether it tells anybody.</summary>
    public bool Notifies => Effects.Any(effect => effect is EscalationEffect.Notify);
}
