namespace IncidentPlatform.Domain.Incidents;

/// <summary>Words that were taken away for good.</summary>
public static class Redaction
{
    /// <summary>Stands in place of a subject, and where words were taken out of the midst of others; the same in every language.</summary>
    public const string Mark = "[…]";
}
