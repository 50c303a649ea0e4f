namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>GET /incidents/{id}/clocks</c>: the clocks of a record, why each is due when it is, and whose time it was.</summary>
/// <param name="Items">The organization's promises first, of a chain of clocks each link in order.</param>
/// <param name="NextCursor">Empty: they are all here.</param>
/// <param name="Attribution">
/// Every business second up to now, or to the resolution, by holder: together with the consumer's the whole, the breach part the
/// overshoot of the Resolution clock. Empty without one.
/// </param>
public sealed record ClocksResponse(
    IReadOnlyList<ClockResponse> Items, string NextCursor, IReadOnlyList<HolderTimeResponse> Attribution);
