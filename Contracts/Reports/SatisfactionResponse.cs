namespace IncidentPlatform.Contracts.Reports;

/// <summary>What consumers said about the records closed in a period.</summary>
/// <param name="Mean">Mean of ratings 1..5; null without one.</param>
/// <param name="Responses">Rated of closed.</param>
public sealed record SatisfactionResponse(double? Mean, ShareResponse Responses);
