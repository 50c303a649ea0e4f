namespace IncidentPlatform.Domain.Escalation;

/// <summary>Something wrong with a policy.</summary>
/// <param name="Rule">The rule's place, from 0; null for the policy as a whole.</param>
/// <param name="Field">The rule's field: <c>when</c>, <c>then</c>, <c>repeat</c>, <c>id</c>.</param>
/// <param name="Code">One of <see cref="EscalationProblemCodes"/>.</param>
/// <param name="IsWarning">Whether the policy may be saved all the same.</param>
public sealed record EscalationProblem(int? Rule, string Field, string Code, bool IsWarning = false);
