namespace IncidentPlatform.Pictures;

/// <summary>On what a visitor looks at the pages.</summary>
internal enum Screen
{
    Desktop,
    Phone,
}
