using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Api.Events;

/// <summary>Streams of live updates. Section <c>Events</c>.</summary>
internal sealed class EventOptions
{
    public const string Section = "Events";

    /// <summary>Streams that one person may have open at once, in each replica. Default 6; 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int StreamsPerPerson { get; set; } = 6;
}
