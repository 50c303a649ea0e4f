namespace IncidentPlatform.Contracts.Calendars;

/// <summary><c>POST /calendars/import</c>: the whole days that a file names. Nothing is saved.</summary>
/// <param name="Dates">As closed exceptions, in order, each once.</param>
/// <param name="Skipped">Entries that are no whole days.</param>
public sealed record ImportedDatesResponse(IReadOnlyList<CalendarDate> Dates, int Skipped);
