namespace IncidentPlatform.Contracts.Escalation;

/// <summary>A webhook that a rule can call.</summary>
/// <param name="Id">The webhook.</param>
/// <param name="Name">Shown name.</param>
/// <param name="IsActive">Whether it is called; a rule that names one that is switched off says so when it fires.</param>
public sealed record RuleWebhookResponse(Guid Id, string Name, bool IsActive);
