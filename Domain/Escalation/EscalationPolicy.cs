namespace IncidentPlatform.Domain.Escalation;

/// <summary>The rules that fire as a clock's target is used up.</summary>
/// <param name="Rules">In order of their share; ids are unique.</param>
public sealed record EscalationPolicy(IReadOnlyList<EscalationRule> Rules)
{
    /// <summary>The rule with this id; null when the policy has none.</summary>
    public EscalationRule? Find(Guid ruleId) => Rules.FirstOrDefault(rule => rule.Id == ruleId);
}
