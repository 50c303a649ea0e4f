using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace IncidentPlatform.Contracts.Calendars;

/// <summary>A date that differs from its weekday.</summary>
/// <param name="Date">The date in the calendar's zone.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Openings">Pairs such as <c>["08:00","12:00"]</c> that replace those of the weekday; empty: closed.</param>
public sealed record CalendarDate(
    LocalDate Date,
    [property: Required, MinLength(1), MaxLength(120)] string Name,
    [property: Required, MaxLength(48)] IReadOnlyList<IReadOnlyList<string>> Openings);
