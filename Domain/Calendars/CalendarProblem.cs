namespace IncidentPlatform.Domain.Calendars;

/// <summary>Why a <see cref="CalendarDefinition"/> cannot be used.</summary>
/// <param name="Path">Where: <c>zone</c>, <c>week</c>, <c>week[2][1]</c> (Wednesday's second opening), <c>exceptions[2026-08-17]</c>, <c>exceptions[2026-08-17][0]</c>.</param>
/// <param name="Code">What: one of <see cref="CalendarProblemCodes"/>.</param>
public sealed record CalendarProblem(string Path, string Code);
