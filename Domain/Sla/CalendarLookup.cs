using IncidentPlatform.Domain.Calendars;

namespace IncidentPlatform.Domain.Sla;

/// <summary>Gives the compiled calendar of a version. Versions never change, so the same id always gives the same answers.</summary>
public delegate BusinessCalendar CalendarLookup(Guid calendarVersionId);
