namespace IncidentPlatform.Contracts.Incidents;

/// <summary>How one record of many fared.</summary>
public enum BulkOutcome
{
    /// <summary>The move took effect, now or when the same request was sent before.</summary>
    Done,

    /// <summary>It did not; the problem says why.</summary>
    Refused,

    /// <summary>Somebody changed the record in between; the problem names the changes.</summary>
    Stale,
}
