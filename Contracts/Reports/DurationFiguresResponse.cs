namespace IncidentPlatform.Contracts.Reports;

/// <summary>How a duration is distributed. Durations are null where nothing was measured.</summary>
/// <param name="Count">How many were measured.</param>
/// <param name="MeanSeconds">Arithmetic mean.</param>
/// <param name="MedianSeconds">Half took no longer.</param>
/// <param name="P90Seconds">Nine of ten took no longer.</param>
public sealed record DurationFiguresResponse(int Count, long? MeanSeconds, long? MedianSeconds, long? P90Seconds);
