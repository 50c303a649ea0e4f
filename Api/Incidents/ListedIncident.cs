using IncidentPlatform.Data.Incidents;
using NodaTime;

namespace IncidentPlatform.Api.Incidents;

/// <summary>A record in a list.</summary>
internal sealed class ListedIncident
{
    public required IncidentRow Row { get; init; }

    /// <summary>When it was opened, read from where an index has it in the list's order.</summary>
    public required Instant OpenedAt { get; init; }
}
