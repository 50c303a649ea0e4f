namespace IncidentPlatform.Contracts.Escalation;

/// <summary>What one rule would have done.</summary>
/// <param name="Firings">How often it would have fired, reminders included.</param>
/// <param name="Incidents">On how many records.</param>
/// <param name="AtNight">How many of the firings at night.</param>
public sealed record DryRunRuleResponse(int Firings, int Incidents, int AtNight);
