using System.Globalization;
using IncidentPlatform.Contracts.Escalation;

namespace IncidentPlatform.Web.Components.Escalation;

/// <summary>An escalation policy as typed.</summary>
public sealed class PolicyForm
{
    /// <summary>One of <see cref="PolicyActions"/>.</summary>
    public string? Action { get; set; }

    /// <summary>The version that the reader saw; null for a new policy.</summary>
    public int? Version { get; set; }
    public string? Name { get; set; }
    public bool IsActive { get; set; } = true;
    public List<RuleForm>? Rules { get; set; }

    public IReadOnlyList<EscalationRuleBody> Bodies => [.. (Rules ?? []).Select(rule => rule.ToBody())];

    public SaveEscalationPolicyRequest ToRequest() => new(Name?.Trim() ?? "", Bodies, IsActive);

    public static PolicyForm Of(EscalationPolicyResponse policy) => new()
    {
        Version = policy.Version,
        Name = policy.Name,
        IsActive = policy.IsActive,
        Rules = [.. policy.Rules.Select(RuleForm.Of)],
    };

    /// <summary>Adds or takes away a rule where the button says so.</summary>
    /// <returns>The place of the rule to look at; null where there is none.</returns>
    public int? Rearrange()
    {
        Rules ??= [];
        if (Action == PolicyActions.Add)
        {
            Rules.Add(new RuleForm());
            return Rules.Count - 1;
        }
        if (Action?.StartsWith(PolicyActions.Remove, StringComparison.Ordinal) == true
            && int.TryParse(Action.AsSpan(PolicyActions.Remove.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && place < Rules.Count)
        {
            Rules.RemoveAt(place);
        }
        return null;
    }
}
