using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Domain.Calendars;

namespace IncidentPlatform.Api.Calendars;

/// <summary>A calendar as the API writes it.</summary>
internal static class CalendarBodies
{
    public static CalendarBody Of(CalendarDefinition definition) => new(
        definition.Zone,
        [.. definition.Week.Select(Openings)],
        [.. definition.Exceptions.Select(exception => new CalendarDate(exception.Date, exception.Name, Openings(exception.Openings)))]);

    public static IReadOnlyList<IReadOnlyList<string>> Openings(IReadOnlyList<Opening> openings) =>
        [.. openings.Select(opening => (IReadOnlyList<string>)[opening.FromText, opening.ToText])];
}
