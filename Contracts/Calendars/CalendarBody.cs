using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Calendars;

/// <summary>When something works.</summary>
/// <param name="Zone">IANA zone.</param>
/// <param name="Week">Seven lists from Monday; an opening is <c>["08:00","12:00"]</c>, and <c>"24:00"</c> ends a day; overnight as two.</param>
/// <param name="Exceptions">Dates that differ, each once.</param>
public sealed record CalendarBody(
    [property: Required, MaxLength(60)] string Zone,
    [property: Required] IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Week,
    [property: Required, MaxLength(3_660)] IReadOnlyList<CalendarDate> Exceptions);
