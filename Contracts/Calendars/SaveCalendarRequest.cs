using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Contracts.Calendars;

/// <summary><c>POST /calendars</c>, <c>PUT /calendars/{id}</c>.</summary>
/// <param name="Name">Shown name, unique.</param>
/// <param name="Calendar">When it is open.</param>
/// <param name="IsActive">Whether it can be chosen.</param>
/// <param name="Mode">How far a change reaches.</param>
/// <param name="AcceptsWarnings">Whether what looks like a mistake is meant so.</param>
public sealed record SaveCalendarRequest(
    [property: Required, MinLength(2), MaxLength(120)] string Name,
    [property: Required] CalendarBody Calendar,
    bool IsActive = true,
    RebaseMode Mode = RebaseMode.NewOnly,
    bool AcceptsWarnings = false);
