using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace IncidentPlatform.Contracts.Sla;

/// <summary><c>POST /calendars/preview</c>: business time between two instants.</summary>
/// <param name="Zone">IANA zone.</param>
/// <param name="Week">Seven lists from Monday.</param>
/// <param name="Exceptions">Openings that replace those of a date.</param>
/// <param name="From">Start.</param>
/// <param name="To">End, not before the start.</param>
public sealed record CalendarPreviewRequest(
    [property: Required, MaxLength(60)] string Zone,
    [property: Required] IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Week,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>>? Exceptions,
    Instant From,
    Instant To);
