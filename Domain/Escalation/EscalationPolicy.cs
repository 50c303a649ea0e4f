namespace IncidentPlatform.Domain.Escalation;

/// <summary>What happens as time passes and nothing else does.</summary>
/// <param name="Rules">Ids are unique.</param>
public sealed record EscalationPolicy(IReadOnlyList<EscalationRule> Rules)
{
    /// <summary>The most rules in a policy.</summary>
    public const int MostRules = 40;

    /// <summary>Nothing is escalated.</summary>
    public static EscalationPolicy None { get; } = new([]);

    /// <summary>The rule with this id; null when the policy has none.</summary>
    public EscalationRule? Find(Guid ruleId) => Rules.FirstOrDefault(rule => rule.Id == ruleId);
}
