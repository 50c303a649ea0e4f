using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Sla;

/// <summary>A calendar as a caller writes it.</summary>
/// <param name="Zone">IANA zone.</param>
/// <param name="Week">Seven lists from Monday; an opening is <c>["08:00","12:00"]</c>, and <c>"24:00"</c> ends a day.</param>
/// <param name="Exceptions">Openings that replace those of a date: <c>{"2026-08-17": []}</c>; null for none.</param>
public sealed record CalendarDefinitionRequest(
    [property: Required, MaxLength(60)] string Zone,
    [property: Required] IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Week,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>>? Exceptions = null);
