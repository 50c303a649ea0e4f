using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Calendars;

/// <summary><c>POST /calendars/{id}/impact</c>: what would a change do?</summary>
/// <param name="Calendar">When it would be open.</param>
public sealed record CalendarImpactRequest([property: Required] CalendarBody Calendar);
