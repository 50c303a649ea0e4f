namespace IncidentPlatform.Domain.OnCall;

/// <summary>Why a <see cref="RotaDefinition"/> cannot be used.</summary>
/// <param name="Path">Where: <c>zone</c>, <c>layers</c>, <c>layers[0].rotationDays</c>, <c>layers[0].week[2][1]</c> (Wednesday's second stretch).</param>
/// <param name="Code">What: one of <see cref="RotaProblemCodes"/> or, for hours of duty, of <see cref="Calendars.CalendarProblemCodes"/>.</param>
public sealed record RotaProblem(string Path, string Code);
