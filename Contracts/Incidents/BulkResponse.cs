namespace IncidentPlatform.Contracts.Incidents;

/// <summary>The answer of <c>POST /incidents/bulk</c>.</summary>
/// <param name="Items">One for each record of the request, in its order.</param>
/// <param name="Done">How many took effect.</param>
public sealed record BulkResponse(IReadOnlyList<BulkResultResponse> Items, int Done);
