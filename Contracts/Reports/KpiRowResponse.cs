namespace IncidentPlatform.Contracts.Reports;

/// <summary>One row of a report.</summary>
/// <param name="Key">Id of the service, group or provider, the priority, or the first date of the step; empty for in-house.</param>
/// <param name="Name">What people call it; the key where it has no other name.</param>
/// <param name="Values">Its figures.</param>
public sealed record KpiRowResponse(string Key, string Name, KpiValuesResponse Values);
