namespace IncidentPlatform.Contracts.Routing;

/// <summary>Analytics' answer to Api: similar records, most similar first.</summary>
/// <param name="Items">Whoever they are shown to has yet to be asked for.</param>
public sealed record NearRecordsResponse(IReadOnlyList<NearRecordResponse> Items);
