namespace IncidentPlatform.Api.Routing;

/// <summary>What Analytics said.</summary>
/// <param name="Value">Null when it is away, or knows nothing of what was asked.</param>
/// <param name="IsAway">Whether it did not answer in time.</param>
internal sealed record AnalyticsAnswer<T>(T? Value, bool IsAway)
    where T : class;
