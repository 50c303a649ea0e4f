namespace IncidentPlatform.Domain.Incidents;

/// <summary>A line that a decision adds to the timeline.</summary>
/// <param name="Entry">The facts.</param>
/// <param name="Visibility">Who reads it.</param>
/// <param name="Text">The words that go with it; null when there are none.</param>
public sealed record NewLine(TimelineEntry Entry, Visibility Visibility, string? Text = null);
