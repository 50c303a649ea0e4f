namespace IncidentPlatform.Api.Incidents;

/// <summary>The orders of a list; each has an index.</summary>
internal enum IncidentOrder
{
    NewestFirst,
    OldestFirst,

    /// <summary>What is due next first; only what is open has a due.</summary>
    DueFirst,
}
