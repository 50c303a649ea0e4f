namespace IncidentPlatform.Contracts.Routing;

/// <summary>Api's question to Analytics for similar records.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Description">What happens.</param>
/// <param name="Most">How many, up to 200.</param>
/// <param name="Except">A record that is not looked for; null for none.</param>
public sealed record NearRecordsRequest(string? Subject, string? Description, int Most, Guid? Except);
