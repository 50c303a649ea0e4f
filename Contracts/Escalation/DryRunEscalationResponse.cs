using NodaTime;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary>What rules would have done. Night is from ten in the evening to six in the morning in the organization's zone.</summary>
/// <param name="From">Since when.</param>
/// <param name="Until">The present.</param>
/// <param name="Records">Records that were looked at, newest first.</param>
/// <param name="IsComplete">Whether these are all of the period; false when there are more than fit into the time of one answer.</param>
/// <param name="Firings">How often rules would have fired, reminders included.</param>
/// <param name="Incidents">On how many records.</param>
/// <param name="AtNight">How many of the firings at night.</param>
/// <param name="Rules">The same for each rule, in order.</param>
public sealed record DryRunEscalationResponse(
    Instant From, Instant Until, int Records, bool IsComplete, int Firings, int Incidents, int AtNight,
    IReadOnlyList<DryRunRuleResponse> Rules);
