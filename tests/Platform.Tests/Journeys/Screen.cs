namespace IncidentPlatform.Platform.Tests.Journeys;

/// <summary>On what a visitor looks at the pages.</summary>
public enum Screen
{
    Desktop,
    Phone,
}
